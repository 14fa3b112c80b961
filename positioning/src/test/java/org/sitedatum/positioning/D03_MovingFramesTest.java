package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.TrackableKind;

/** D: nothing stated in a frame that drifts or rides on a body is taken for a place in the site. */
class D03_MovingFramesTest {

    private final Outcomes outcomes = new Outcomes();
    private final Site site = site();
    private final PositioningEngine engine = new PositioningEngine(site, EngineOptions.defaults(), outcomes);

    @ParameterizedTest
    @ValueSource(strings = {"robot", "walker"})
    void shouldRefuseWhatIsStatedInTheOdometryFrameOfABody(String about) {
        engine.accept(odometry("robot", "odom", 0));

        engine.accept(position(about, "odom", 0.1));
        engine.accept(pose(about, "odom", 0.2));

        assertThat(outcomes.rejections)
                .extracting(FixRejection::reason)
                .containsExactly(Reason.MOVING_FRAME, Reason.MOVING_FRAME);
        assertThat(outcomes.lastRejection().detail()).contains("odom").contains("robot");
        assertThat(outcomes.poses).isEmpty();
    }

    @Test
    void shouldNotBelieveASiteThatCallsAnOdometryFrameFixed() {
        engine.accept(position("walker", "map", 0));
        assertThat(outcomes.rejections).isEmpty();

        engine.accept(odometry("robot", "map", 0.1));
        engine.accept(position("walker", "map", 0.2));

        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.MOVING_FRAME);
    }

    @Test
    void shouldRefuseWhatIsStatedInAFrameThatRidesOnABody() {
        engine.accept(position("walker", "gripper", 0));

        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.MOVING_FRAME);
        assertThat(outcomes.lastRejection().detail()).contains("gripper").contains("mast");
    }

    @Test
    void shouldForgetAFrameThatItsBodyHasLeft() {
        engine.accept(odometry("robot", "map", 0));
        engine.accept(odometry("robot", "odom", 0.1));

        engine.accept(position("walker", "map", 0.2));
        engine.accept(position("walker", "odom", 0.3));

        assertThat(outcomes.rejections)
                .filteredOn(one -> one.source().equals("rtls"))
                .extracting(FixRejection::reason)
                .containsExactly(Reason.MOVING_FRAME);
    }

    @Test
    void shouldKnowMovingFramesAfterAFailoverAndANewRevision() {
        for (double t = 0; t < 3; t += 0.1) {
            engine.accept(position("robot", Site.FRAME, t));
            engine.accept(odometry("robot", "map", t + 0.05));
        }
        PositioningEngine heir = new PositioningEngine(site, EngineOptions.defaults(), outcomes);
        assertThat(heir.resume(engine.snapshot())).isEmpty();

        heir.reconfigure(site, 2, SimulatedHall.stamp(3));
        heir.accept(position("walker", "map", 3.1));

        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.MOVING_FRAME);
    }

    private static Fix odometry(String body, String frame, double t) {
        return new OdometryFix(
                SimulatedHall.header("wheels", body, t),
                frame,
                new RigidTransform(RigidTransform.IDENTITY.rotation(), new Vector3(t, 0, 0)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Fix position(String body, String frame, double t) {
        return new PositionFix(
                SimulatedHall.header("rtls", body, t), frame, 5 + t, 5, 1.2, Covariance3.isotropic(0.01));
    }

    private static Fix pose(String body, String frame, double t) {
        return new PoseFix(
                SimulatedHall.header("vps", body, t),
                frame,
                RigidTransform.IDENTITY,
                Optional.empty(),
                Vector3.ZERO,
                Optional.empty());
    }

    /** The small hall with a frame that rides on the robot. */
    private static Site site() {
        Site hall = SmallSite.withAnchors(4)
                .body("robot", TrackableKind.VEHICLE, 0.3, List.of(new Tag("mast", Vector3.ZERO)))
                .body("walker", TrackableKind.PEDESTRIAN, 1.2)
                .build();
        FramePlacement map = new FramePlacement("map", Site.FRAME, SmallSite.SITE_FROM_MAP, Optional.empty());
        FramePlacement arm = new FramePlacement("arm", "mast", RigidTransform.IDENTITY, Optional.empty());
        FramePlacement gripper = new FramePlacement("gripper", "arm", RigidTransform.IDENTITY, Optional.empty());
        return hall.toBuilder()
                .frames(List.of(map, arm, gripper))
                .meetings(Optional.empty())
                .build();
    }
}
