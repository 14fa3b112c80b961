package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

class PoseJsonDecoderTest {
    private static final long STAMP = 1_764_000_000_129_456_000L;
    private static final Covariance6 COVARIANCE =
            Covariance6.ofDiagonal(0.01, 0.02, 0.03, 0.001, 0.001, 0.0025).atLever(new Vector3(0.3, 0.2, 0.1));

    private final PoseJsonDecoder decoder = new PoseJsonDecoder();

    @ParameterizedTest
    @EnumSource
    void shouldGiveBackWhatTheEncoderWrote(TrackingState state) {
        PoseEstimate pose = pose(state, Optional.of(Quaternion.ofYawPitchRoll(2.5, 0.1, -0.2)));

        PublishedPose back = read(decoder.decode(new PoseJsonEncoder().encode(pose, 7)));

        assertThat(back.epoch()).isEqualTo(7);
        assertThat(back.pose())
                .usingRecursiveComparison()
                .ignoringFields("covariance", "orientation")
                .isEqualTo(pose);
        assertThat(back.pose()
                        .orientation()
                        .orElseThrow()
                        .angleTo(pose.orientation().orElseThrow()))
                .isLessThan(1e-8);
        for (int i = 0; i < 6; i++) {
            for (int j = i; j < 6; j++) {
                assertThat(back.pose().covariance().get(i, j)).isCloseTo(COVARIANCE.get(i, j), within(1e-8));
            }
        }
    }

    @Test
    void shouldGiveBackABodyOfWhichLittleIsKnown() {
        PoseEstimate pose = new PoseEstimate(
                "anon-1",
                STAMP,
                Optional.empty(),
                new Vector3(-1, 2, 0),
                Optional.empty(),
                Covariance6.ofPosition(COVARIANCE.position()),
                Vector3.ZERO,
                Optional.empty(),
                TrackingState.DEGRADED,
                Double.POSITIVE_INFINITY,
                List.of(),
                0.5,
                Optional.of("forklift"),
                0,
                0,
                Double.NaN);

        PublishedPose back = read(decoder.decode(new PoseJsonEncoder().encode(pose, 0)));

        assertThat(back.pose())
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-8 || a.equals(b), Double.class)
                .ignoringFields("covariance")
                .isEqualTo(pose);
        assertThat(back.pose().covariance().get(0, 0)).isCloseTo(COVARIANCE.get(0, 0), within(1e-8));
    }

    @Test
    void shouldGiveBackAnAlignment() {
        FrameAlignment alignment = new FrameAlignment(
                "agv-1.odom", STAMP, new RigidTransform(Quaternion.ofYaw(-1), new Vector3(4, 5, 0)), COVARIANCE, 12);

        FrameAlignment back = read(decoder.decodeAlignment(new FrameJsonEncoder().encodeAlignment(alignment)));

        assertThat(back.frame()).isEqualTo("agv-1.odom");
        assertThat(back.stampNanos()).isEqualTo(STAMP);
        assertThat(back.revision()).isEqualTo(12);
        assertThat(back.siteFromFrame().translation().distanceTo(new Vector3(4, 5, 0)))
                .isLessThan(1e-9);
        assertThat(back.siteFromFrame().rotation().yaw()).isCloseTo(-1, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"trackable\":\"a/b\",\"stamp\":1}",
                "{\"trackable\":\"a\",\"stamp\":1e99}",
                "{\"trackable\":\"a\",\"stamp\":1,\"orientation\":[0,0,0,0]}",
            })
    void shouldRefuseWhatIsNoPose(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(decoder.decode(bytes)).isInstanceOf(Decoded.Refused.class);
        assertThat(decoder.decodeAlignment(bytes)).isInstanceOf(Decoded.Refused.class);
    }

    private static <T> T read(Decoded<T> decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Read.class);
        return ((Decoded.Read<T>) decoded).value();
    }

    private static PoseEstimate pose(TrackingState state, Optional<Quaternion> orientation) {
        return new PoseEstimate(
                "agv-1",
                STAMP,
                Optional.of("g"),
                new Vector3(1.5, -2.25, 0.125),
                orientation,
                COVARIANCE,
                new Vector3(0.5, 0.25, 0),
                Optional.of(new Vector3(0, 0, 0.125)),
                state,
                0.75,
                List.of("uwb-1", "radar-2"),
                0.875,
                Optional.empty(),
                9,
                4,
                0.8731);
    }
}
