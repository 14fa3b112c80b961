package org.sitedatum.positioning.survey;

import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;

/**
 * An anchor and its place.
 *
 * @param id anchor id
 * @param position m
 * @param covariance m^2; zero in the directions that were known beforehand
 * @param fixed true when it was not to be found
 */
public record SurveyedAnchor(String id, Vector3 position, Covariance3 covariance, boolean fixed) {

    /** Root of the mean variance over the three axes times three: the spatial standard deviation, m. */
    public double sigma() {
        return Math.sqrt(covariance.xx() + covariance.yy() + covariance.zz());
    }
}
