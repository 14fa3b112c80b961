package org.sitedatum.samples.building.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.random.Noise;

class OdometryDriftTest {

    private static final long START = 1_767_225_600_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFollowTheRobotAndDriftOnlySlowly(long seed) {
        LongFunction<BodyState> robot = body("robot-1", seed);
        WheelOdometry wheels = new WheelOdometry("robot-1", robot, START, new Noise(seed));
        RigidTransform start = robot.apply(wheels.nextNanos()).siteFromBody();

        double way = 0;
        Vector3 before = start.translation();
        OdometryFix last = null;
        BodyState truth = robot.apply(START);
        for (int i = 0; i < 20 * 60; i++) {
            truth = robot.apply(wheels.nextNanos());
            way += truth.position().distanceTo(before);
            before = truth.position();
            last = (OdometryFix) wheels.measure().get(0).fixes().get(0);
        }
        RigidTransform believed = start.then(last.odomFromBody());

        // a minute: 3 degrees of drift, 3 sigma of scale and of slip
        double yawError =
                believed.rotation().conjugate().times(truth.orientation()).yaw();
        double yawBound = WheelOdometry.LARGEST_YAW_DRIFT * 60 + Math.toRadians(0.2) * 3 * Math.sqrt(way);
        assertThat(way).isGreaterThan(10);
        assertThat(Math.abs(yawError)).isLessThan(yawBound).isGreaterThan(0);
        assertThat(believed.translation().distanceTo(truth.position())).isLessThan(way * (0.03 + yawBound) + 0.1);
    }

    @Test
    void shouldDriftInYawAsAHeadsetSessionDoes() {
        LongFunction<BodyState> head = body("headset-1", 3);
        VisualInertialOdometry session = new VisualInertialOdometry("headset-1", head, START, new Noise(3));
        BodyState truth = head.apply(START);
        double startYaw = head.apply(session.nextNanos()).orientation().yaw();

        OdometryFix last = null;
        for (int i = 0; i < 30 * 60; i++) {
            truth = head.apply(session.nextNanos());
            last = (OdometryFix) session.measure().get(0).fixes().get(0);
        }

        var sessionFromSite =
                last.odomFromBody().rotation().times(truth.orientation().conjugate());
        double drift = sessionFromSite.yaw() + startYaw;
        assertThat(Math.atan2(Math.sin(drift), Math.cos(drift))).isCloseTo(Math.toRadians(0.5), within(1e-3));
        assertThat(Math.hypot(sessionFromSite.x(), sessionFromSite.y())).isLessThan(1e-9);
    }

    private static LongFunction<BodyState> body(String id, long seed) {
        BuildingTruth truth = new BuildingTruth(new SampleBuilding(), seed, START);
        return stamp -> truth.stateAt(id, stamp);
    }
}
