package org.sitedatum.frames.geo;

import org.sitedatum.frames.geometry.Quaternion;

/**
 * OGC GeoPose Basic-Quaternion.
 *
 * @param position where the body is
 * @param enuFromBody unit quaternion; a norm within 1e-2 of one is normalised, else refused
 */
public record GeoPoseQuaternion(Geodetic position, Quaternion enuFromBody) implements GeoPose {

    private static final double NORM_TOLERANCE = 1e-2;

    /** Refuses a quaternion that is no rotation with an {@link IllegalArgumentException}. */
    public GeoPoseQuaternion {
        double norm = enuFromBody.norm();
        Checked.inRange("quaternion norm", norm, 1 - NORM_TOLERANCE, 1 + NORM_TOLERANCE);
        enuFromBody = Math.abs(norm - 1) < 1e-15 ? enuFromBody : enuFromBody.normalized();
    }

    @Override
    public GeoPoseQuaternion toQuaternion() {
        return this;
    }
}
