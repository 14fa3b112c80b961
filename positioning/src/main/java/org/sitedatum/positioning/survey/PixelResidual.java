package org.sitedatum.positioning.survey;

import java.util.OptionalDouble;

/**
 * How one point pair fits.
 *
 * @param u px, measured minus fitted
 * @param v px, measured minus fitted
 * @param probability that a right pair is at least this far off
 * @param leaveOneOut distance at which the others predict it: px for a camera, m on the floor for a homography; empty when
 *     they do not suffice
 */
public record PixelResidual(double u, double v, double probability, OptionalDouble leaveOneOut) {

    /** A right pair is so far off once in a thousand. */
    public boolean suspicious() {
        return probability < 1e-3;
    }

    /** Of a residual with this standard deviation per axis: two squared normals add to an exponential. */
    static PixelResidual of(double u, double v, double sigma, OptionalDouble leaveOneOut) {
        return new PixelResidual(u, v, Math.exp(-0.5 * (u * u + v * v) / (sigma * sigma)), leaveOneOut);
    }
}
