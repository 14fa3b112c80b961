package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.time.Snapshot;

/**
 * What a body's odometry shows of the slow errors of its sources of positions, by their places in {@link SourceNoise}. A body
 * without odometry has none. Rewindable.
 */
final class SlowErrors {

    /** A heading less certain than this (standard deviation 13 degrees) tells a slow error from nothing, rad^2. */
    private static final double KNOWN_HEADING = 0.05;

    private final BodyProfile profile;
    private final Belief belief;
    private final OdometryTrack odometry;
    private SlowErrorBank[] banks = {};
    private RigidTransform[] last = {};
    private long[] heardNanos = {};
    private long[] courses = {};
    private int count;

    SlowErrors(BodyProfile profile, Belief belief, OdometryTrack odometry) {
        this.profile = profile;
        this.belief = belief;
        this.odometry = odometry;
    }

    void save(Snapshot out) {
        out.put(count);
        for (int i = 0; i < count; i++) {
            banks[i].save(out);
            out.putValue(last[i]);
            out.putLong(heardNanos[i]);
            out.putLong(courses[i]);
        }
    }

    void restore(Snapshot in) {
        count = 0;
        makeRoom(in.nextCount(SourceNoise.MAX_SOURCES));
        for (int i = 0; i < count; i++) {
            banks[i].restore(in);
            last[i] = in.nextValue(RigidTransform.class);
            heardNanos[i] = in.nextLong();
            courses[i] = in.nextLong();
        }
    }

    /** True when what was restored are numbers. */
    boolean isConsistent() {
        boolean consistent = true;
        for (int i = 0; i < count; i++) {
            consistent &= banks[i].isConsistent();
        }
        return consistent;
    }

    void clear() {
        count = 0;
    }

    private void makeRoom(int wanted) {
        if (wanted > banks.length) {
            int made = banks.length;
            banks = Arrays.copyOf(banks, wanted);
            last = Arrays.copyOf(last, wanted);
            heardNanos = Arrays.copyOf(heardNanos, wanted);
            courses = Arrays.copyOf(courses, wanted);
            for (int i = made; i < wanted; i++) {
                banks[i] = new SlowErrorBank();
            }
        }
        for (; count < wanted; count++) {
            banks[count].clear();
            last[count] = RigidTransform.IDENTITY;
        }
    }

    /**
     * Hears a position.
     *
     * @param slot the source's place, or -1
     * @param point of the body, m in the body
     * @param white variance of the noise per axis, m^2
     * @param stated variance per axis, m^2
     * @return true when it tells of the source, false while odometry or heading are not known
     */
    boolean hear(int slot, long stampNanos, double x, double y, Vector3 point, double white, double stated) {
        if (slot < 0 || !odometry.isActive() || !belief.oriented() || belief.count() > 1) {
            return false;
        }
        makeRoom(Math.max(count, slot + 1));
        Gaussian body = belief.hypothesis(0).mode(0);
        double[] mean = body.mean();
        Vector3 lever = point.equals(Vector3.ZERO) ? point : body.orientation().rotate(point);
        double lag = nuisance(body, belief.nuisance().lag());
        double px = x - lever.x() + lag * mean[StateLayout.VX];
        double py = y - lever.y() + lag * mean[StateLayout.VY];
        if (!banks[slot].isRunning() || courses[slot] != odometry.course()) {
            if (!start(slot, px, py, body, white, stated)) {
                return false;
            }
        } else {
            move(slot, body, 1e-9 * (stampNanos - heardNanos[slot]));
            banks[slot].hear(px, py, white, stated);
        }
        last[slot] = odometry.carried();
        heardNanos[slot] = stampNanos;
        return true;
    }

    private boolean start(int slot, double x, double y, Gaussian body, double white, double stated) {
        double variance = body.covariance(StateLayout.RZ, StateLayout.RZ);
        if (variance > KNOWN_HEADING) {
            return false;
        }
        Quaternion siteFromOdom =
                body.orientation().times(odometry.carried().rotation().conjugate());
        banks[slot].start(x, y, siteFromOdom.yaw(), variance, white, stated);
        courses[slot] = odometry.course();
        return true;
    }

    private void move(int slot, Gaussian body, double dt) {
        RigidTransform now = odometry.carried();
        double turn =
                Math.IEEEremainder(now.rotation().yaw() - last[slot].rotation().yaw(), 2 * Math.PI);
        banks[slot].move(
                now.translation().x() - last[slot].translation().x(),
                now.translation().y() - last[slot].translation().y(),
                turn,
                nuisance(body, belief.nuisance().turnGain()),
                dt,
                OdometryNoise.of(profile.trackable().kind()));
    }

    private static double nuisance(Gaussian body, int offset) {
        return offset < 0 ? 0 : body.mean()[body.coreSize() + offset];
    }

    /** Variance of a source's slow error per axis, m^2. */
    double variance(int slot) {
        return banks[slot].variance();
    }

    /** How fast that is renewed, m^2/s. */
    double renewal(int slot) {
        return banks[slot].renewal();
    }
}
