package org.sitedatum.positioning.time;

/**
 * What stamp and receipt tell about one source's clock: delay is receipt minus stamp, the sum of clock offset and
 * latency. The smallest delay lately bounds the offset (Cristian 1989); the mean deviation from it is the jitter. A
 * negative smallest delay proves the source's clock ahead of the node's.
 *
 * <p>Not thread-safe; allocates nothing.
 */
public final class SourceClock implements Restorable {

    private static final double SMOOTHING = 0.05;
    /** The bound may rise this fast, ns per ns: a drift of 100 ppm is followed. */
    private static final double RISE = 1e-4;

    private long count;
    private long lastReceivedNanos;
    private double smallestDelayNanos;
    private double jitterNanos;

    @Override
    public void save(Snapshot out) {
        out.putLong(count);
        out.putLong(lastReceivedNanos);
        out.put(smallestDelayNanos);
        out.put(jitterNanos);
    }

    @Override
    public void restore(Snapshot in) {
        count = in.nextLong();
        lastReceivedNanos = in.nextLong();
        smallestDelayNanos = in.next();
        jitterNanos = in.next();
    }

    /** Takes the two times of a fix, ns since the Unix epoch. */
    public void hear(long stampNanos, long receivedNanos) {
        double delay = receivedNanos - stampNanos;
        if (count++ == 0) {
            smallestDelayNanos = delay;
        } else {
            double risen = smallestDelayNanos + RISE * Math.max(0, receivedNanos - lastReceivedNanos);
            smallestDelayNanos = Math.min(delay, risen);
            jitterNanos += SMOOTHING * (delay - smallestDelayNanos - jitterNanos);
        }
        lastReceivedNanos = receivedNanos;
    }

    /** Fixes heard. */
    public long count() {
        return count;
    }

    /** Smallest delay lately, s: latency plus how far the source's clock is behind; negative: it is ahead. */
    public double offset() {
        return 1e-9 * smallestDelayNanos;
    }

    /** Mean delay above the smallest, s. */
    public double jitter() {
        return 1e-9 * jitterNanos;
    }
}
