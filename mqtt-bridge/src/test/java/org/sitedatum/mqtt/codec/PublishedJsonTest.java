package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.site.FramePlacement;

class PublishedJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void shouldWriteEveryFieldOfAPose() throws IOException {
        Covariance6 covariance = Covariance6.isotropic(0.1, 0.01);
        PoseEstimate pose = new PoseEstimate(
                "agv-1",
                1_767_225_600_123_456_789L,
                Optional.of("g"),
                new Vector3(1.23456789, -2, 0),
                Optional.of(Quaternion.ofYaw(1)),
                covariance,
                new Vector3(0.5, 0, -0.25),
                Optional.of(new Vector3(0, 0, 0.1)),
                TrackingState.DEGRADED,
                0.75,
                List.of("radar-2", "uwb-1"),
                0.99,
                Optional.of("a \"person\"\n\u00e9\uD83D\uDE00"),
                12,
                3,
                Double.NaN);

        JsonNode json = MAPPER.readTree(new PoseJsonEncoder().encode(pose, 42));

        assertThat(json.get("trackable").asText()).isEqualTo("agv-1");
        assertThat(json.get("stamp").asLong()).isEqualTo(1_767_225_600_123_456L);
        assertThat(json.get("frame").asText()).isEqualTo("site");
        assertThat(json.get("floor").asText()).isEqualTo("g");
        assertThat(json.get("position")).hasToString("[1.234568,-2,0]");
        assertThat(json.get("orientation").get(2).asDouble()).isCloseTo(Math.sin(0.5), within(1e-9));
        assertThat(json.get("covariance")).hasSize(21);
        assertThat(json.get("covariance").get(0).asDouble()).isCloseTo(0.01, within(1e-9));
        assertThat(json.get("covariance").get(20).asDouble()).isCloseTo(1e-4, within(1e-11));
        assertThat(json.get("velocity")).hasToString("[0.5,0,-0.25]");
        assertThat(json.get("angularVelocity")).hasToString("[0,0,0.1]");
        assertThat(json.get("state").asText()).isEqualTo("degraded");
        assertThat(json.get("protectionLevel").asDouble()).isEqualTo(0.75);
        assertThat(json.get("sources")).hasToString("[\"radar-2\",\"uwb-1\"]");
        assertThat(json.get("existence").asDouble()).isEqualTo(0.99);
        assertThat(json.get("label").asText()).isEqualTo("a \"person\"\n\u00e9\uD83D\uDE00");
        assertThat(json.get("epoch").asLong()).isEqualTo(42);
        assertThat(json.get("seq").asLong()).isEqualTo(12);
        assertThat(json.get("revision").asLong()).isEqualTo(3);
    }

    @Test
    void shouldLeaveOutWhatAPoseDoesNotHave() throws IOException {
        PoseEstimate pose = new PoseEstimate(
                "t",
                -1,
                Optional.empty(),
                Vector3.ZERO,
                Optional.empty(),
                Covariance6.ZERO,
                Vector3.ZERO,
                Optional.empty(),
                TrackingState.LOST,
                Double.POSITIVE_INFINITY,
                List.of(),
                0,
                Optional.empty(),
                0,
                0,
                Double.NaN);

        JsonNode json = MAPPER.readTree(new PoseJsonEncoder().encode(pose, 1));

        assertThat(json.has("floor")).isFalse();
        assertThat(json.has("orientation")).isFalse();
        assertThat(json.has("angularVelocity")).isFalse();
        assertThat(json.has("protectionLevel")).isFalse();
        assertThat(json.has("label")).isFalse();
        assertThat(json.get("covariance")).hasSize(6);
        assertThat(json.get("stamp").asLong()).isEqualTo(-1);
    }

    @Test
    void shouldRoundNumbersAsDecimalArithmeticDoes() {
        long seed = 99;
        SplittableRandom random = new SplittableRandom(seed);
        AsciiJson json = new AsciiJson();
        for (int i = 0; i < 20_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-9, 7));

            json.reset();
            json.open('[').decimal(value, 6).significant(value, 7).close(']');

            String[] numbers = new String(json.toBytes(), StandardCharsets.US_ASCII).split("[\\[\\],]");
            assertThat(Double.parseDouble(numbers[1]))
                    .as("seed %d, %s", seed, value)
                    .isCloseTo(value, within(5.001e-7));
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(7));
            assertThat(Double.parseDouble(numbers[2]))
                    .as("seed %d, %s", seed, value)
                    .isCloseTo(rounded.doubleValue(), within(1.01e-6 * Math.abs(value) + 1e-18));
        }
    }

    @Test
    void shouldWriteNumbersWithoutNeedlessDigits() {
        AsciiJson json = new AsciiJson();
        json.open('[');
        for (double value : new double[] {0, -0.0, 1, -1, 0.1, 100, 1e-7, -4e-7, 123456.789, 1e15, Double.NaN}) {
            json.decimal(value, 6);
        }
        json.close(']');

        assertThat(new String(json.toBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("[0,0,1,-1,0.1,100,0,0,123456.789,1.0E15,null]");
    }

    @Test
    void shouldWriteRejectionsStatusesAndFrames() throws IOException {
        FixRejection rejection =
                new FixRejection("uwb-1", 5_000_000, FixRejection.Reason.OUT_OF_RANGE, "field 'range' is -1");
        JsonNode report = MAPPER.readTree(new RejectionJsonEncoder().encode(new RejectionReport(rejection, 3, 10)));
        assertThat(report)
                .hasToString("{\"source\":\"uwb-1\",\"stamp\":5000,\"reason\":\"OUT_OF_RANGE\","
                        + "\"detail\":\"field 'range' is -1\",\"count\":3,\"total\":10}");

        NodeStatus status = new NodeStatus(
                "node-1",
                7,
                NodeStatus.State.ONLINE,
                9_000,
                Map.of("fixes", 12.5),
                Map.of("clock", "drifts"),
                0.0125,
                2);
        assertThat(new StatusJsonDecoder().decode(new StatusJsonEncoder().encode(status)))
                .contains(status);
        assertThat(new StatusJsonDecoder().decode("{}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(new StatusJsonDecoder().decode("garbage".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();

        FramePlacement frame = new FramePlacement(
                "cell", "site", new RigidTransform(Quaternion.IDENTITY, new Vector3(1, 2, 3)), Optional.empty());
        JsonNode tree = MAPPER.readTree(new FrameJsonEncoder().encodeTree(List.of(frame, frame), 4));
        assertThat(tree.get("frames")).hasSize(2);
        assertThat(tree.get("frames").get(1))
                .hasToString(
                        "{\"id\":\"cell\",\"parent\":\"site\",\"position\":[1,2,3],\"orientation\":[0,0,0,1],\"revision\":4}");
    }
}
