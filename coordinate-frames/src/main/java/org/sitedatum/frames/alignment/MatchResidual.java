package org.sitedatum.frames.alignment;

import java.util.OptionalDouble;
import org.sitedatum.frames.geometry.Vector3;

/**
 * How one match fits.
 *
 * @param index of the match in the list given
 * @param error target minus mapped source, m, in target axes; z is 0 on a plan
 * @param angle rotation left between the poses, rad; absent for points
 * @param weight the reweighting gave it: 1 in full use, 0 left out
 * @param inlier false when it was left out as an outlier
 * @param leaveOneOut distance at which a fit without this match predicts it, m; absent when the others do not suffice
 */
public record MatchResidual(
        int index, Vector3 error, OptionalDouble angle, double weight, boolean inlier, OptionalDouble leaveOneOut) {

    /** Length of the error, m. */
    public double distance() {
        return error.norm();
    }
}
