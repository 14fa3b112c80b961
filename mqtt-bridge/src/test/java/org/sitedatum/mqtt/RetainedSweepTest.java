package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.BrokerAddress;

/** A broker forgets a site that is no more, also when one of the two connections comes up late. */
class RetainedSweepTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> KEPT =
            List.of("sitedatum/hq/site", "sitedatum/hq/frames", "sitedatum/hq/last/agv-1", "sitedatum/hq/status");

    private EmbeddedBroker broker;

    @BeforeEach
    void keep() throws IOException {
        broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        try (TestClient client = new TestClient(broker.address(), "speaker", "sitedatum/hq/#")) {
            KEPT.forEach(topic -> client.keep(topic, "{}"));
            client.keep("sitedatum/other/site", "{}");
        }
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void shouldTakeAwayWhatIsKeptOfTheSiteAndNothingElse() throws Exception {
        assertThat(RetainedSweep.run("hq", broker.address(), "sweep", () -> true))
                .isTrue();

        assertThat(stillKept()).containsExactly("sitedatum/other/site");
    }

    @Test
    void shouldLeaveASiteThatIsThereAgain() throws Exception {
        assertThat(RetainedSweep.run("hq", broker.address(), "sweep", () -> false))
                .isFalse();

        assertThat(stillKept()).containsAll(KEPT);
    }

    @Test
    void shouldTakeAwayWhatItHeardBeforeItCouldSpeak() throws Exception {
        try (HoleProxy proxy = new HoleProxy(broker.port())) {
            proxy.holdBack("sweep-out");
            Thread[] own = new Thread[1];
            AtomicInteger heard = new AtomicInteger();
            BooleanSupplier isGone = () -> {
                if (Thread.currentThread() != own[0]) {
                    heard.incrementAndGet();
                }
                return true;
            };
            CompletableFuture<Boolean> isClean = CompletableFuture.supplyAsync(() -> {
                own[0] = Thread.currentThread();
                try {
                    return RetainedSweep.run(
                            "hq", BrokerAddress.parse("mqtt://127.0.0.1:" + proxy.port()), "sweep", isGone);
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
            });

            await().atMost(PATIENCE).until(() -> heard.get() >= KEPT.size());
            proxy.release();

            await().atMost(PATIENCE).until(isClean::isDone);
            assertThat(isClean.join()).isTrue();
            assertThat(stillKept()).containsExactly("sitedatum/other/site");
        }
    }

    private List<String> stillKept() {
        try (TestClient late = new TestClient(broker.address(), "late", "sitedatum/#")) {
            await().atMost(PATIENCE)
                    .until(() -> !late.heardOn("sitedatum/other/site").isEmpty());
            await().during(Duration.ofMillis(200)).until(() -> true);
            return late.heard().stream().map(TestClient.Heard::topic).distinct().toList();
        }
    }
}
