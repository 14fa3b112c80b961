package org.sitedatum.mqtt.geopose;

import java.util.Locale;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/** Frames of the profile as words. */
final class FrameWords {
    static final String AUTHORITY = "/geopose/1.0";
    static final String TANGENT_PLANE = "LTP-ENU";
    static final String TANGENT_PLANE_LONG = "/Extrinsic/LTP-ENU";
    static final String TRANSFORM = "RotateTranslate";
    static final String TRANSFORM_LONG = "/Intrinsic/Translate-Rotate";

    private FrameWords() {}

    /** Degrees to 1e-10 (10 micrometres on the ground), height to 0.1 mm. */
    static String parameters(Geodetic origin) {
        return String.format(
                Locale.ROOT,
                "longitude=%.10f&latitude=%.10f&height=%.4f",
                origin.lonDeg(),
                origin.latDeg(),
                origin.height());
    }

    /** Metres to a micrometre, quaternion to 1e-10. */
    static String parameters(RigidTransform outerFromInner) {
        Vector3 t = outerFromInner.translation();
        Quaternion q = outerFromInner.rotation();
        return String.format(
                Locale.ROOT,
                "translation=[%.6f, %.6f, %.6f]&rotation=[%.10f, %.10f, %.10f, %.10f]",
                t.x(),
                t.y(),
                t.z(),
                q.x(),
                q.y(),
                q.z(),
                q.w());
    }
}
