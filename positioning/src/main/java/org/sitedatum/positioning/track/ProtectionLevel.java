package org.sitedatum.positioning.track;

import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.PY;
import static org.sitedatum.positioning.filter.StateLayout.VX;

import org.sitedatum.positioning.filter.Gaussian;

/**
 * Horizontal protection level from the position covariance: the radius a Gaussian error along the worst axis exceeds
 * with less than the integrity risk, widened for tails heavier than Gaussian.
 */
final class ProtectionLevel {

    /**
     * Rayleigh quantile of one in a thousand, sqrt(-2 ln 0.001) = 3.72, times 1.18. The largest quantile met was 4.0 in
     * recorded runs, cut and reversed ones included, and 4.6 (one pose) in a simulated one.
     */
    private static final double FACTOR = 4.4;

    /** Share of poses whose error may exceed the level. */
    private static final double RISK = 1e-3;

    private ProtectionLevel() {}

    /** m, from the covariance entries xx, xy, yy in m^2. */
    static double of(double xx, double xy, double yy) {
        return FACTOR * Math.sqrt(largest(xx, xy, yy));
    }

    /**
     * What each way of moving demands as far as it is probable: a body at rest may just have set off, which hardly shows in
     * a variance over all ways: {@code |d| + sigma sqrt(2 ln(p / risk))}.
     *
     * @param hypothesis whose ways of moving to cover
     * @param x of the pose, m
     * @param y of the pose, m
     * @param dt the pose is later than the hypothesis by this, s
     */
    static double ofModes(Hypothesis hypothesis, double x, double y, double dt) {
        double level = 0;
        for (int i = 0; i < hypothesis.modeCount(); i++) {
            double probability = hypothesis.probability(i);
            if (probability > RISK) {
                Gaussian mode = hypothesis.mode(i);
                double[] mean = mode.mean();
                double off = Math.hypot(mean[PX] + dt * mean[VX] - x, mean[PY] + dt * mean[VX + 1] - y);
                double sigma = Math.sqrt(
                        largest(predicted(mode, PX, PX, dt), predicted(mode, PX, PY, dt), predicted(mode, PY, PY, dt)));
                level = Math.max(level, off + sigma * Math.sqrt(2 * Math.log(probability / RISK)));
            }
        }
        return level;
    }

    /** Covariance of two coordinates at a steady speed later. */
    private static double predicted(Gaussian gaussian, int i, int j, double dt) {
        int speed = VX - PX;
        return gaussian.covariance(i, j)
                + dt * (gaussian.covariance(i, j + speed) + gaussian.covariance(i + speed, j))
                + dt * dt * gaussian.covariance(i + speed, j + speed);
    }

    private static double largest(double xx, double xy, double yy) {
        return 0.5 * (xx + yy) + Math.sqrt(0.25 * (xx - yy) * (xx - yy) + xy * xy);
    }
}
