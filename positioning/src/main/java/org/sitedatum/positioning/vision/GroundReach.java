package org.sitedatum.positioning.vision;

import org.sitedatum.frames.geometry.Covariance3;

/**
 * How far a camera may look. Near the horizon a pixel covers so much floor that the place is no longer Gaussian about
 * the hit: what first order calls a quarter of the distance is skewed by that much again.
 */
final class GroundReach {

    /** Farthest place on the floor, m: no camera of a building tells people apart beyond. */
    static final double FARTHEST = 150;

    /** Largest standard deviation as a share of the distance along the floor. */
    private static final double LARGEST_SHARE = 0.25;
    /** Below a camera the distance along the floor is nothing, and this much may be uncertain anyway, m. */
    private static final double ALLOWED = 0.75;

    private static final String HORIZON =
            "pixel is too near the horizon: its ray meets the floor too far away to say where";

    private GroundReach() {}

    static GroundHit.Missed horizon() {
        return new GroundHit.Missed(HORIZON);
    }

    /** The hit, if it is within reach. */
    static GroundHit judge(double x, double y, Covariance3 covariance, double distance) {
        if (!(distance <= FARTHEST)) {
            return new GroundHit.Missed(
                    "pixel's ray meets the floor " + Math.round(distance) + " m away, allowed " + FARTHEST + " m");
        }
        GroundHit.Found found = new GroundHit.Found(x, y, covariance);
        return found.largestSigma() <= Math.max(ALLOWED, LARGEST_SHARE * distance) ? found : horizon();
    }
}
