package org.sitedatum.frames.alignment;

import java.util.OptionalDouble;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/**
 * How far a map misses one match.
 *
 * @param error target minus mapped source, m; z is 0 on a plan
 * @param angle of the rotation left, rad; absent for points
 * @param square sum of squares over variances
 * @param equations 2 or 3, and 3 more for a pose
 */
record Misfit(Vector3 error, OptionalDouble angle, double square, int equations) {

    static Misfit of(AlignmentMap map, Match match) {
        Vector3 miss = match.target().minus(map.apply(match.source()));
        Vector3 error = map.dimensions() == 2 ? new Vector3(miss.x(), miss.y(), 0) : miss;
        double square = error.dot(error) / match.positionVariance();
        if (match instanceof MatchedPose pose) {
            double angle = angle(map.rotation(), pose.targetFromSource());
            return new Misfit(error, OptionalDouble.of(angle), square + angle * angle / pose.rotationVariance(), 6);
        }
        return new Misfit(error, OptionalDouble.empty(), square, map.dimensions());
    }

    /** Square below which a share of good matches falls: chi-square quantile by Wilson and Hilferty (1931). */
    double quantile(double z) {
        double k = 2.0 / (9 * equations);
        double root = 1 - k + z * Math.sqrt(k);
        return equations * root * root * root;
    }

    private static double angle(Quaternion a, Quaternion b) {
        Quaternion d = a.conjugate().times(b);
        return 2 * Math.atan2(new Vector3(d.x(), d.y(), d.z()).norm(), Math.abs(d.w()));
    }
}
