package org.sitedatum.positioning.vision;

import org.sitedatum.frames.geometry.Covariance3;

/** What became of the ray of a pixel. */
public sealed interface GroundHit {

    /**
     * It meets the plane.
     *
     * @param x m in the site
     * @param y m in the site
     * @param covariance m^2, site axes; z row zero
     */
    record Found(double x, double y, Covariance3 covariance) implements GroundHit {

        /** Largest standard deviation over all horizontal directions, m. */
        public double largestSigma() {
            double mean = 0.5 * (covariance.xx() + covariance.yy());
            double half = 0.5 * (covariance.xx() - covariance.yy());
            return Math.sqrt(mean + Math.hypot(half, covariance.xy()));
        }
    }

    /**
     * It does not, or too far away to say where.
     *
     * @param reason one sentence for an integrator
     */
    record Missed(String reason) implements GroundHit {}
}
