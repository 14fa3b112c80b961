package org.sitedatum.frames.alignment;

import org.sitedatum.frames.geometry.Vector3;

/**
 * Weighted sums over matches that every closed-form fit needs; matches can be added and taken away again. Scatters are
 * about the means (Welford's update), so far-off origins cost no precision.
 *
 * @param dimensions 2 drops z
 * @param count matches in the sums
 * @param poses of them with a rotation
 * @param weight sum of the position weights w, 1/m^2
 * @param sourceMean weighted
 * @param targetMean weighted
 * @param sourceScatter sum of w s s^T
 * @param targetScatter sum of w t t^T
 * @param cross sum of w t s^T
 * @param rotationEvidence sum of v/2 R, v the rotation weight, 1/rad^2
 */
record Moments(
        int dimensions,
        int count,
        int poses,
        double weight,
        Vector3 sourceMean,
        Vector3 targetMean,
        Matrix3 sourceScatter,
        Matrix3 targetScatter,
        Matrix3 cross,
        Matrix3 rotationEvidence) {

    private static final Matrix3 ZERO = new Matrix3(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Moments empty(int dimensions) {
        return new Moments(dimensions, 0, 0, 0, Vector3.ZERO, Vector3.ZERO, ZERO, ZERO, ZERO, ZERO);
    }

    /** With one more match, its weights multiplied by {@code factor}. */
    Moments with(Match match, double factor) {
        return changed(match, factor, 1);
    }

    /** Without a match that was added with the same factor. */
    Moments without(Match match, double factor) {
        return count == 1 ? empty(dimensions) : changed(match, -factor, -1);
    }

    private Moments changed(Match match, double factor, int sign) {
        double w = factor / match.positionVariance();
        double total = weight + w;
        Vector3 ds = flat(match.source()).minus(sourceMean);
        Vector3 dt = flat(match.target()).minus(targetMean);
        double gain = w / total;
        double spread = weight * gain;
        boolean pose = match instanceof MatchedPose;
        return new Moments(
                dimensions,
                count + sign,
                poses + (pose ? sign : 0),
                total,
                sourceMean.plus(ds.times(gain)),
                targetMean.plus(dt.times(gain)),
                sourceScatter.plus(outer(ds, ds).times(spread)),
                targetScatter.plus(outer(dt, dt).times(spread)),
                cross.plus(outer(dt, ds).times(spread)),
                match instanceof MatchedPose p ? rotationEvidence.plus(evidence(p, factor)) : rotationEvidence);
    }

    // v angle^2 = v/2 |R - R_i|^2 to second order = const - v trace(R^T R_i); positions: const - 2 w trace(R^T t s^T)
    private static Matrix3 evidence(MatchedPose pose, double factor) {
        return Matrix3.ofRotation(pose.targetFromSource()).times(0.5 * factor / pose.rotationVariance());
    }

    private Vector3 flat(Vector3 v) {
        return dimensions == 2 ? new Vector3(v.x(), v.y(), 0) : v;
    }

    private static Matrix3 outer(Vector3 a, Vector3 b) {
        return new Matrix3(
                a.x() * b.x(),
                a.x() * b.y(),
                a.x() * b.z(),
                a.y() * b.x(),
                a.y() * b.y(),
                a.y() * b.z(),
                a.z() * b.x(),
                a.z() * b.y(),
                a.z() * b.z());
    }
}
