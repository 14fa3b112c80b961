package org.sitedatum.frames.alignment;

import org.sitedatum.frames.geometry.Vector3;

/**
 * A point known in both frames.
 *
 * @param source position in the source frame, in its unit; within 1e9
 * @param target position in the target frame, m; within 1e9
 * @param positionVariance per axis of target minus mapped source, m^2, positive. With {@link Noise#FROM_RESIDUALS} only
 *     ratios between points count.
 */
public record MatchedPoint(Vector3 source, Vector3 target, double positionVariance) implements Match {

    /** Refuses numbers outside the ranges above with an {@link IllegalArgumentException}. */
    public MatchedPoint {
        Checked.position("source", source);
        Checked.position("target", target);
        Checked.variance("positionVariance", positionVariance);
    }

    /** A point as good as any other: variance 1, to be used with {@link Noise#FROM_RESIDUALS}. */
    public static MatchedPoint of(Vector3 source, Vector3 target) {
        return new MatchedPoint(source, target, 1);
    }

    /** A point of a plan, as good as any other. */
    public static MatchedPoint ofPlan(double sourceX, double sourceY, double targetX, double targetY) {
        return of(new Vector3(sourceX, sourceY, 0), new Vector3(targetX, targetY, 0));
    }
}
