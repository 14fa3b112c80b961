package org.sitedatum.mqtt.vda5050;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
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
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

class VdaOutputTest {
    private static final VdaRobot ROBOT = new VdaRobot("KIT", "0001");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long STAMP = 1_764_000_000_129_456_000L;

    @ParameterizedTest
    @EnumSource
    void shouldKeepEverySchemaOfItsVersion(VdaVersion version) {
        VdaOutput output = new VdaOutput(VdaOptions.of(version, Map.of("agv-1", ROBOT)));
        VdaCommands commands = new VdaCommands();

        for (TrackingState state : TrackingState.values()) {
            assertValid(
                    version,
                    "visualization",
                    output.visualization(pose(state)).orElseThrow().payload());
        }
        for (VdaConnection state : VdaConnection.values()) {
            assertValid(version, "connection", commands.connection(version, ROBOT, 3, STAMP, state));
        }
        assertValid(
                version,
                "instantActions",
                commands.initPosition(version, ROBOT, 1, STAMP, "a-1", 1.5, -2, 7, "hall", ""));
    }

    @Test
    void shouldSayWhereTheRobotIsInTheProjectsSystem() throws IOException {
        VdaOptions options = new VdaOptions(
                "seen",
                VdaVersion.V2_1,
                new RigidTransform(Quaternion.ofYaw(Math.PI / 2), new Vector3(100, 0, 0)),
                Map.of("g", "Hall 1"),
                Map.of("agv-1", ROBOT));
        VdaOutput output = new VdaOutput(options);

        VdaOutput.Message message =
                output.visualization(pose(TrackingState.TRACKING)).orElseThrow();
        JsonNode json = MAPPER.readTree(message.payload());
        JsonNode next = MAPPER.readTree(
                output.visualization(pose(TrackingState.TRACKING)).orElseThrow().payload());

        assertThat(message.topic()).isEqualTo("seen/v2/KIT/0001/visualization");
        assertThat(json.get("timestamp").asText()).isEqualTo("2025-11-24T16:00:00.12Z");
        assertThat(json.at("/agvPosition/x").doubleValue()).isCloseTo(100 - 2, within(1e-6));
        assertThat(json.at("/agvPosition/y").doubleValue()).isCloseTo(1, within(1e-6));
        assertThat(json.at("/agvPosition/theta").doubleValue()).isCloseTo(Math.PI / 2 + 0.5, within(1e-9));
        assertThat(json.at("/agvPosition/mapId").asText()).isEqualTo("Hall 1");
        // forward at 1 m/s whatever the heading
        assertThat(json.at("/velocity/vx").doubleValue()).isCloseTo(1, within(1e-6));
        assertThat(json.at("/velocity/vy").doubleValue()).isCloseTo(0, within(1e-6));
        assertThat(json.get("headerId").intValue()).isZero();
        assertThat(next.get("headerId").intValue()).isEqualTo(1);
    }

    @Test
    void shouldScoreByTheWorstDirection() {
        Covariance6 long1 = Covariance6.ofDiagonal(0.04, 0.0001, 1, 0, 0, 0);
        Covariance6 turned = long1.rotated(Quaternion.ofYaw(0.7));

        assertThat(LocalizationScore.deviationRange(long1)).isCloseTo(2.4477 * 0.2, within(1e-9));
        assertThat(LocalizationScore.deviationRange(turned)).isCloseTo(2.4477 * 0.2, within(1e-9));
        double expected = 1 - Math.exp(-0.5 * 1.25 * 1.25);
        assertThat(LocalizationScore.score(long1, TrackingState.TRACKING)).isCloseTo(expected, within(1e-12));
        assertThat(LocalizationScore.score(long1, TrackingState.LOST)).isZero();
        assertThat(LocalizationScore.score(Covariance6.ZERO, TrackingState.TRACKING))
                .isEqualTo(1);
    }

    @Test
    void shouldStaySilentAboutWhatItCannotPlace() {
        VdaOutput output = new VdaOutput(VdaOptions.of(VdaVersion.V2_1, Map.of("agv-1", ROBOT)));
        VdaOutput strangers = new VdaOutput(VdaOptions.of(VdaVersion.V2_1, Map.of()));

        assertThat(output.visualization(pose(TrackingState.TRACKING, Optional.of("g"), Optional.empty())))
                .isEmpty();
        assertThat(output.visualization(
                        pose(TrackingState.TRACKING, Optional.empty(), Optional.of(Quaternion.IDENTITY))))
                .isEmpty();
        assertThat(strangers.visualization(pose(TrackingState.TRACKING))).isEmpty();
    }

    private static void assertValid(VdaVersion version, String schema, byte[] payload) {
        Conformance.assertValid(
                payload, "vda5050/" + version.number() + "/" + schema + ".schema", SpecVersion.VersionFlag.V202012);
    }

    private static PoseEstimate pose(TrackingState state) {
        return pose(state, Optional.of("g"), Optional.of(Quaternion.ofYaw(0.5)));
    }

    private static PoseEstimate pose(TrackingState state, Optional<String> floor, Optional<Quaternion> orientation) {
        return new PoseEstimate(
                "agv-1",
                STAMP,
                floor,
                new Vector3(1, 2, 0),
                orientation,
                Covariance6.isotropic(0.05, 0.02),
                new Vector3(Math.cos(0.5), Math.sin(0.5), 0),
                Optional.of(new Vector3(0, 0, 0.1)),
                state,
                0.3,
                List.of("uwb"),
                1,
                Optional.empty(),
                5,
                1,
                Double.NaN);
    }
}
