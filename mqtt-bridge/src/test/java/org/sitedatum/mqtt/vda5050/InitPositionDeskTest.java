package org.sitedatum.mqtt.vda5050;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.Conformance;
import org.sitedatum.mqtt.foreign.MutationFuzz;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

class InitPositionDeskTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final VdaRobot ROBOT = new VdaRobot("KIT", "0001");
    private static final long NOW = 1_764_000_000_129_456_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final Covariance6 SURE = Covariance6.isotropic(0.05, 0.05);
    private static final Covariance6 VAGUE = Covariance6.isotropic(0.5, 0.05);

    private final InitPositionDesk desk = desk(VdaVersion.V2_1);

    /** The robot's question keeps its schema, and so does the answer. */
    @ParameterizedTest
    @EnumSource
    void shouldTellALostRobotWhereItIs(VdaVersion version) {
        InitPositionDesk answering = desk(version);
        answering.onPose(pose(SURE));
        byte[] state = state(version, false, false, "");
        Conformance.assertValid(
                state, "vda5050/" + version.number() + "/state.schema", SpecVersion.VersionFlag.V202012);

        VdaOutput.Message told =
                answering.onState(topic(version, "state"), state, NOW).orElseThrow();

        assertThat(told.topic()).isEqualTo(topic(version, "instantActions"));
        Conformance.assertValid(
                told.payload(),
                "vda5050/" + version.number() + "/instantActions.schema",
                SpecVersion.VersionFlag.V202012);
        JsonNode action = json(told.payload()).get("actions").get(0);
        assertThat(action.get("actionType").asText())
                .isEqualTo(version.isThree() ? "initializePosition" : "initPosition");
        // the site lies 100 m along the project's x, turned by a quarter
        assertThat(parameter(action, "x").doubleValue()).isCloseTo(98, within(1e-9));
        assertThat(parameter(action, "y").doubleValue()).isCloseTo(1, within(1e-9));
        assertThat(parameter(action, "theta").doubleValue()).isCloseTo(Math.PI / 2 + 0.5, within(1e-9));
        assertThat(parameter(action, "mapId").asText()).isEqualTo("Hall 1");
        assertThat(parameter(action, "lastNodeId").asText()).isEqualTo("n7");
    }

    @Test
    void shouldNotTellARobotThatKnows() {
        desk.onPose(pose(SURE));

        assertThat(ask(state(VdaVersion.V2_1, true, false, ""), NOW)).isEmpty();
        assertThat(ask(bytes("{\"driving\":false,\"lastNodeId\":\"\"}"), NOW)).isEmpty();
        assertThat(desk.reason("agv-1")).isEmpty();
    }

    @Test
    void shouldSayWhyItDoesNotTell() {
        assertReason("nothing is known of it", state(VdaVersion.V2_1, false, false, ""));
        desk.onPose(pose(SURE));
        assertReason("the robot is driving", state(VdaVersion.V2_1, false, true, ""));
        desk.onPose(pose(VAGUE));
        assertReason("not known well enough", state(VdaVersion.V2_1, false, false, ""));
        desk.onPose(pose(NOW - 2 * SECOND, SURE, Optional.of("g"), 0));
        assertReason("it is not tracked now", state(VdaVersion.V2_1, false, false, ""));
        desk.onPose(pose(NOW, SURE, Optional.empty(), 0));
        assertReason("its floor is not known", state(VdaVersion.V2_1, false, false, ""));
        desk.onPose(pose(NOW, SURE, Optional.of("g"), 0.5));
        assertReason("it does not stand still", state(VdaVersion.V2_1, false, false, ""));
        assertReason("its state cannot be read", bytes("{\"driving\":7}"));
    }

    /** Ten seconds for the robot to act, twenty the next time, and afresh once it was found. */
    @Test
    void shouldNotPesterARobot() {
        byte[] lost = state(VdaVersion.V2_1, false, false, "");

        assertThat(askSure(lost, 0)).isPresent();
        assertThat(askSure(lost, 9)).isEmpty();
        assertThat(askSure(lost, 10)).isPresent();
        assertThat(askSure(lost, 29)).isEmpty();
        assertThat(askSure(lost, 30)).isPresent();
        assertThat(askSure(state(VdaVersion.V2_1, true, false, ""), 31)).isEmpty();
        assertThat(askSure(lost, 32)).isPresent();
    }

    @Test
    void shouldCountItsMessagesAndNameEachAction() {
        byte[] lost = state(VdaVersion.V2_1, false, false, "");

        JsonNode first = json(askSure(lost, 0).orElseThrow().payload());
        String action = first.at("/actions/0/actionId").asText();
        byte[] failed =
                state(VdaVersion.V2_1, false, false, "{\"actionId\":\"" + action + "\",\"actionStatus\":\"FAILED\"}");
        assertThat(askSure(failed, 5)).isEmpty();
        assertThat(desk.reason("agv-1")).contains("failed");
        JsonNode second = json(askSure(lost, 10).orElseThrow().payload());

        assertThat(first.get("headerId").intValue()).isZero();
        assertThat(second.get("headerId").intValue()).isEqualTo(1);
        assertThat(second.at("/actions/0/actionId").asText()).isNotEqualTo(action);
    }

    @Test
    void shouldHearItsRobotsOnly() {
        assertThat(desk.stateTopics()).containsExactly("uagv/v2/KIT/0001/state");
        assertThat(desk.onState("uagv/v2/KIT/0002/state", state(VdaVersion.V2_1, false, false, ""), NOW))
                .isEmpty();
        assertThat(desk.concerns("ann")).isFalse();
    }

    @Test
    void shouldTakeGarbageWithoutAWord() {
        new MutationFuzz(5, List.of(state(VdaVersion.V2_1, false, false, ""))).run(5_000, bytes -> {
            desk.onState("uagv/v2/KIT/0001/state", bytes, NOW);
            assertThat(desk.reason("agv-1").length()).isLessThan(1_000);
        });
    }

    private void assertReason(String reason, byte[] state) {
        assertThat(ask(state, NOW)).isEmpty();
        assertThat(desk.reason("agv-1")).contains(reason);
    }

    private Optional<VdaOutput.Message> askSure(byte[] state, int second) {
        desk.onPose(pose(NOW + second * SECOND, SURE, Optional.of("g"), 0));
        return ask(state, NOW + second * SECOND);
    }

    private Optional<VdaOutput.Message> ask(byte[] state, long nanos) {
        return desk.onState("uagv/v2/KIT/0001/state", state, nanos);
    }

    private static InitPositionDesk desk(VdaVersion version) {
        return new InitPositionDesk(new VdaOptions(
                "sitedatum",
                version,
                new RigidTransform(Quaternion.ofYaw(Math.PI / 2), new Vector3(100, 0, 0)),
                Map.of("g", "Hall 1"),
                Map.of("agv-1", ROBOT),
                Optional.of("uagv")));
    }

    private static String topic(VdaVersion version, String subject) {
        return "uagv/" + version.topicPart() + "/KIT/0001/" + subject;
    }

    /** All that its schema asks of a state. */
    private static byte[] state(VdaVersion version, boolean knows, boolean driving, String action) {
        String position = version.isThree()
                ? "\"mobileRobotPosition\":{\"x\":0,\"y\":0,\"theta\":0,\"mapId\":\"Hall 1\",\"localized\":" + knows
                        + "}"
                : "\"agvPosition\":{\"x\":0,\"y\":0,\"theta\":0,\"mapId\":\"Hall 1\",\"positionInitialized\":" + knows
                        + "}";
        String head = "\"headerId\":4,\"timestamp\":\"2025-11-24T16:00:00.12Z\",\"version\":\"" + version.number()
                + "\",\"manufacturer\":\"KIT\",\"serialNumber\":\"0001\",";
        String power = version.isThree()
                ? "\"powerSupply\":{\"stateOfCharge\":80,\"charging\":false},\"instantActionStates\":[],"
                : "\"batteryState\":{\"batteryCharge\":80,\"charging\":false},";
        String safety = version.isThree()
                ? "\"safetyState\":{\"activeEmergencyStop\":\"NONE\",\"fieldViolation\":false}"
                : "\"safetyState\":{\"eStop\":\"NONE\",\"fieldViolation\":false}";
        return bytes("{" + head + "\"orderId\":\"\",\"orderUpdateId\":0,\"lastNodeId\":\"n7\",\"lastNodeSequenceId\":2,"
                + "\"driving\":" + driving + ",\"operatingMode\":\"AUTOMATIC\",\"nodeStates\":[],\"edgeStates\":[],"
                + "\"actionStates\":[" + action + "],\"errors\":[]," + power + position + "," + safety + "}");
    }

    private static PoseEstimate pose(Covariance6 covariance) {
        return pose(NOW, covariance, Optional.of("g"), 0);
    }

    private static PoseEstimate pose(long stamp, Covariance6 covariance, Optional<String> floor, double speed) {
        return new PoseEstimate(
                "agv-1",
                stamp,
                floor,
                new Vector3(1, 2, 0),
                Optional.of(Quaternion.ofYaw(0.5)),
                covariance,
                new Vector3(speed, 0, 0),
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

    private static JsonNode parameter(JsonNode action, String key) {
        for (JsonNode parameter : action.get("actionParameters")) {
            if (parameter.get("key").asText().equals(key)) {
                return parameter.get("value");
            }
        }
        throw new AssertionError("no parameter " + key);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
