package org.sitedatum.mqtt.vendor;

import org.sitedatum.frames.geometry.Covariance3;

/**
 * How far a vendor's positions are off where the message does not say.
 *
 * @param sigma standard deviation along x and along y, m
 * @param heightSigma standard deviation along z, m
 */
public record Spread(double sigma, double heightSigma) {

    /** Checks both. */
    public Spread {
        if (!(sigma > 0 && sigma <= 1000 && heightSigma > 0 && heightSigma <= 1000)) {
            throw new IllegalArgumentException("standard deviations are allowed above 0 to 1000 m");
        }
    }

    /** Height is twice as uncertain: anchors hang on walls and ceilings, so they see it at a shallow angle. */
    public static Spread of(double sigma) {
        return new Spread(sigma, 2 * sigma);
    }

    /** As a covariance in the frame's axes. */
    public Covariance3 covariance(boolean planar) {
        double variance = sigma * sigma;
        return new Covariance3(variance, 0, 0, variance, 0, planar ? 0 : heightSigma * heightSigma);
    }
}
