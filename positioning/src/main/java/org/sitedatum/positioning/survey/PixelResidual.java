package org.sitedatum.positioning.survey;

import java.util.DoubleSummaryStatistics;
import java.util.List;
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

    /** Where more than this share of the points is astray, the pairs are mixed up and not a click missed. */
    static final double MOST_ASTRAY = 1.0 / 3;

    /** A click that misses by more than this share of the picture of all points is of another point. */
    private static final double ASTRAY = 0.05;

    /** How many points appear where another must be. */
    static long astray(List<PixelResidual> points, List<PointPair> pairs) {
        DoubleSummaryStatistics u =
                pairs.stream().mapToDouble(p -> p.pixel().u()).summaryStatistics();
        DoubleSummaryStatistics v =
                pairs.stream().mapToDouble(p -> p.pixel().v()).summaryStatistics();
        double far = ASTRAY * Math.hypot(u.getMax() - u.getMin(), v.getMax() - v.getMin());
        return points.stream()
                .filter(p -> p.suspicious() && Math.hypot(p.u(), p.v()) > far)
                .count();
    }

    /** A right pair is so far off once in a thousand. */
    public boolean suspicious() {
        return probability < 1e-3;
    }

    /** Of a residual with this standard deviation per axis: two squared normals add to an exponential. */
    static PixelResidual of(double u, double v, double sigma, OptionalDouble leaveOneOut) {
        return new PixelResidual(u, v, Math.exp(-0.5 * (u * u + v * v) / (sigma * sigma)), leaveOneOut);
    }
}
