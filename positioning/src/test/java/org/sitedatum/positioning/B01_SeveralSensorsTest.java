package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.ImuFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.TrackableKind;

/** B: several tags, several sensors. */
class B01_SeveralSensorsTest {

    private static final double NAN = Double.NaN;
    private static final Vector3[] LEVERS = {
        new Vector3(0.6, 0, 0), new Vector3(-0.4, 0.35, 0), new Vector3(-0.4, -0.35, 0)
    };

    private static SimulatedHall cart(long seed) {
        List<Tag> tags = List.of(new Tag("t0", LEVERS[0]), new Tag("t1", LEVERS[1]), new Tag("t2", LEVERS[2]));
        return new SimulatedHall(SmallSite.withAnchors(6).body("cart", TrackableKind.VEHICLE, 0.5, tags), 0.5, seed);
    }

    private static SimulatedHall plain(TrackableKind kind, long seed) {
        return new SimulatedHall(SmallSite.withAnchors(4).body("body", kind, 1.2), 1.2, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldFindTheHeadingFromTheRangesOfSeveralTags(long seed) {
        SimulatedHall hall = cart(seed);
        int n = 0;
        for (double t = 0; t < 60; t += 0.02) {
            int tag = n % 3;
            hall.accept(hall.range("t" + tag, LEVERS[tag], n / 3 % 6, t, 0));
            n++;
        }

        assertThat(hall.rmse(20, 60)).isLessThan(0.2);
        assertThat(hall.outcomes.poses.stream()
                        .filter(pose -> pose.stampNanos() > SimulatedHall.stamp(20))
                        .mapToDouble(hall::headingError)
                        .average()
                        .orElseThrow())
                .isLessThan(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindHeadingAndAlignmentFromOdometryAndDriveOnBlind(long seed) {
        SimulatedHall hall = plain(TrackableKind.VEHICLE, seed);
        drive(hall, 0, 60, true);
        assertThat(hall.rmse(20, 60)).isLessThan(0.2);
        assertThat(hall.headingError(hall.outcomes.lastPose())).isLessThan(8);

        Outcomes.Alignment alignment = hall.outcomes.lastAlignment();
        assertThat(alignment.frame()).isEqualTo("odom");
        assertThat(alignment.revision()).isEqualTo(hall.outcomes.alignments.size());
        RigidTransform composed = alignment.siteFromOdom().then(hall.odomFromBody());
        double t = 1e-9 * (alignment.stampNanos() - SimulatedHall.START);
        assertThat(composed.translation().distanceTo(hall.truth(t).translation()))
                .isLessThan(0.3);

        drive(hall, 60, 80, false);
        assertThat(hall.outcomes.lastPose().state()).isEqualTo(TrackingState.COASTING);
        assertThat(hall.error(hall.outcomes.lastPose())).isLessThan(1.5);
        assertThat(hall.outcomes.lastPose().protectionLevel()).isGreaterThan(hall.error(hall.outcomes.lastPose()));

        drive(hall, 80, 95, true);
        assertThat(hall.rmse(90, 95)).isLessThan(0.25);
        assertThat(hall.outcomes.lastPose().state()).isEqualTo(TrackingState.TRACKING);
    }

    private static void drive(SimulatedHall hall, double from, double to, boolean ranges) {
        int n = 0;
        for (double t = from; t < to; t += 0.05) {
            hall.accept(hall.odometry("body", t));
            if (ranges) {
                hall.accept(hall.range("body", Vector3.ZERO, n % 4, t + 0.01, 0));
                hall.accept(hall.range("body", Vector3.ZERO, (n + 1) % 4, t + 0.03, 0));
            }
            n += 2;
        }
    }

    /** The odometry frame's origin is 30 m away: a doubt about the heading is a doubt of metres there. */
    @Test
    void shouldDoubtTheAlignmentWhereTheOdometryFrameHasItsOrigin() {
        SimulatedHall hall = plain(TrackableKind.VEHICLE, 2);
        drive(hall, 0, 40, true);
        Outcomes.Alignment alignment = hall.outcomes.lastAlignment();
        PoseEstimate pose = hall.outcomes.poses.stream()
                .filter(p -> p.stampNanos() == alignment.stampNanos())
                .findFirst()
                .orElseThrow();

        Vector3 lever = alignment.siteFromOdom().translation().minus(pose.position());
        double headingVariance = pose.covariance().get(5, 5);

        assertThat(lever.norm()).isGreaterThan(15);
        assertThat(alignment.covariance().get(5, 5)).isCloseTo(headingVariance, within(0.2 * headingVariance));
        assertThat(alignment.covariance().get(0, 0) + alignment.covariance().get(1, 1))
                .isGreaterThan(0.5 * headingVariance * lever.dot(lever));
        assertThat(alignment.covariance().isPositiveSemiDefinite()).isTrue();
    }

    @Test
    void shouldSurviveARestartOfTheOdometryFrame() {
        SimulatedHall hall = plain(TrackableKind.VEHICLE, 4);
        drive(hall, 0, 30, true);
        RigidTransform before = hall.truth(30);
        // the next reports are in a frame that begins here
        for (double t = 30; t < 60; t += 0.05) {
            RigidTransform anew = before.inverse().then(hall.truth(t));
            hall.accept(new org.sitedatum.positioning.fix.OdometryFix(
                    SimulatedHall.header("wheels", "body", t),
                    "odom",
                    anew,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    t == 30));
            hall.accept(hall.range("body", Vector3.ZERO, (int) (t * 20) % 4, t + 0.01, 0));
        }

        assertThat(hall.rmse(30, 60)).isLessThan(0.35);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTakePosesOfAPointOnTheBodyByNameOrByPlace(boolean named) {
        SimulatedHall hall = cart(3);
        for (double t = 0; t < 20; t += 0.1) {
            RigidTransform point = hall.truth(t).then(new RigidTransform(Quaternion.IDENTITY, LEVERS[0]));
            Vector3 noisy = point.translation().plus(new Vector3(hall.noise(0.02), hall.noise(0.02), hall.noise(0.02)));
            hall.accept(new PoseFix(
                    SimulatedHall.header("vps", "cart", t),
                    "site",
                    new RigidTransform(point.rotation(), noisy),
                    Optional.of(Covariance6.isotropic(0.02, 0.02)),
                    named ? Vector3.ZERO : LEVERS[0],
                    named ? Optional.of("t0") : Optional.empty()));
            if (t == 0) {
                assertThat(hall.error(hall.outcomes.lastPose())).isLessThan(0.1);
            }
        }

        assertThat(hall.outcomes.rejections).isEmpty();
        assertThat(hall.rmse(1, 20)).isLessThan(0.05);
        assertThat(hall.headingError(hall.outcomes.lastPose())).isLessThan(2);
    }

    @Test
    void shouldNotBeSurerThanTheFirstPoseIs() {
        SimulatedHall hall = plain(TrackableKind.HEADSET, 1);
        hall.accept(new PoseFix(
                SimulatedHall.header("vps", "body", 0),
                "site",
                hall.truth(0),
                Optional.of(Covariance6.isotropic(2, 0.5)),
                Vector3.ZERO,
                Optional.empty()));

        assertThat(hall.outcomes.lastPose().covariance().get(0, 0)).isBetween(3.9, 4.2);
        assertThat(hall.outcomes.lastPose().covariance().get(5, 5)).isBetween(0.24, 0.26);
    }

    @Test
    void shouldBringPosesAndPositionsFromAFrameOfTheSite() {
        SimulatedHall hall = plain(TrackableKind.HEADSET, 1);
        for (double t = 0; t < 10; t += 0.1) {
            RigidTransform inMap = SmallSite.SITE_FROM_MAP.inverse().then(hall.truth(t));
            hall.accept(new PoseFix(
                    SimulatedHall.header("vps", "body", t),
                    "map",
                    inMap,
                    Optional.empty(),
                    Vector3.ZERO,
                    Optional.empty()));
            Vector3 p = inMap.translation();
            hall.accept(new PositionFix(
                    SimulatedHall.header("rtls", "body", t + 0.05),
                    "map",
                    SmallSite.SITE_FROM_MAP
                            .inverse()
                            .apply(hall.truth(t + 0.05).translation())
                            .x(),
                    SmallSite.SITE_FROM_MAP
                            .inverse()
                            .apply(hall.truth(t + 0.05).translation())
                            .y(),
                    p.z(),
                    Covariance3.isotropic(0.01)));
        }

        assertThat(hall.outcomes.rejections).isEmpty();
        assertThat(hall.rmse(1, 10)).isLessThan(0.1);
        assertThat(hall.headingError(hall.outcomes.lastPose())).isLessThan(3);
        assertThat(hall.outcomes.lastPose().sources()).containsExactly("rtls", "vps");
    }

    /** The source states 0.5 m but its error hardly changes: averaging it away would be self-deceit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNotGrowOverconfidentOnASourceWhoseErrorStays(long seed) {
        SimulatedHall hall = plain(TrackableKind.PEDESTRIAN, seed);
        Vector3 error = new Vector3(hall.noise(0.5), hall.noise(0.5), 0);
        for (double t = 0; t < 60; t += 0.1) {
            PositionFix exact = hall.position("rtls", "body", t, 0.02, error);
            hall.accept(new PositionFix(
                    exact.header(), exact.frame(), exact.x(), exact.y(), exact.z(), Covariance3.isotropic(0.25)));
        }

        PoseEstimate pose = hall.outcomes.lastPose();
        assertThat(Math.sqrt(pose.covariance().get(0, 0))).isGreaterThan(0.25);
        assertThat(pose.protectionLevel()).isGreaterThan(hall.error(pose));
    }

    @Test
    void shouldImproveByRangeDifferences() {
        SimulatedHall without = plain(TrackableKind.PEDESTRIAN, 5);
        SimulatedHall with = plain(TrackableKind.PEDESTRIAN, 5);
        for (SimulatedHall hall : List.of(without, with)) {
            hall.walkWithRanges("body", 0, 10, 0, 1, 2, 3);
        }
        for (double t = 10; t < 40; t += 0.1) {
            without.accept(without.position("coarse", "body", t, 1, Vector3.ZERO));
            with.accept(with.position("coarse", "body", t, 1, Vector3.ZERO));
            for (int anchor = 1; anchor < 4; anchor++) {
                with.accept(with.difference("body", anchor, 0, t + 0.02 * anchor));
            }
        }

        assertThat(with.rmse(15, 40)).isLessThan(0.2).isLessThan(0.6 * without.rmse(15, 40));
    }

    @Test
    void shouldImproveByBearings() {
        SimulatedHall hall = plain(TrackableKind.PEDESTRIAN, 6);
        for (double t = 0; t < 40; t += 0.1) {
            hall.accept(hall.position("coarse", "body", t, 1, Vector3.ZERO));
            Vector3 seen = SmallSite.SITE_FROM_CORNER
                    .inverse()
                    .apply(hall.truth(t + 0.05).translation());
            hall.accept(new BearingFix(
                    SimulatedHall.header("corner", "body", t + 0.05),
                    "corner",
                    Math.atan2(seen.y(), seen.x()) + hall.noise(0.01),
                    Math.atan2(seen.z(), Math.hypot(seen.x(), seen.y())) + hall.noise(0.01),
                    0.01));
        }

        PoseEstimate pose = hall.outcomes.lastPose();
        Vector3 line = pose.position().minus(SmallSite.SITE_FROM_CORNER.translation());
        double across = (pose.position().minus(hall.truth(39.95).translation()))
                .cross(new Vector3(line.x(), line.y(), 0).times(1 / Math.hypot(line.x(), line.y())))
                .z();
        assertThat(Math.abs(across)).isLessThan(0.25);
        assertThat(hall.rmse(10, 40)).isLessThan(0.6);
        assertThat(hall.engine.rejectedCounts()).isEmpty();
    }

    @Test
    void shouldFollowTheTurnRateOfAnImu() {
        SimulatedHall hall = plain(TrackableKind.HEADSET, 7);
        hall.accept(pose(hall, 0));
        for (double t = 0; t < 5; t += 0.02) {
            hall.accept(new ImuFix(
                    SimulatedHall.header("imu", "body", t + 0.001),
                    new Vector3(0, 0, yawRate(hall, t)),
                    new Vector3(0, 0, 9.81)));
        }

        assertThat(hall.headingError(hall.outcomes.lastPose())).isLessThan(3);
        assertThat(hall.outcomes.lastPose().state())
                .as("an inertial sensor measures no position")
                .isEqualTo(TrackingState.COASTING);
    }

    /** A hundred turn rates a second must not make the engine forget that every position is refused. */
    @Test
    void shouldRecoverThoughAnImuIsNeverRefused() {
        SimulatedHall hall = plain(TrackableKind.HEADSET, 8);
        for (double t = 0; t < 20; t += 0.1) {
            if (t >= 10 && t < 10.05) {
                hall.jumpBy(6, 0, 0);
            }
            hall.accept(pose(hall, t));
            for (int k = 1; k < 10; k++) {
                hall.accept(new ImuFix(
                        SimulatedHall.header("imu", "body", t + 0.01 * k),
                        new Vector3(0, 0, yawRate(hall, t)),
                        new Vector3(0, 0, 9.81)));
            }
        }

        assertThat(hall.rmse(17, 20)).isLessThan(0.3);
    }

    private static double yawRate(SimulatedHall hall, double t) {
        double turned = hall.truth(t + 0.01).rotation().yaw()
                - hall.truth(t - 0.01).rotation().yaw();
        return Math.IEEEremainder(turned, 2 * Math.PI) / 0.02;
    }

    private static PoseFix pose(SimulatedHall hall, double t) {
        return new PoseFix(
                SimulatedHall.header("vps", "body", t),
                "site",
                hall.truth(t),
                Optional.of(Covariance6.isotropic(0.03, 0.02)),
                Vector3.ZERO,
                Optional.empty());
    }

    @Test
    void shouldSettleAMirrorImageByOnePose() {
        SimulatedHall hall = plain(TrackableKind.PEDESTRIAN, 9);
        hall.walkWithRanges("body", 0, 4, 1, 3);
        assertThat(hall.estimate("body", 4).state()).isEqualTo(TrackingState.DEGRADED);

        hall.accept(hall.position("rtls", "body", 4, 0.3, Vector3.ZERO));
        hall.walkWithRanges("body", 4.1, 5, 1, 3);

        assertThat(hall.error("body", 5)).isLessThan(0.8);
        assertThat(hall.estimate("body", 5).state()).isEqualTo(TrackingState.TRACKING);
    }

    @Test
    void shouldStartATaggedBodyFromPositionsOfItsTags() {
        SimulatedHall hall = cart(5);
        for (double t = 0; t < 30; t += 0.1) {
            int tag = (int) Math.round(t * 10) % 3;
            Vector3 p = hall.truth(t).apply(LEVERS[tag]);
            hall.accept(new PositionFix(
                    SimulatedHall.header("rtls", "t" + tag, t),
                    "site",
                    p.x() + hall.noise(0.05),
                    p.y() + hall.noise(0.05),
                    NAN,
                    new Covariance3(0.0025, 0, 0, 0.0025, 0, 0)));
        }

        assertThat(hall.rmse(10, 30)).isLessThan(0.2);
        assertThat(hall.headingError(hall.outcomes.lastPose())).isLessThan(10);
    }
}
