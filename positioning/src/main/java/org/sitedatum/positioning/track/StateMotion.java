package org.sitedatum.positioning.track;

import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.model.CourseModel;
import org.sitedatum.positioning.model.OdometryModel;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.time.Snapshot;
import org.sitedatum.positioning.walls.WallMap;

/**
 * Moves a body's belief through time: by odometry while it reports, else by the motion models; with what is known of
 * how such bodies move (fixed height, no sideways slip). Rewindable where it remembers.
 */
final class StateMotion {

    /** Longest step of the motion model, s; longer gaps are taken in several. */
    private static final double LONGEST_STEP = 0.5;
    /** After this long without a fix a body is assumed to slow down, s. */
    private static final double STEADY_FOR = 1.0;

    private static final double TILT_VARIANCE = 4e-4;
    private static final double COURSE_INTERVAL = 0.1;
    private static final double COURSE_VARIANCE = 0.0003;
    private static final double NO_GATE = Double.POSITIVE_INFINITY;

    private final BodyProfile profile;
    private final Belief belief;
    private final OdometryTrack odometry;
    private final HeightKeeping heightKeeping;
    private final WallKeeping wallKeeping;

    private double sinceCourse;
    private double courseNoise = 1;

    private final Observation upright = StateMotion::linearizeUpright;
    private final Observation course = this::linearizeCourse;
    private int courseOffset;
    private int axleOffset;

    StateMotion(BodyProfile profile, Belief belief, OdometryTrack odometry, FloorVote floor, WallMap map) {
        this.profile = profile;
        this.belief = belief;
        this.odometry = odometry;
        this.heightKeeping = new HeightKeeping(profile, belief, floor, map);
        this.wallKeeping = new WallKeeping(belief, floor, map);
    }

    void save(Snapshot out) {
        heightKeeping.save(out);
        wallKeeping.save(out);
        if (profile.wheeled()) {
            out.put(sinceCourse);
            out.put(courseNoise);
        }
    }

    void restore(Snapshot in) {
        heightKeeping.restore(in);
        wallKeeping.restore(in);
        sinceCourse = profile.wheeled() ? in.next() : 0;
        courseNoise = profile.wheeled() ? in.next() : 1;
    }

    void clear() {
        heightKeeping.clear();
        wallKeeping.clear();
        sinceCourse = 0;
        courseNoise = 1;
    }

    /** Moves the belief from one stamp to a later one, ns. */
    void moveTo(long fromNanos, long toNanos) {
        double dt = 1e-9 * (toNanos - fromNanos);
        if (odometry.isStale(toNanos)) {
            odometry.clear();
            belief.spreadModes();
        }
        if (odometry.isActive()) {
            carryOn(odometry.carryOn(dt), dt);
        } else {
            coast(dt);
        }
        if (heightKeeping.passed(dt)) {
            keepUpright();
        }
        wallKeeping.passed(dt);
        sinceCourse += dt;
        if (profile.wheeled() && !odometry.isActive() && belief.oriented() && sinceCourse >= COURSE_INTERVAL) {
            sinceCourse = 0;
            keepCourse();
        }
    }

    /** A measurement was taken. */
    void measured() {
        wallKeeping.measured();
    }

    private void coast(double dt) {
        double steady = Math.min(dt, STEADY_FOR);
        step(steady);
        if (dt > steady) {
            belief.slowDown(dt - steady);
        }
    }

    private void step(double dt) {
        int steps = Math.max(1, (int) Math.ceil(dt / LONGEST_STEP));
        for (int i = 0; i < steps; i++) {
            belief.predict(dt / steps);
        }
    }

    /** Takes an odometry report: the part of the motion that carrying on did not foresee. */
    void report(OdometryFix report) {
        carryOn(odometry.report(report), 0);
        for (int i = 0; i < belief.count(); i++) {
            OdometryModel.setRates(
                    belief.hypothesis(i).mode(0),
                    odometry.velocity().x(),
                    odometry.velocity().y(),
                    odometry.velocity().z(),
                    odometry.yawRate());
        }
    }

    private void carryOn(RigidTransform step, double dt) {
        OdometryModel.Noise noise = OdometryNoise.of(profile.trackable().kind());
        int gain = belief.nuisance().turnGain();
        for (int i = 0; i < belief.count(); i++) {
            Hypothesis hypothesis = belief.hypothesis(i);
            Gaussian gaussian = hypothesis.mode(0);
            OdometryModel.move(gaussian, step, dt, gain < 0 ? -1 : belief.index(gain), noise);
            belief.age(hypothesis, gaussian, dt, step.translation().norm());
        }
    }

    private void keepUpright() {
        if (belief.oriented() && profile.trackable().kind() != TrackableKind.HEADSET) {
            belief.correct(upright, NO_GATE, NO_GATE, NO_GATE);
        }
    }

    /** A body that stands upright: its z axis is the site's. With u = R z, small tilts are (u_y, -u_x). */
    private static void linearizeUpright(Gaussian gaussian, Linearization out) {
        double x = gaussian.quaternion(0);
        double y = gaussian.quaternion(1);
        double z = gaussian.quaternion(2);
        double w = gaussian.quaternion(3);
        out.row(2 * (y * z - w * x), TILT_VARIANCE);
        out.coefficient(StateLayout.RX, 1);
        out.row(-2 * (x * z + w * y), TILT_VARIANCE);
        out.coefficient(StateLayout.RY, 1);
    }

    private void keepCourse() {
        courseOffset = belief.index(belief.nuisance().courseOffset(belief));
        axleOffset = belief.index(belief.nuisance().axleOffset(belief));
        Gaussian likeliest = belief.hypothesis(belief.best()).likeliest();
        double squared = belief.squaredInnovation(course, likeliest);
        belief.correct(course, NO_GATE, 3, 3);
        courseNoise *= Math.exp(0.02 * (Math.min(squared, 20) - 1.5));
        courseNoise = Math.max(1, Math.min(1e4, courseNoise));
    }

    private void linearizeCourse(Gaussian gaussian, Linearization out) {
        CourseModel.linearize(gaussian, courseOffset, axleOffset, COURSE_VARIANCE * courseNoise, out);
    }
}
