package org.sitedatum.positioning.track;

import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Whether a body's odometry is believed. It is not after the sensors of the site agreed on another motion, or after it has
 * jumped several times or stopped dead to the bit; it is again when its speed has been that of the estimate for a while in motion. Rewindable.
 */
final class OdometryTrust {

    /** Jumps within the memory that prove it useless. */
    private static final double MOST_JUMPS = 2.5;
    /** Jumps are forgotten with this time constant, s. */
    private static final double JUMP_MEMORY = 5;
    /** Of motion in agreement before it is believed again, s. */
    private static final double PROBATION = 4;
    /** Slower than this a body cannot show whether its odometry works, m/s. */
    private static final double SLOWEST = 0.2;
    /** Difference of speed that is agreement, m/s and as a share. */
    private static final double AGREEMENT = 0.15;

    private static final double SHARE = 0.3;
    private static final double LONGEST_INTERVAL = 1;
    /** A body that brakes harder than this has not braked: its odometry repeats itself, m/s^2. */
    private static final double HARDEST_BRAKING = 5;

    private static final long NEVER = Long.MIN_VALUE;

    private boolean distrusted;
    private boolean frozen;
    private double speed;
    private double agreed;
    private double jumps;
    private long heardNanos = NEVER;
    private RigidTransform last = RigidTransform.IDENTITY;

    private void clear() {
        heardNanos = NEVER;
        distrusted = false;
        frozen = false;
        speed = 0;
        agreed = 0;
        jumps = 0;
        last = RigidTransform.IDENTITY;
    }

    void save(Snapshot out) {
        out.putLong(heardNanos);
        if (heardNanos == NEVER) {
            return;
        }
        out.putBoolean(distrusted);
        out.putBoolean(frozen);
        out.put(speed);
        out.put(agreed);
        out.put(jumps);
        out.putValue(last);
    }

    void restore(Snapshot in) {
        clear();
        heardNanos = in.nextLong();
        if (heardNanos == NEVER) {
            return;
        }
        distrusted = in.nextBoolean();
        frozen = in.nextBoolean();
        speed = in.next();
        agreed = in.next();
        jumps = in.next();
        last = in.nextValue(RigidTransform.class);
    }

    void distrust() {
        distrusted = true;
        agreed = 0;
    }

    /** True while it is on probation. */
    boolean isDistrusted() {
        return distrusted;
    }

    /** Notes a report that did not continue the one before. */
    void jumped() {
        jumps++;
        if (jumps > MOST_JUMPS) {
            distrust();
        }
    }

    /** Notes a report, with the speed the estimate has, m/s; true when it is believed. */
    boolean hear(OdometryFix report, double estimatedSpeed) {
        double dt = heardNanos == NEVER ? 0 : 1e-9 * (report.stampNanos() - heardNanos);
        double step = report.odomFromBody().translation().distanceTo(last.translation());
        boolean same = report.odomFromBody().equals(last);
        heardNanos = report.stampNanos();
        last = report.odomFromBody();
        if (!(dt > 0 && dt < LONGEST_INTERVAL)) {
            frozen = false;
            speed = 0;
            jumps *= dt > 0 ? 0.5 : 1;
            return !distrusted;
        }
        jumps *= Math.exp(-dt / JUMP_MEMORY);
        frozen = same && (frozen || speed > HARDEST_BRAKING * dt);
        speed = step / dt;
        if (distrusted) {
            probe(dt, estimatedSpeed);
        }
        return !distrusted && !frozen;
    }

    private void probe(double dt, double estimatedSpeed) {
        double gap = Math.abs(speed - estimatedSpeed);
        if (gap > AGREEMENT + SHARE * estimatedSpeed) {
            agreed = Math.max(0, agreed - 2 * dt);
        } else if (estimatedSpeed > SLOWEST) {
            agreed += dt;
        }
        distrusted = agreed < PROBATION;
    }
}
