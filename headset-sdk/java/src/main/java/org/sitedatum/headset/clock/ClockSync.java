package org.sitedatum.headset.clock;

/**
 * Estimates the offset of the server's clock from exchanges of four times, as NTP does (RFC 5905 section 8):
 * {@code offset = ((t1 - t0) + (t2 - t3)) / 2}, {@code delay = (t3 - t0) - (t2 - t1)}.
 *
 * <p>A Kalman filter holds offset and drift. An exchange counts the less the longer it took beyond the shortest, because
 * what it waited may have been waited on one way only; half of the shortest delay bounds what no exchange can tell. A clock
 * that stepped (the headset slept) is noticed from exchanges that contradict their own bound. Thread-safe.
 */
public final class ClockSync {

    /** Drift of two quartz clocks against each other: 50 parts per million. */
    private static final double DRIFT = 50e-6;

    /** Of the drift per root second: a quartz that warms up by 10 degrees in five minutes. */
    private static final double DRIFT_WALK = 0.03e-6;

    /** ns: stamping and scheduling on both sides. */
    private static final double STAMPING = 100_000;

    /** ns per exchange: a shortest delay is forgotten slowly, so that a new path is learnt. */
    private static final double DELAY_CREEP = 10_000;

    private static final int STEPS_IN_A_ROW = 3;

    private boolean isSynchronized;
    private long base;
    private long time;
    private double offset;
    private double drift;
    private double p00;
    private double p01;
    private double p11;
    private double shortestDelay;
    private int contradictions;
    private long restarts;

    /**
     * Takes an exchange.
     *
     * @param sent headset's clock when the question left, ns
     * @param received server's clock when it came, ns since the Unix epoch
     * @param answered server's clock when the answer left
     * @param returned headset's clock when it came
     * @return false when it cannot be: an answer before its question
     */
    public synchronized boolean exchange(long sent, long received, long answered, long returned) {
        double delay = (returned - sent) - (double) (answered - received);
        if (returned < sent || answered < received || delay < 0) {
            return false;
        }
        long middle = sent + (returned - sent) / 2;
        // (t1 - t0) + (t2 - t3) halved, without overflow of epoch nanoseconds
        long measured = (received - sent) / 2 + (answered - returned) / 2;
        if (!isSynchronized) {
            start(middle, measured, delay);
            return true;
        }
        shortestDelay = Math.min(shortestDelay + DELAY_CREEP, delay);
        advance(middle);
        double innovation = (measured - base) - offset;
        double bound = 0.5 * delay + STAMPING + 4 * Math.sqrt(p00);
        if (Math.abs(innovation) > bound) {
            contradictions++;
            if (contradictions >= STEPS_IN_A_ROW) {
                restarts++;
                start(middle, measured, delay);
            }
            return true;
        }
        contradictions = 0;
        double sigma = STAMPING + 0.5 * (delay - shortestDelay);
        correct(innovation, sigma * sigma);
        return true;
    }

    /** True after the first exchange. */
    public synchronized boolean isSynchronized() {
        return isSynchronized;
    }

    /** How often the clocks were found to have stepped. */
    public synchronized long restarts() {
        return restarts;
    }

    /**
     * The server's clock at an instant of the headset's, ns since the Unix epoch.
     *
     * @throws IllegalStateException before the first exchange
     */
    public synchronized long serverNanos(long headsetNanos) {
        if (!isSynchronized) {
            throw new IllegalStateException(
                    "no exchange with the server's clock yet: ask isSynchronized first, or SpatialClient.poseAt");
        }
        return headsetNanos + base + Math.round(offset + drift * (headsetNanos - time));
    }

    /**
     * The headset's clock at an instant of the server's.
     *
     * @throws IllegalStateException before the first exchange
     */
    public synchronized long headsetNanos(long serverNanos) {
        long about = serverNanos - base - Math.round(offset);
        return about - (serverNanos(about) - serverNanos);
    }

    /** Standard deviation of the offset at an instant of the headset's clock, ns; infinite before the first exchange. */
    public synchronized double sigmaNanos(long headsetNanos) {
        if (!isSynchronized) {
            return Double.POSITIVE_INFINITY;
        }
        double later = headsetNanos - time;
        return Math.sqrt(Math.max(0, p00 + 2 * later * p01 + later * later * p11));
    }

    /** What the offset can be off by in the worst case, because one way may be slower than the other, ns. */
    public synchronized double asymmetryBoundNanos() {
        return isSynchronized ? 0.5 * shortestDelay : Double.POSITIVE_INFINITY;
    }

    /** Drift of the server's clock against the headset's, ns per ns. */
    public synchronized double drift() {
        return drift;
    }

    private void start(long middle, long measured, double delay) {
        isSynchronized = true;
        contradictions = 0;
        base = measured;
        time = middle;
        offset = 0;
        drift = 0;
        shortestDelay = delay;
        double sigma = STAMPING + 0.5 * delay;
        p00 = sigma * sigma;
        p01 = 0;
        p11 = DRIFT * DRIFT;
    }

    private void advance(long middle) {
        double dt = middle - time;
        offset += drift * dt;
        p00 += dt * (2 * p01 + dt * p11);
        p01 += dt * p11;
        p11 += DRIFT_WALK * DRIFT_WALK * Math.abs(dt) * 1e-9;
        time = middle;
    }

    private void correct(double innovation, double variance) {
        double s = p00 + variance;
        double k0 = p00 / s;
        double k1 = p01 / s;
        offset += k0 * innovation;
        drift += k1 * innovation;
        p11 -= k1 * p01;
        p01 -= k0 * p01;
        p00 -= k0 * p00;
    }
}
