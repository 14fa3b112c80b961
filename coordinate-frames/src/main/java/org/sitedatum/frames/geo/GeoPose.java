package org.sitedatum.frames.geo;

import org.sitedatum.frames.geometry.Quaternion;

/**
 * Where a body is on Earth and how it is turned, as OGC GeoPose 1.0 (21-056r11) defines its Basic targets.
 *
 * <p>The outer frame is the east-north-up tangent plane at the position itself. The body has x forward, y left, z up: the
 * zero rotation looks east. The standard says "rotates ENU to the body"; as a change of coordinates that is {@link
 * #enuFromBody}.
 */
public sealed interface GeoPose permits GeoPoseQuaternion, GeoPoseYpr {

    /** Where the body is. */
    Geodetic position();

    /** Rotation of body axes into the east-north-up axes at the position. */
    Quaternion enuFromBody();

    /** The same pose as Basic-Quaternion. */
    default GeoPoseQuaternion toQuaternion() {
        return new GeoPoseQuaternion(position(), enuFromBody());
    }

    /** The same pose as Basic-YPR. */
    default GeoPoseYpr toYpr() {
        return GeoPoseYpr.of(position(), enuFromBody());
    }

    /**
     * Compass heading of the body's x axis: degrees clockwise from true north, [0, 360). GeoPose yaw is the other way
     * round: counter-clockwise from east.
     */
    default double compassHeadingDeg() {
        double heading = (90 - Math.toDegrees(enuFromBody().yaw())) % 360;
        return heading < 0 ? heading + 360 : heading;
    }
}
