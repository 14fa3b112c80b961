package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.MutationFuzz;
import org.sitedatum.mqtt.protobuf.PoseProto;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

class PoseProtobufTest {
    /** No entry is zero, as of a body that was tracked for a while. */
    private static final Covariance6 COVARIANCE = Covariance6.ofDiagonal(0.012345, 0.02, 0.03, 0.001, 0.001, 0.0025)
            .atLever(new Vector3(0.3, 0.2, 0.1))
            .rotated(Quaternion.ofYawPitchRoll(1, 0.3, 0.2));

    private final PoseProtobufEncoder encoder = new PoseProtobufEncoder();
    private final PoseProtobufDecoder decoder = new PoseProtobufDecoder();

    @Test
    void shouldGiveBackATurnedPose() {
        PoseEstimate pose = pose(Optional.of(Quaternion.ofYawPitchRoll(2.5, 0.1, -0.2)));

        PublishedPose back = read(decoder.decode(encoder.encode(pose, 7)));

        assertThat(back.epoch()).isEqualTo(7);
        assertThat(back.pose().position()).isEqualTo(pose.position());
        assertThat(back.pose().stampNanos()).isEqualTo(pose.stampNanos());
        assertThat(back.pose()
                        .orientation()
                        .orElseThrow()
                        .angleTo(pose.orientation().orElseThrow()))
                .isLessThan(1e-12);
        assertThat(back.pose().covariance().get(5, 5)).isCloseTo(COVARIANCE.get(5, 5), within(1e-9));
        assertThat(back.pose().velocity().distanceTo(pose.velocity())).isLessThan(1e-6);
        assertThat(back.pose())
                .usingRecursiveComparison()
                .ignoringFields(
                        "covariance", "velocity", "angularVelocity", "orientation", "protectionLevel", "existence")
                .isEqualTo(pose);
    }

    @Test
    void shouldMakeOfJsonWhatItMakesOfThePose() {
        for (Optional<Quaternion> orientation :
                List.of(Optional.<Quaternion>empty(), Optional.of(Quaternion.ofYawPitchRoll(2.5, 0.1, -0.2)))) {
            PoseEstimate pose = pose(orientation);

            PublishedPose back = read(decoder.decode(PoseTranscoder.toProtobuf(new PoseJsonEncoder().encode(pose, 7))));

            PublishedPose direct = read(decoder.decode(encoder.encode(pose, 7)));
            assertThat(back.pose().position().distanceTo(direct.pose().position()))
                    .isLessThan(1e-5);
            assertThat(back.pose().velocity().distanceTo(direct.pose().velocity()))
                    .isLessThan(1e-5);
            assertThat(back)
                    .usingRecursiveComparison()
                    .ignoringFields(
                            "pose.position",
                            "pose.orientation",
                            "pose.covariance",
                            "pose.velocity",
                            "pose.angularVelocity",
                            "pose.protectionLevel",
                            "pose.existence")
                    .isEqualTo(direct);
            assertThat(back.pose().orientation().isPresent()).isEqualTo(orientation.isPresent());
        }
    }

    @Test
    void shouldLeaveOutWhatIsNotKnown() {
        PoseEstimate pose = pose(Optional.empty());

        PublishedPose back = read(decoder.decode(encoder.encode(pose, 1)));

        assertThat(back.pose().orientation()).isEmpty();
        assertThat(back.pose().angularVelocity()).isEmpty();
        assertThat(back.pose().protectionLevel()).isInfinite();
        assertThat(back.pose().covariance().get(3, 3)).isZero();
    }

    @Test
    void shouldTakeLessThanHalfTheBytesOfJson() {
        PoseEstimate plain = pose(Optional.empty());
        PoseEstimate turned = pose(Optional.of(Quaternion.ofYaw(1)));

        for (PoseEstimate pose : List.of(plain, turned)) {
            assertThat(encoder.encode(pose, 1).length * 2).isLessThan(new PoseJsonEncoder().encode(pose, 1).length);
        }
    }

    @Test
    void shouldGiveBackABatch() {
        PublishedPose one = new PublishedPose(pose(Optional.empty()), 3);

        assertThat(read(decoder.decodeAll(encoder.encodeAll(List.of(one, one)))))
                .hasSize(2);
    }

    @Test
    void shouldRefuseWhatIsNoPose() {
        PoseProto.Pose.Builder sound = PoseProto.Pose.newBuilder()
                .setTrackable("t")
                .setState(PoseProto.State.STATE_TRACKING)
                .addAllPosition(List.of(1.0, 2.0, 3.0))
                .addAllVelocity(List.of(0f, 0f, 0f))
                .addAllCovariance(List.of(1f, 0f, 0f, 1f, 0f, 1f));

        assertThat(decoder.decode(sound.build().toByteArray())).isInstanceOf(Decoded.Read.class);
        assertRefused(sound.clone().setTrackable("a b"), Reason.INVALID_ID);
        assertRefused(sound.clone().clearPosition(), Reason.MALFORMED);
        assertRefused(sound.clone().setPosition(1, Double.NaN), Reason.NOT_FINITE);
        assertRefused(sound.clone().addAllOrientation(List.of(1.0, 1.0, 1.0, 1.0)), Reason.NOT_UNIT);
        assertRefused(sound.clone().addCovariance(1), Reason.BAD_COVARIANCE);
    }

    @Test
    void shouldAnswerGarbageWithARefusalOnly() {
        List<byte[]> sound = List.of(
                encoder.encode(pose(Optional.empty()), 1), encoder.encode(pose(Optional.of(Quaternion.ofYaw(1))), 1));

        new MutationFuzz(6, sound).run(20_000, decoder::decode);
    }

    private void assertRefused(PoseProto.Pose.Builder pose, Reason reason) {
        assertThat(decoder.decode(pose.build().toByteArray()))
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static PoseEstimate pose(Optional<Quaternion> orientation) {
        return new PoseEstimate(
                "tag-17",
                1_764_000_000_123_456_000L,
                Optional.of("ground"),
                new Vector3(12.345678, -3.456789, 1.234567),
                orientation,
                orientation.isPresent() ? COVARIANCE : Covariance6.isotropic(0.012345, 0),
                new Vector3(0.712345, -0.912345, 0.012345),
                orientation.map(q -> new Vector3(0, 0, 0.25)),
                TrackingState.TRACKING,
                orientation.isPresent() ? 0.412345 : Double.POSITIVE_INFINITY,
                List.of("uwb-1", "uwb-2"),
                1,
                Optional.empty(),
                12345,
                1,
                0.875);
    }

    private static <T> T read(Decoded<T> decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Read.class);
        return ((Decoded.Read<T>) decoded).value();
    }
}
