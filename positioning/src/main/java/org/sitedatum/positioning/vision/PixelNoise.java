package org.sitedatum.positioning.vision;

/**
 * How uncertain a pixel is, px^2.
 *
 * @param uu variance to the right
 * @param vv variance downwards
 */
public record PixelNoise(double uu, double vv) {

    /** The same standard deviation both ways, px. */
    public static PixelNoise ofSigma(double sigma) {
        return new PixelNoise(sigma * sigma, sigma * sigma);
    }

    /** From standard deviations, px. */
    public static PixelNoise ofSigmas(double sigmaU, double sigmaV) {
        return new PixelNoise(sigmaU * sigmaU, sigmaV * sigmaV);
    }
}
