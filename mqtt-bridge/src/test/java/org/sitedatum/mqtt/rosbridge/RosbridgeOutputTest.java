package org.sitedatum.mqtt.rosbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.FrameAlignment;
import org.sitedatum.mqtt.ros.RosVersion;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

class RosbridgeOutputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long STAMP = 1_764_000_000_129_456_000L;
    private static final Covariance6 COVARIANCE =
            Covariance6.ofDiagonal(0.01, 0.02, 0.03, 0.001, 0.002, 0.0025).atLever(new Vector3(0.3, 0.2, 0.1));

    private final RosbridgeOutput output = output(RosVersion.ROS_2);

    @Test
    void shouldAdvertiseEveryTopicWithItsType() {
        assertThat(output.greeting())
                .extracting(text -> json(text).get("op").asText() + " "
                        + json(text).get("topic").asText() + " "
                        + json(text).get("type").asText())
                .containsExactly(
                        "advertise /tf tf2_msgs/TFMessage",
                        "advertise /sitedatum/agv_1/pose geometry_msgs/PoseWithCovarianceStamped",
                        "advertise /sitedatum/mule/pose geometry_msgs/PoseWithCovarianceStamped");
    }

    @Test
    void shouldSayAPoseAsRosDoes() {
        List<String> said = output.of(pose("agv-1", STAMP, Optional.of(Quaternion.ofYaw(0.5))));

        JsonNode pose = json(said.get(0));
        assertThat(pose.get("topic").asText()).isEqualTo("/sitedatum/agv_1/pose");
        JsonNode message = pose.get("msg");
        assertThat(message.at("/header/frame_id").asText()).isEqualTo("map");
        assertThat(message.at("/header/stamp/sec").longValue()).isEqualTo(1_764_000_000L);
        assertThat(message.at("/header/stamp/nanosec").longValue()).isEqualTo(129_456_000L);
        assertThat(message.at("/pose/pose/position/x").doubleValue()).isEqualTo(1.5);
        assertThat(message.at("/pose/pose/orientation/z").doubleValue()).isCloseTo(Math.sin(0.25), within(1e-12));
        JsonNode covariance = message.at("/pose/covariance");
        assertThat(covariance).hasSize(36);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                assertThat(covariance.get(6 * i + j).doubleValue()).isEqualTo(COVARIANCE.get(i, j));
            }
        }
        JsonNode transform = json(said.get(1)).at("/msg/transforms/0");
        assertThat(json(said.get(1)).get("topic").asText()).isEqualTo("/tf");
        assertThat(transform.at("/header/frame_id").asText()).isEqualTo("map");
        assertThat(transform.get("child_frame_id").asText()).isEqualTo("agv_1/base_link");
        assertThat(transform.at("/transform/translation/y").doubleValue()).isEqualTo(2);
        assertThat(transform.at("/transform/rotation/w").doubleValue()).isCloseTo(Math.cos(0.25), within(1e-12));
    }

    /** REP-105: a frame has one parent, so who has odometry gets map to odom and nothing else. */
    @Test
    void shouldTellWhoHasOdometryWhereItsOdometryIs() {
        FrameAlignment alignment = new FrameAlignment(
                "agv-2.odom", STAMP, new RigidTransform(Quaternion.ofYaw(1), new Vector3(4, 5, 0)), COVARIANCE, 3);

        List<String> pose = output.of(pose("agv-2", STAMP, Optional.of(Quaternion.IDENTITY)));
        JsonNode transform = json(output.of(alignment).orElseThrow()).at("/msg/transforms/0");

        assertThat(pose).hasSize(1);
        assertThat(transform.at("/header/frame_id").asText()).isEqualTo("map");
        assertThat(transform.get("child_frame_id").asText()).isEqualTo("mule/odom");
        assertThat(transform.at("/transform/translation/x").doubleValue()).isEqualTo(4);
    }

    @Test
    void shouldSayThatNothingIsKnownOfATurn() {
        List<String> said = output.of(pose("agv-1", STAMP, Optional.empty()));

        assertThat(said).hasSize(1);
        assertThat(json(said.get(0)).at("/msg/pose/covariance/35").doubleValue())
                .isEqualTo(Math.PI * Math.PI);
        assertThat(json(said.get(0)).at("/msg/pose/covariance/5").doubleValue()).isZero();
    }

    @Test
    void shouldSaySecsAndNsecsToTheFirstRos() {
        List<String> said = output(RosVersion.ROS_1).of(pose("agv-1", STAMP, Optional.of(Quaternion.IDENTITY)));

        assertThat(json(said.get(0)).at("/msg/header/stamp/secs").longValue()).isEqualTo(1_764_000_000L);
        assertThat(json(said.get(1)).at("/msg/transforms/0/header/stamp/nsecs").longValue())
                .isEqualTo(129_456_000L);
    }

    @Test
    void shouldKeepTheRateAndTheOrderOfStamps() {
        Optional<Quaternion> turned = Optional.of(Quaternion.IDENTITY);

        assertThat(output.of(pose("agv-1", STAMP, turned))).isNotEmpty();
        assertThat(output.of(pose("agv-1", STAMP, turned))).isEmpty();
        assertThat(output.of(pose("agv-1", STAMP - 1_000_000_000L, turned))).isEmpty();
        assertThat(output.of(pose("agv-1", STAMP + 99_000_000L, turned))).isEmpty();
        assertThat(output.of(pose("agv-2", STAMP, turned))).isNotEmpty();
        assertThat(output.of(pose("agv-1", STAMP + 100_000_000L, turned))).isNotEmpty();
    }

    @Test
    void shouldBeSilentAboutLostRobotsAndStrangers() {
        assertThat(output.of(pose("agv-1", STAMP, Optional.empty()).lost())).isEmpty();
        assertThat(output.of(pose("ann", STAMP, Optional.empty()))).isEmpty();
        assertThat(output.of(new FrameAlignment("ann.session", STAMP, RigidTransform.IDENTITY, COVARIANCE, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"agv-1, agv_1", "7.of:nine, _7_of_nine", "mule, mule"})
    void shouldMakeNamesThatRosTakes(String id, String name) {
        assertThat(RosRobot.nameOf(id)).isEqualTo(name);
        assertThat(RosRobot.isName(name)).isTrue();
        assertThat(RosRobot.isFrame("/" + name)).isFalse();
    }

    private static RosbridgeOutput output(RosVersion version) {
        return new RosbridgeOutput(new RosbridgeOptions(
                URI.create("ws://127.0.0.1:9090"),
                Optional.of("hq"),
                version,
                "map",
                "sitedatum",
                10,
                List.of(
                        new RosRobot("agv-1", "agv_1", Optional.empty(), "agv_1/odom", "agv_1/base_link"),
                        new RosRobot("agv-2", "mule", Optional.of("agv-2.odom"), "mule/odom", "mule/base_link"))));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(text, notJson);
        }
    }

    private static PoseEstimate pose(String trackable, long stamp, Optional<Quaternion> orientation) {
        return new PoseEstimate(
                trackable,
                stamp,
                Optional.of("g"),
                new Vector3(1.5, 2, 0),
                orientation,
                COVARIANCE,
                Vector3.ZERO,
                Optional.empty(),
                TrackingState.TRACKING,
                0.3,
                List.of("uwb"),
                1,
                Optional.empty(),
                5,
                1,
                Double.NaN);
    }
}
