package org.sitedatum.mqtt.geopose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.frames.geo.GeoPose;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.mqtt.foreign.Conformance;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.MutationFuzz;
import org.sitedatum.positioning.FixRejection.Reason;

/** The samples of the OGC test suite, faulty ones included. */
class GeoPoseSamplesTest {
    private final GeoPoseDecoder decoder = new GeoPoseDecoder();

    @ParameterizedTest
    @CsvSource({
        "sample1_BasicEuler, -0.146936, -0.017114, 0.988903, -0.013728",
        "sample2_BasicEuler, -0.105790, 0.057077, 0.886666, 0.446513"
    })
    void shouldTurnYawPitchRollIntoTheQuaternionOfTheStandard(String name, double x, double y, double z, double w) {
        GeoPose pose = read(decoder.decodeBasic(sample(name)));

        Quaternion q = pose.enuFromBody();
        double sign = Math.signum(q.z() * z);
        assertThat(sign * q.x()).isCloseTo(x, within(1e-6));
        assertThat(sign * q.y()).isCloseTo(y, within(1e-6));
        assertThat(sign * q.z()).isCloseTo(z, within(1e-6));
        assertThat(sign * q.w()).isCloseTo(w, within(1e-6));
    }

    @Test
    void shouldReadTheSoundSamples() {
        assertThat(read(decoder.decodeBasic(sample("sample3_BasicQuaternion")))
                        .position()
                        .lonDeg())
                .isEqualTo(-1.8);
        assertThat(read(decoder.decodeAdvanced(sample("sample4_Advanced"))).validTimeMillis())
                .hasValue(1_673_471_266_374L);
        assertThat(read(decoder.decodeChain(sample("sample5_Chain"))).links()).hasSize(3);
        assertThat(read(decoder.decodeGraph(sample("sample6_Graph"))).find(6)).isPresent();
        assertThat(read(decoder.decodeStreamElement(sample("sample8_StreamElement")))
                        .validTimeMillis())
                .isEqualTo(1_673_956_818_007L);
        assertThat(read(decoder.decodeStreamHeader(sample("sample9_StreamHeader")))
                        .outer()
                        .latDeg())
                .isEqualTo(48);
        assertThat(read(decoder.decodeStream(sample("sample10_StreamRecord"))).elements())
                .hasSize(3);
    }

    @Test
    void shouldRefuseTheSeriesWhoseRotationIsNone() {
        Decoded<?> decoded = decoder.decodeSeries(sample("sample7_SeriesRegular"));

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.NOT_UNIT);
            assertThat(refused.detail()).contains("innerFrameSeries[0]").contains("1.118");
        });
    }

    @Test
    void shouldRefuseACountThatIsNotTheNumberOfPoses() {
        String sound = new String(sample("sample7_SeriesRegular"), StandardCharsets.UTF_8)
                .replace("[1.0, 0.0, 0.0, 0.5]", "[1.0, 0.0, 0.0, 0.0]");

        Decoded<?> decoded = decoder.decodeSeries(sound.getBytes(StandardCharsets.UTF_8));

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused ->
                                assertThat(refused.detail()).isEqualTo("field 'header.poseCount' is 2 with 3 poses"));
    }

    @Test
    void shouldAnswerGarbageWithARefusalOnly() {
        List<byte[]> samples = List.of(
                sample("sample1_BasicEuler"),
                sample("sample4_Advanced"),
                sample("sample5_Chain"),
                sample("sample6_Graph"),
                sample("sample7_SeriesRegular"),
                sample("sample8_StreamElement"),
                sample("sample10_StreamRecord"));

        new MutationFuzz(11, samples).run(1500, message -> {
            decoder.decodeBasic(message);
            decoder.decodeAdvanced(message);
            decoder.decodeChain(message);
            decoder.decodeGraph(message);
            decoder.decodeSeries(message);
            decoder.decodeStreamElement(message);
            decoder.decodeStreamHeader(message);
            decoder.decodeStream(message);
        });
    }

    private static byte[] sample(String name) {
        return Conformance.bytes("geopose/samples/" + name + ".json");
    }

    private static <T> T read(Decoded<T> decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Read.class);
        return ((Decoded.Read<T>) decoded).value();
    }
}
