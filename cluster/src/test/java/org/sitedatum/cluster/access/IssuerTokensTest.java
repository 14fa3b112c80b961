package org.sitedatum.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerTokensTest {

    private static final long LATER = System.currentTimeMillis() / 1_000 + 3_600;
    private static final long EARLIER = LATER - 7_200;
    private static final String GOOD = claims(FakeIssuer.ISSUER, FakeIssuer.AUDIENCE, "\"exp\":" + LATER);

    private final Vertx vertx = Vertx.vertx();
    private final FakeIssuer issuer = new FakeIssuer();
    private final AtomicLong nanos = new AtomicLong();
    private IssuerTokens tokens;

    @BeforeEach
    void start() {
        tokens = new IssuerTokens(vertx, issuer.options(), nanos::get);
    }

    @AfterEach
    void stop() {
        issuer.close();
        vertx.close();
    }

    private static String claims(String iss, String aud, String more) {
        return String.format(
                Locale.ROOT,
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"eve\",\"realm_access\":{\"roles\":[\"viewer\",\"baker\"]},%s}",
                iss,
                aud,
                more);
    }

    @Test
    void shouldBelieveATokenOfItsIssuer() throws Exception {
        Caller caller = caller(issuer.signed("first", GOOD)).orElseThrow();

        assertThat(caller.name()).isEqualTo("oidc:eve");
        assertThat(caller.roles()).isEqualTo(Set.of(Role.VIEWER));
        assertThat(caller.byCookie()).isFalse();
    }

    @Test
    void shouldNotBelieveWhatIsNotForItOrNotAnyMore() throws Exception {
        assertThat(caller(issuer.signed("first", GOOD))).isPresent();

        String iss = FakeIssuer.ISSUER;
        String aud = FakeIssuer.AUDIENCE;
        assertThat(caller(issuer.signed("first", claims(iss, aud, "\"exp\":" + EARLIER))))
                .isEmpty();
        assertThat(caller(issuer.signed("first", claims(iss, aud, "\"nbf\":" + LATER + ",\"exp\":" + LATER))))
                .isEmpty();
        assertThat(caller(issuer.signed("first", claims(iss, aud, "\"iat\":1"))))
                .isEmpty();
        assertThat(caller(issuer.signed("first", claims(iss, "elsewhere", "\"exp\":" + LATER))))
                .isEmpty();
        assertThat(caller(issuer.signed("first", claims("https://evil.example", aud, "\"exp\":" + LATER))))
                .isEmpty();
        assertThat(caller(issuer.signed("first", "{\"exp\":" + LATER + "}"))).isEmpty();
    }

    @Test
    void shouldNotBelieveWhatIsNotSignedByItsKey() throws Exception {
        String good = issuer.signed("first", GOOD);
        assertThat(caller(good)).isPresent();

        assertThat(caller(FakeIssuer.unsigned(GOOD))).isEmpty();
        assertThat(caller(issuer.confused("first", GOOD))).isEmpty();
        assertThat(caller(good.substring(0, good.lastIndexOf('.') + 1))).isEmpty();
        String[] parts = good.split("\\.");
        String[] other =
                issuer.signed("first", GOOD.replace("viewer", "operator")).split("\\.");
        assertThat(caller(parts[0] + "." + other[1] + "." + parts[2])).isEmpty();
    }

    @Test
    void shouldTakeANewKeyAndForgetTheOldOne() throws Exception {
        String old = issuer.signed("first", GOOD);
        assertThat(caller(old)).isPresent();
        issuer.rotate("second");
        String fresh = issuer.signed("second", GOOD);

        assertThat(caller(fresh)).as("asked within the minute").isEmpty();
        assertThat(issuer.fetches()).isEqualTo(1);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));
        assertThat(caller(fresh)).isPresent();
        assertThat(caller(old)).isEmpty();
    }

    @Test
    void shouldAskTheIssuerOnceAMinuteWhateverComes() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(caller(issuer.signed("unknown-" + i, GOOD))).isEmpty();
        }
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void shouldKnowTheKeysWhileTheIssuerIsAwayAndComeBackByItself() throws Exception {
        issuer.answerWith(503);
        String good = issuer.signed("first", GOOD);
        assertThat(caller(good)).as("never seen a key").isEmpty();
        issuer.answerWith(200);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));
        assertThat(caller(good)).isPresent();

        issuer.close();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));

        assertThat(caller(good)).isPresent();
        assertThat(caller(withAnotherSignature(good)))
                .as("a bad one while it is away")
                .isEmpty();
        assertThat(caller(good)).isPresent();
    }

    /** Not its last letter: four bits of that one belong to no byte of the signature, so another letter may say the same. */
    private static String withAnotherSignature(String token) {
        int first = token.lastIndexOf('.') + 1;
        char other = token.charAt(first) == 'A' ? 'B' : 'A';
        return token.substring(0, first) + other + token.substring(first + 1);
    }

    private Optional<Caller> caller(String token) throws Exception {
        return tokens.callerOf(token).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
