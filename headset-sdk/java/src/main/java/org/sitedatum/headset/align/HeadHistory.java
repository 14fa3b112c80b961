package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.PoseBuffer;

/**
 * The newest head poses of a session, for sightings that arrive late: about five seconds at 90 poses a second. Allocates
 * nothing after construction.
 */
final class HeadHistory {

    private static final int SIZE = 512;
    private static final int FIELDS = 7;

    /** ns: poses further apart are not interpolated; tracking was lost between them. */
    private static final long WIDEST_GAP = 250_000_000L;

    private final long[] times = new long[SIZE];
    private final double[] poses = new double[SIZE * FIELDS];
    private long count;

    void clear() {
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    long newest() {
        return times[slot(count - 1)];
    }

    /** Times must grow. */
    void add(long time, PoseBuffer pose) {
        int slot = slot(count++);
        times[slot] = time;
        int at = slot * FIELDS;
        poses[at] = pose.x();
        poses[at + 1] = pose.y();
        poses[at + 2] = pose.z();
        poses[at + 3] = pose.qx();
        poses[at + 4] = pose.qy();
        poses[at + 5] = pose.qz();
        poses[at + 6] = pose.qw();
    }

    /** Writes the pose at a time; returns {@code USED} when it is known, else why not. */
    SightingResult find(long time, PoseBuffer out) {
        if (count == 0) {
            return SightingResult.NO_HEAD_POSE;
        }
        if (time >= newest()) {
            // Within a tenth of a second the head moves little more than a sighting errs.
            if (time - newest() > 100_000_000L) {
                return SightingResult.TOO_NEW;
            }
            read(slot(count - 1), out);
            return SightingResult.USED;
        }
        long oldest = Math.max(0, count - SIZE);
        if (time < times[slot(oldest)]) {
            return SightingResult.TOO_OLD;
        }
        long low = oldest;
        long high = count - 1;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (times[slot(middle)] <= time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return between(slot(low), slot(high), time, out);
    }

    private SightingResult between(int a, int b, long time, PoseBuffer out) {
        long span = times[b] - times[a];
        if (span > WIDEST_GAP) {
            return SightingResult.NO_HEAD_POSE;
        }
        double s = (double) (time - times[a]) / span;
        int i = a * FIELDS;
        int j = b * FIELDS;
        double dot = 0;
        for (int k = 3; k < FIELDS; k++) {
            dot += poses[i + k] * poses[j + k];
        }
        double u = dot < 0 ? -s : s;
        double qx = (1 - s) * poses[i + 3] + u * poses[j + 3];
        double qy = (1 - s) * poses[i + 4] + u * poses[j + 4];
        double qz = (1 - s) * poses[i + 5] + u * poses[j + 5];
        double qw = (1 - s) * poses[i + 6] + u * poses[j + 6];
        double f = 1 / Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
        out.set(
                poses[i] + s * (poses[j] - poses[i]),
                poses[i + 1] + s * (poses[j + 1] - poses[i + 1]),
                poses[i + 2] + s * (poses[j + 2] - poses[i + 2]),
                f * qx,
                f * qy,
                f * qz,
                f * qw);
        return SightingResult.USED;
    }

    private void read(int slot, PoseBuffer out) {
        int i = slot * FIELDS;
        out.set(poses[i], poses[i + 1], poses[i + 2], poses[i + 3], poses[i + 4], poses[i + 5], poses[i + 6]);
    }

    private static int slot(long index) {
        return (int) (index & (SIZE - 1));
    }
}
