package org.sitedatum.samples.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.EventJsonEncoder;
import org.sitedatum.mqtt.codec.FixJsonEncoder;
import org.sitedatum.mqtt.codec.FrameAlignment;
import org.sitedatum.mqtt.codec.FrameJsonEncoder;
import org.sitedatum.mqtt.codec.PoseJsonEncoder;
import org.sitedatum.mqtt.codec.RejectionJsonEncoder;
import org.sitedatum.mqtt.codec.RejectionReport;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.OdometryFix;

/** The clients read what the node writes. */
class MessagesTest {

    private static final long STAMP = 1_767_225_600_123_456_000L;
    private static final RigidTransform PLACE =
            new RigidTransform(new Quaternion(0, 0, 0.6, 0.8), new Vector3(1.5, -2.25, 0.75));

    @Test
    void shouldReadPosesOfTheNode() throws IOException {
        PoseEstimate pose = new PoseEstimate(
                "robot-1",
                STAMP,
                Optional.of("ground"),
                PLACE.translation(),
                Optional.of(PLACE.rotation()),
                Covariance6.ZERO,
                Vector3.ZERO,
                Optional.of(Vector3.ZERO),
                TrackingState.COASTING,
                0.42,
                List.of("uwb-ground"),
                1,
                Optional.empty(),
                17,
                1,
                Double.NaN);

        PoseMessage read = PoseMessage.read(new PoseJsonEncoder().encode(pose, 3));

        assertThat(read)
                .isEqualTo(new PoseMessage(
                        "robot-1",
                        STAMP,
                        "ground",
                        PLACE.translation(),
                        Optional.of(PLACE.rotation()),
                        "coasting",
                        0.42,
                        1,
                        17,
                        3));
    }

    @Test
    void shouldReadEventsOfTheNode() throws IOException {
        MergeEvent event = new MergeEvent(3, STAMP, "anon-4", "person-1", MergeEvent.Change.MERGED, 0.99);

        EventMessage read = EventMessage.read(new EventJsonEncoder().encode(event, 1));

        assertThat(read).isEqualTo(new EventMessage("merge", "person-1", "merged"));
    }

    @Test
    void shouldReadAlignmentsOfTheNode() throws IOException {
        FrameAlignment alignment = new FrameAlignment("robot-1.odom", STAMP, PLACE, Covariance6.ZERO, 9);

        AlignmentMessage read = AlignmentMessage.read(new FrameJsonEncoder().encodeAlignment(alignment));

        assertThat(read).isEqualTo(new AlignmentMessage("robot-1.odom", STAMP, PLACE, 9));
    }

    @Test
    void shouldReadRefusalsOfTheNode() throws IOException {
        FixRejection refusal = new FixRejection("uwb-ground", STAMP, FixRejection.Reason.TOO_OLD, "3 s late");

        RejectionMessage read =
                RejectionMessage.read(new RejectionJsonEncoder().encode(new RejectionReport(refusal, 2, 40)));

        assertThat(read).isEqualTo(new RejectionMessage("uwb-ground", "TOO_OLD", "3 s late", 40));
    }

    @Test
    void shouldReadOdometryFixes() throws IOException {
        OdometryFix fix = new OdometryFix(
                FixHeader.of("robot-1.wheels", STAMP, STAMP, "robot-1"),
                "robot-1.odom",
                PLACE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);

        OdometryMessage read = OdometryMessage.read(new FixJsonEncoder().encode(fix));

        assertThat(read).isEqualTo(new OdometryMessage(STAMP, "robot-1.odom", PLACE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "{\"trackable\":\"a\"}", "{\"trackable\":\"a\",\"stamp\":null}"})
    void shouldRefuseWhatIsNoPose(String text) {
        assertThatThrownBy(() -> PoseMessage.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }
}
