package org.sitedatum.frames.geo;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/**
 * The east-north-up frame that touches the WGS84 ellipsoid at an origin (LTP-ENU of OGC GeoPose).
 *
 * <p>A flat frame on a round Earth: 1 km away the ellipsoid lies 0.08 m below the plane, 10 km away 7.8 m. So {@code up}
 * is not a height difference; ask {@link #toGeodetic} for heights. At a pole, east and north follow the origin's
 * longitude.
 */
public final class LocalTangentPlane {

    private final Geodetic origin;
    private final Vector3 originInEcef;
    private final Quaternion ecefFromEnu;

    private LocalTangentPlane(Geodetic origin) {
        this.origin = origin;
        this.originInEcef = origin.toEcef().toVector();
        // ecefFromEnu = Rz(90 deg + lon) Rx(90 deg - lat)
        double halfZ = 0.5 * Math.toRadians(90 + origin.lonDeg());
        double halfX = 0.5 * Math.toRadians(90 - origin.latDeg());
        Quaternion aboutZ = new Quaternion(0, 0, Math.sin(halfZ), Math.cos(halfZ));
        Quaternion aboutX = new Quaternion(Math.sin(halfX), 0, 0, Math.cos(halfX));
        this.ecefFromEnu = aboutZ.times(aboutX).normalized();
    }

    /** The plane at {@code origin}. */
    public static LocalTangentPlane at(Geodetic origin) {
        return new LocalTangentPlane(origin);
    }

    /** Where the plane touches. */
    public Geodetic origin() {
        return origin;
    }

    /** Rotation of east-north-up axes into Earth-centred axes. */
    public Quaternion ecefFromEnu() {
        return ecefFromEnu;
    }

    /** East, north, up of a point, m. */
    public Vector3 toEnu(Ecef point) {
        return ecefFromEnu.conjugate().rotate(point.toVector().minus(originInEcef));
    }

    /** East, north, up of a point, m. */
    public Vector3 toEnu(Geodetic point) {
        return toEnu(point.toEcef());
    }

    /** The Earth-centred position of {@code enu} (m). */
    public Ecef toEcef(Vector3 enu) {
        return Ecef.of(ecefFromEnu.rotate(enu).plus(originInEcef));
    }

    /** The geodetic position of {@code enu} (m). */
    public Geodetic toGeodetic(Vector3 enu) {
        return toEcef(enu).toGeodetic();
    }
}
