package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeFix;

class FixJsonDecoderTest {
    private static final String RANGE =
            "{\"kind\":\"range\",\"stamp\":1767225600921000,\"trackable\":\"T0\",\"anchor\":\"A0\",\"range\":2.0723}";

    private final FixJsonDecoder decoder = new FixJsonDecoder();

    @Test
    void shouldReadARange() {
        Fix fix = accepted(RANGE);

        assertThat(fix).isInstanceOfSatisfying(RangeFix.class, range -> {
            assertThat(range.header().source()).isEqualTo("uwb");
            assertThat(range.stampNanos()).isEqualTo(1_767_225_600_921_000_000L);
            assertThat(range.header().receivedNanos()).isEqualTo(99);
            assertThat(range.header().trackable()).contains("T0");
            assertThat(range.anchor()).isEqualTo("A0");
            assertThat(range.range()).isEqualTo(2.0723);
            assertThat(range.sigma()).isNaN();
        });
    }

    @Test
    void shouldIgnoreUnknownFieldsAndFieldsOfOtherKinds() {
        String extra = RANGE.replace(
                "{\"kind\"", "{\"properties\":{\"a\":[1,{\"b\":null}]},\"new\":1e999,\"specificForce\":\"x\",\"kind\"");

        assertThat(accepted(extra)).isEqualTo(accepted(RANGE));
    }

    @ParameterizedTest
    @CsvSource({
        "1767225600123456,1767225600123456000",
        "'\"2026-01-01T00:00:00Z\"',1767225600000000000",
        "'\"2026-01-01T00:00:00.5Z\"',1767225600500000000",
        "'\"2026-01-01T00:00:00.123456789Z\"',1767225600123456789",
        "'\"2026-01-01T00:00:00+00:00\"',1767225600000000000"
    })
    void shouldReadStampsAsMicrosecondsOrIso(String stamp, long nanos) {
        assertThat(accepted(RANGE.replace("1767225600921000", stamp)).stampNanos())
                .isEqualTo(nanos);
    }

    @Test
    void shouldTurnAccuracyIntoAnIsotropicCovariance() {
        PositionFix fix =
                (PositionFix) accepted("{\"kind\":\"position\",\"stamp\":1,\"position\":[1,2],\"accuracy\":4.8954}");

        assertThat(fix.covariance().xx()).isCloseTo(4.0, within(1e-12));
        assertThat(fix.covariance())
                .isEqualTo(new Covariance3(
                        fix.covariance().xx(), 0, 0, fix.covariance().xx(), 0, 0));
        assertThat(fix.z()).isNaN();
        assertThat(fix.frame()).isEqualTo("site");
    }

    @Test
    void shouldRenormaliseAQuaternionThatIsNearlyUnit() {
        PoseFix fix = (PoseFix)
                accepted("{\"kind\":\"pose\",\"stamp\":1,\"position\":[0,0,0],\"orientation\":[0,0,0.6,0.805]}");

        assertThat(fix.frameFromPoint().rotation().norm()).isCloseTo(1, within(1e-15));
    }

    @Test
    void shouldRefuseOnlyTheBadElementOfAnArray() {
        List<DecodedFix> decoded = decode("[" + RANGE + ",{\"kind\":\"sonar\",\"stamp\":7}," + RANGE + ",5]");

        assertThat(decoded).hasSize(4);
        assertThat(decoded.get(0)).isInstanceOf(DecodedFix.Accepted.class);
        assertThat(rejection(decoded.get(1)).reason()).isEqualTo(Reason.UNKNOWN_KIND);
        assertThat(rejection(decoded.get(1)).stampNanos()).isEqualTo(7000);
        assertThat(decoded.get(2)).isInstanceOf(DecodedFix.Accepted.class);
        assertThat(rejection(decoded.get(3)).reason()).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void shouldRefuseTheWholePayloadWhenTheJsonBreaksLate() {
        List<DecodedFix> decoded = decode("[" + RANGE + "," + RANGE + "}");

        assertThat(decoded).hasSize(1);
        assertThat(rejection(decoded.get(0)).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void shouldSayFieldValueAndAllowedRange() {
        FixRejection rejection = rejection(decode(RANGE.replace("2.0723", "-3")).get(0));

        assertThat(rejection.reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(rejection.detail()).contains("'range'", "-3.0", "0.0 to 10000.0");
        assertThat(rejection.stampNanos()).isEqualTo(1_767_225_600_921_000_000L);
        assertThat(rejection.source()).isEqualTo("uwb");
    }

    @Test
    void shouldKeepNothingOfARefusedFixForTheNext() {
        decode(RANGE.replace("2.0723", "2.0723,\"sigma\":0.5"));

        assertThat(((RangeFix) accepted(RANGE)).sigma()).isNaN();
    }

    @Test
    void shouldNeverThrowOnMutatedPayloads() {
        long seed = 20261122;
        Random random = new Random(seed);
        FixJsonEncoder encoder = new FixJsonEncoder();
        RandomFixes fixes = new RandomFixes(seed);

        for (int i = 0; i < 20_000; i++) {
            byte[] payload = encoder.encode(fixes.next());
            for (int k = random.nextInt(4); k >= 0; k--) {
                payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(8) == 0 ? random.nextInt(payload.length) : payload.length;

            List<DecodedFix> decoded = decoder.decode(payload, 0, length, "fuzz", i);

            assertThat(decoded).as("seed %d, payload %d", seed, i).hasSizeLessThanOrEqualTo(1);
        }
    }

    private Fix accepted(String json) {
        DecodedFix decoded = decode(json).get(0);
        assertThat(decoded).isInstanceOf(DecodedFix.Accepted.class);
        return ((DecodedFix.Accepted) decoded).fix();
    }

    private FixRejection rejection(DecodedFix decoded) {
        assertThat(decoded).isInstanceOf(DecodedFix.Refused.class);
        return ((DecodedFix.Refused) decoded).rejection();
    }

    private List<DecodedFix> decode(String json) {
        return decoder.decode(json.getBytes(StandardCharsets.UTF_8), "uwb", 99);
    }
}
