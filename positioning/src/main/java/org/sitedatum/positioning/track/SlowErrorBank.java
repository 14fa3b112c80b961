package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.positioning.model.OdometryModel;
import org.sitedatum.positioning.time.Snapshot;

/**
 * How much a source of positions errs slowly, judged by a body's odometry: filters of different belief side by side, weighted by
 * how well each foretold the positions of the last minutes (Magill 1965, multiple-model adaptive estimation). What odometry cannot
 * tell (an error that lasts longer than odometry is better than it) stays as it is believed beforehand. Rewindable; allocates
 * nothing after construction.
 */
final class SlowErrorBank {

    /**
     * Slow errors as shares of the stated standard deviation, for how long they last in s, and how likely that is beforehand. None
     * (a source without reflections). Multipath, which lasts for some steps of a walk: what reflects a signal makes both noise
     * and slow error, so they are of one size. What bodies and shelves shadow lasts as long as a part of a hall takes to
     * cross; what anchors, cameras and maps are off by, for longer than a hall takes.
     */
    private static final double[][] BELIEFS = {
        {0, 1, 0.4}, {0.35, 3, 0.1}, {0.7, 3, 0.1}, {1.4, 4, 0.05}, {0.7, 20, 0.15}, {0.7, 80, 0.1}, {1.4, 80, 0.1}
    };

    /** For how long what was foretold counts, s: the way through some parts of a building. */
    private static final double MEMORY = 180;
    /** Of a changing statement, per position. */
    private static final double FOLLOWED = 0.1;
    /** So many outliers in a row mean that the odometry went wrong, not the source. */
    private static final int MOST_OUTLIERS = 20;

    private final SlowErrorFilter[] filters = new SlowErrorFilter[BELIEFS.length];
    private final double[] evidence = new double[BELIEFS.length];
    private final double[] weights = new double[BELIEFS.length];
    private double stated;
    private int outliers;
    private boolean running;

    SlowErrorBank() {
        for (int k = 0; k < filters.length; k++) {
            filters[k] = new SlowErrorFilter(BELIEFS[k][0], BELIEFS[k][1]);
        }
        weigh();
    }

    void save(Snapshot out) {
        out.putBoolean(running);
        out.put(evidence, evidence.length);
        out.put(stated);
        out.put(outliers);
        for (int k = 0; running && k < filters.length; k++) {
            filters[k].save(out);
        }
    }

    void restore(Snapshot in) {
        running = in.nextBoolean();
        in.nextInto(evidence, evidence.length);
        stated = in.next();
        outliers = in.nextInt();
        for (int k = 0; running && k < filters.length; k++) {
            filters[k].restore(in);
        }
        weigh();
    }

    /** Forgets everything. */
    void clear() {
        running = false;
        Arrays.fill(evidence, 0);
        weigh();
    }

    /** True while it follows the body. */
    boolean isRunning() {
        return running;
    }

    /** Starts at a measured position, m, with the heading of the odometry frame, rad; what was learnt of the source stays. */
    void start(double x, double y, double heading, double headingVariance, double white, double statedVariance) {
        running = true;
        outliers = 0;
        stated = statedVariance;
        for (SlowErrorFilter filter : filters) {
            filter.start(x, y, heading, headingVariance, white, stated);
        }
    }

    /**
     * Moves on by odometry.
     *
     * @param dx m along x of the odometry frame, as dy along y
     * @param turn of the body, rad
     * @param gain share by which turns are over-reported
     */
    void move(double dx, double dy, double turn, double gain, double dt, OdometryModel.Noise noise) {
        double distance = Math.sqrt(dx * dx + dy * dy);
        double place = noise.positionPerMetre() * distance + noise.positionPerSecond() * dt;
        double heading = noise.headingPerMetre() * distance
                + noise.headingPerRadian() * Math.abs(turn)
                + noise.headingPerSecond() * dt;
        double kept = Math.exp(-dt / MEMORY);
        for (int k = 0; k < filters.length; k++) {
            filters[k].move(dx, dy, -gain * turn, place, heading, dt, stated);
            evidence[k] *= kept;
        }
    }

    /**
     * Hears a position, m.
     *
     * @param white variance of its noise per axis, m^2
     * @param statedVariance per axis, m^2
     */
    void hear(double x, double y, double white, double statedVariance) {
        stated += FOLLOWED * (statedVariance - stated);
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < filters.length; k++) {
            least = Math.min(least, filters[k].correct(x, y, white));
            evidence[k] += filters[k].logLikelihood();
        }
        outliers = least > SlowErrorFilter.GATE ? outliers + 1 : 0;
        running = outliers <= MOST_OUTLIERS;
        weigh();
    }

    private void weigh() {
        double most = evidence[0];
        for (double each : evidence) {
            most = Math.max(most, each);
        }
        double total = 0;
        for (int k = 0; k < weights.length; k++) {
            evidence[k] -= most;
            weights[k] = BELIEFS[k][2] * Math.exp(evidence[k]);
            total += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= total;
        }
    }

    /** Variance of the slow error per axis, m^2. */
    double variance() {
        double sum = 0;
        for (int k = 0; k < filters.length; k++) {
            sum += weights[k] * filters[k].share();
        }
        return stated * sum;
    }

    /** How fast that variance is renewed, m^2/s. */
    double renewal() {
        double sum = 0;
        for (int k = 0; k < filters.length; k++) {
            sum += weights[k] * filters[k].share() / filters[k].tau();
        }
        return stated * sum;
    }

    /** True when all that is kept are numbers. */
    boolean isConsistent() {
        boolean finite = stated >= 0 && stated < Double.POSITIVE_INFINITY;
        for (int k = 0; k < filters.length; k++) {
            finite &= evidence[k] <= 0 && filters[k].isFinite();
        }
        return finite;
    }
}
