package org.sitedatum.headset.client;

import org.sitedatum.headset.geometry.PoseBuffer;

/**
 * Session poses on their way from the renderer to the network: the newest {@value #SIZE}, two seconds at 30 a second. The
 * renderer's side allocates nothing and waits for at most one copy of a pose. Thread-safe.
 */
final class PoseRing {

    static final int SIZE = 64;
    private static final int FIELDS = 7;

    private final long[] times = new long[SIZE];
    private final boolean[] resets = new boolean[SIZE];
    private final double[] numbers = new double[SIZE * FIELDS];
    private long first;
    private long next;

    synchronized void put(long time, PoseBuffer pose, boolean reset) {
        int slot = (int) (next % SIZE);
        times[slot] = time;
        resets[slot] = reset;
        int at = slot * FIELDS;
        numbers[at] = pose.x();
        numbers[at + 1] = pose.y();
        numbers[at + 2] = pose.z();
        numbers[at + 3] = pose.qx();
        numbers[at + 4] = pose.qy();
        numbers[at + 5] = pose.qz();
        numbers[at + 6] = pose.qw();
        next++;
        if (next - first > SIZE) {
            // a reset must not be lost with the pose that told it
            boolean told = resets[(int) (first % SIZE)];
            first++;
            resets[(int) (first % SIZE)] |= told;
        }
    }

    /** Takes the oldest; false when there is none. */
    synchronized boolean take(Taken out) {
        if (first == next) {
            return false;
        }
        int slot = (int) (first % SIZE);
        int at = slot * FIELDS;
        out.time = times[slot];
        out.reset = resets[slot];
        System.arraycopy(numbers, at, out.pose, 0, FIELDS);
        first++;
        return true;
    }

    /** One pose taken out: x y z qx qy qz qw. */
    static final class Taken {
        long time;
        boolean reset;
        final double[] pose = new double[FIELDS];
    }
}
