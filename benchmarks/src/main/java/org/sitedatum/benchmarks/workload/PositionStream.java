package org.sitedatum.benchmarks.workload;

import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;

/**
 * Positions of many bodies without end, 10 Hz each, body by body. A share of them is an outlier several metres off, and a
 * share arrives 300 ms late, after three newer ones of its body.
 */
public final class PositionStream {

    /** Standard deviation of a position per axis, m. */
    public static final double SIGMA = 0.3;
    /** Stamp of epoch 0, ns since the Unix epoch. */
    public static final long START_NANOS = 1_700_000_000_000_000_000L;

    private static final long STEP_NANOS = 100_000_000L;
    private static final long LATENCY_NANOS = 20_000_000L;
    private static final int LATE_EPOCHS = 3;
    private static final Covariance3 NOISE = Covariance3.isotropic(SIGMA * SIGMA);

    private final int bodies;
    private final double outliers;
    private final double late;
    private final ClosedPath path = new ClosedPath(1);
    private final NoiseTable noise;
    private final String[] sources;
    private final String[] ids;
    private final PositionFix[] held;
    private final int[] heldEpoch;

    private int body;
    private int epoch;
    private int lastBody;
    private int lastEpoch;

    /**
     * A stream; the same arguments give the same fixes.
     *
     * @param outliers share of outliers, 0..1
     * @param late share of late ones, 0..1
     */
    public PositionStream(int bodies, double outliers, double late, long seed) {
        this.bodies = bodies;
        this.outliers = outliers;
        this.late = late;
        noise = new NoiseTable(SIGMA, seed);
        sources = new String[bodies];
        ids = new String[bodies];
        for (int i = 0; i < bodies; i++) {
            sources[i] = "uwb-" + i % 8;
            ids[i] = HallSite.id(i);
        }
        held = new PositionFix[bodies];
        heldEpoch = new int[bodies];
    }

    /** The next fix in order of arrival. */
    public PositionFix next() {
        while (true) {
            boolean due = held[body] != null && heldEpoch[body] + LATE_EPOCHS <= epoch;
            if (due) {
                return release();
            }
            int turn = body;
            int turnEpoch = epoch;
            PositionFix fix = measure();
            advance();
            if (held[turn] == null && turnEpoch > LATE_EPOCHS && noise.happens(late)) {
                held[turn] = fix;
                heldEpoch[turn] = turnEpoch;
            } else {
                lastBody = turn;
                lastEpoch = turnEpoch;
                return fix;
            }
        }
    }

    private PositionFix release() {
        PositionFix fix = held[body];
        held[body] = null;
        lastBody = body;
        lastEpoch = heldEpoch[body];
        FixHeader header = fix.header();
        return fix.withHeader(
                FixHeader.of(header.source(), header.stampNanos(), stampNanos(epoch) + LATENCY_NANOS, ids[body]));
    }

    private PositionFix measure() {
        double dx = noise.next();
        double dy = noise.next();
        double dz = noise.next();
        if (epoch > LATE_EPOCHS && noise.happens(outliers)) {
            dx += noise.uniform(3, 15);
            dy += noise.uniform(-15, -3);
        }
        long stamp = stampNanos(epoch);
        return new PositionFix(
                FixHeader.of(sources[body], stamp, stamp + LATENCY_NANOS, ids[body]),
                Site.FRAME,
                path.x(body, epoch) + dx,
                path.y(body, epoch) + dy,
                path.z(body, epoch) + dz,
                NOISE);
    }

    private void advance() {
        if (++body == bodies) {
            body = 0;
            epoch++;
        }
    }

    /** Stamp of an epoch, ns since the Unix epoch. */
    public static long stampNanos(int epoch) {
        return START_NANOS + epoch * STEP_NANOS;
    }

    /** Epoch of a stamp. */
    public static int epochOf(long stampNanos) {
        return (int) ((stampNanos - START_NANOS) / STEP_NANOS);
    }

    /** Body of the last fix. */
    public int body() {
        return lastBody;
    }

    /** Epoch of the last fix. */
    public int epoch() {
        return lastEpoch;
    }

    /** Where bodies truly are. */
    public ClosedPath truth() {
        return path;
    }
}
