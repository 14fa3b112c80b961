package org.sitedatum.frames.geopose;

import org.sitedatum.frames.geo.GeoPoseQuaternion;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * A frame below a tangent plane: where it is on Earth follows from the plane's origin and the pose in the plane.
 *
 * @param outer origin of the east-north-up plane (LTP-ENU)
 * @param enuFromFrame pose of the frame in that plane; m
 */
public record FramePose(Geodetic outer, RigidTransform enuFromFrame) {

    /** The same pose as Basic-Quaternion: its orientation is relative to the plane at the frame itself. */
    public GeoPoseQuaternion toGeoPose() {
        return SiteGeoreference.of(new SiteOrigin(outer, 0)).toGeoPose(enuFromFrame);
    }
}
