package org.sitedatum.positioning.track;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * What odometry says about where up is. Visual-inertial odometry feels gravity, so that the z axis of its frame is the site's
 * (REP-105) and only heading and place of the frame are open. Without that a head that nodded when it was first heard would
 * climb or sink with every metre it walks. Keeps nothing of its own.
 */
final class Levelling {

    private static final Vector3 UP = new Vector3(0, 0, 1);

    /** Inertial sensors feel up to 0.3 degrees, rad^2: the bias of a phone's accelerometer is up to 0.05 m/s^2. */
    private static final double GRAVITY_VARIANCE = 2.7e-5;

    /** That bias stays the same: however often it is asked, tilt is not better known than to 0.2 degrees, rad^2. */
    private static final double LEAST_VARIANCE = 1.2e-5;

    /** A frame whose z is farther off than six standard deviations was not levelled by gravity. */
    private static final double GATE = 36;

    private static final double NO_KNEE = Double.POSITIVE_INFINITY;

    private final BodyProfile profile;
    private final Belief belief;
    private final OdometryTrack odometry;
    private final Observation level = this::linearize;

    Levelling(BodyProfile profile, Belief belief, OdometryTrack odometry) {
        this.profile = profile;
        this.belief = belief;
        this.odometry = odometry;
    }

    /** How a body stands that its odometry turns from now on: tilted as in the odometry's frame, the heading zero. */
    Quaternion tilt() {
        if (!odometry.isActive()) {
            return Quaternion.IDENTITY;
        }
        Quaternion odomFromBody = odometry.carried().rotation();
        return Quaternion.ofYaw(-odomFromBody.yaw()).times(odomFromBody).normalized();
    }

    /** Takes up, as the odometry of a headset has it, for up in the site. */
    void apply() {
        if (profile.trackable().kind() != TrackableKind.HEADSET || !odometry.isActive() || !belief.oriented()) {
            return;
        }
        belief.correct(level, GATE, NO_KNEE, NO_KNEE);
        for (int i = 0; i < belief.count(); i++) {
            for (int m = 0; m < belief.hypothesis(i).modeCount(); m++) {
                keepModest(belief.hypothesis(i).mode(m));
            }
        }
    }

    private static void keepModest(Gaussian gaussian) {
        for (int axis = StateLayout.RX; axis < StateLayout.RZ; axis++) {
            gaussian.inflate(axis, Math.max(0, LEAST_VARIANCE - gaussian.covariance(axis, axis)));
        }
    }

    /** With {@code u = R odomFromBody^-1 z}, which should be z, small tilts are {@code (u_y, -u_x)}. */
    private void linearize(Gaussian gaussian, Linearization out) {
        Vector3 up = gaussian.orientation()
                .rotate(odometry.carried().rotation().conjugate().rotate(UP));
        out.row(up.y(), GRAVITY_VARIANCE);
        out.coefficient(StateLayout.RX, 1);
        out.row(-up.x(), GRAVITY_VARIANCE);
        out.coefficient(StateLayout.RY, 1);
    }
}
