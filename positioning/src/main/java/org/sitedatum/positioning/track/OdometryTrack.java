package org.sitedatum.positioning.track;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.time.Snapshot;

/**
 * A body's own motion as it reports it: the last pose in its odometry frame, carried on at the last rates until the next
 * report corrects it. Rewindable; holds immutable values only.
 */
final class OdometryTrack {

    /** Without a report for this long the motion model takes over again, s. */
    static final double STALE_AFTER = 0.7;

    /** m of a step that any odometry may be off by. */
    private static final double SMALLEST_JUMP = 0.25;
    /** Beyond what wheels, legs and heads do, m/s^2. */
    private static final double LARGEST_ACCELERATION = 15;
    /** Speeds are means over an interval: they may change within it as if this had passed, s. */
    private static final double SHORTEST_JERK = 0.1;

    /** Within the interval of two reports no body changes its motion by more, m/s^2: tyres and feet slip. */
    private static final double LARGEST_CHANGE = 10;
    /** Time constant with which steps nobody announced are believed, s. */
    private static final double DOUBT_TAU = 0.5;

    private static final double LONGEST_RATE_BASE = 1.0;

    private boolean active;
    private String frame = "";
    private long reportNanos;
    private RigidTransform reported = RigidTransform.IDENTITY;
    private RigidTransform carried = RigidTransform.IDENTITY;
    private Vector3 velocity = Vector3.ZERO;
    private double yawRate;
    private double doubt;
    /** Another number after every start. */
    private long course;

    void save(Snapshot out) {
        out.putLong(course);
        out.putBoolean(active);
        if (active) {
            out.putValue(frame);
            out.putLong(reportNanos);
            out.putValue(reported);
            out.putValue(carried);
            out.putValue(velocity);
            out.put(yawRate);
            out.put(doubt);
        }
    }

    void restore(Snapshot in) {
        clear();
        course = in.nextLong();
        active = in.nextBoolean();
        if (active) {
            frame = in.nextValue(String.class);
            reportNanos = in.nextLong();
            reported = in.nextValue(RigidTransform.class);
            carried = in.nextValue(RigidTransform.class);
            velocity = in.nextValue(Vector3.class);
            yawRate = in.next();
            doubt = in.next();
        }
    }

    void clear() {
        active = false;
        doubt = 0;
    }

    /** m of the last steps that the motion before did not announce and the site's sensors had no time to confirm. */
    double doubt() {
        return active ? doubt : 0;
    }

    /** True while odometry drives the body. */
    boolean isActive() {
        return active;
    }

    /** Another number after every start. */
    long course() {
        return course;
    }

    /** True when the last report is too old to go on with. */
    boolean isStale(long stampNanos) {
        return active && 1e-9 * (stampNanos - reportNanos) > STALE_AFTER;
    }

    /** The odometry frame's id. */
    String frame() {
        return frame;
    }

    /** Pose in the odometry frame, carried on to the filter's time. */
    RigidTransform carried() {
        return carried;
    }

    /** m/s in the body. */
    Vector3 velocity() {
        return velocity;
    }

    /** rad/s about the body's z. */
    double yawRate() {
        return yawRate;
    }

    /** Motion over {@code dt} seconds at the last rates, as the body's new pose in its old one; also carries on. */
    RigidTransform carryOn(double dt) {
        RigidTransform step = new RigidTransform(Quaternion.ofYaw(yawRate * dt), velocity.times(dt));
        carried = carried.then(step);
        return step;
    }

    /** Starts from a report. */
    void start(OdometryFix fix) {
        active = true;
        course++;
        frame = fix.frame();
        reportNanos = fix.stampNanos();
        reported = fix.odomFromBody();
        carried = fix.odomFromBody();
        velocity = fix.velocity().orElse(Vector3.ZERO);
        yawRate = fix.angularVelocity().map(Vector3::z).orElse(0.0);
    }

    /** True when a report does not continue the last one: another frame, a reset, or an impossible step. */
    boolean isBroken(OdometryFix fix) {
        return isAnnouncedBreak(fix) || isImpossible(fix);
    }

    /** True when a report says itself that it does not continue the last one. */
    boolean isAnnouncedBreak(OdometryFix fix) {
        return fix.reset() || !fix.frame().equals(frame);
    }

    /** No body is thrown about like this: so much farther than it would have come at the speed it had. */
    private boolean isImpossible(OdometryFix fix) {
        double dt = 1e-9 * (fix.stampNanos() - reportNanos);
        Vector3 step = reported.inverse().apply(fix.odomFromBody().translation());
        double beyond = step.distanceTo(velocity.times(dt));
        return beyond > SMALLEST_JUMP + LARGEST_ACCELERATION * dt * Math.max(dt, SHORTEST_JERK);
    }

    /** Takes the next report and returns what the carried pose was short of, as a motion in the body. */
    RigidTransform report(OdometryFix fix) {
        double dt = 1e-9 * (fix.stampNanos() - reportNanos);
        RigidTransform motion = reported.inverse().then(fix.odomFromBody());
        if (fix.velocity().isPresent()) {
            velocity = fix.velocity().get();
        } else if (dt > 0 && dt <= LONGEST_RATE_BASE) {
            velocity = motion.translation().times(1 / dt);
        }
        if (fix.angularVelocity().isPresent()) {
            yawRate = fix.angularVelocity().get().z();
        } else if (dt > 0 && dt <= LONGEST_RATE_BASE) {
            yawRate = motion.rotation().yaw() / dt;
        }
        RigidTransform correction = carried.inverse().then(fix.odomFromBody());
        double foreseeable = 0.5 * LARGEST_CHANGE * dt * dt;
        double unforeseen = Math.max(0, correction.translation().norm() - foreseeable);
        doubt = Math.max(unforeseen, doubt * Math.exp(-dt / DOUBT_TAU));
        reportNanos = fix.stampNanos();
        reported = fix.odomFromBody();
        carried = fix.odomFromBody();
        return correction;
    }
}
