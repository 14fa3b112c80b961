package org.sitedatum.frames.geo;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Ties the site frame to the Earth: positions and poses, both ways.
 *
 * <p>The site frame is the tangent plane at its origin, turned about up by the heading. It is flat: see {@link
 * LocalTangentPlane} for what that means some kilometres away. Round trips keep positions to well under a micrometre
 * within 10 km.
 */
public final class SiteGeoreference {

    private final SiteOrigin siteOrigin;
    private final LocalTangentPlane plane;
    private final Quaternion enuFromSite;

    private SiteGeoreference(SiteOrigin siteOrigin) {
        this.siteOrigin = siteOrigin;
        this.plane = LocalTangentPlane.at(siteOrigin.position());
        this.enuFromSite = Quaternion.ofYaw(Math.toRadians(siteOrigin.headingDeg()));
    }

    /** The georeference of a site with this origin. */
    public static SiteGeoreference of(SiteOrigin siteOrigin) {
        return new SiteGeoreference(siteOrigin);
    }

    /** The origin it was made from. */
    public SiteOrigin siteOrigin() {
        return siteOrigin;
    }

    /** Rotation of site axes into the east-north-up axes of the site origin. */
    public Quaternion enuFromSite() {
        return enuFromSite;
    }

    /** Pose of the site frame in the Earth-centred frame. */
    public RigidTransform ecefFromSite() {
        return new RigidTransform(
                plane.ecefFromEnu().times(enuFromSite),
                siteOrigin.position().toEcef().toVector());
    }

    /** Site coordinates of a point, m. */
    public Vector3 toSite(Geodetic point) {
        return toSite(point.toEcef());
    }

    /** Site coordinates of a point, m. */
    public Vector3 toSite(Ecef point) {
        return enuFromSite.conjugate().rotate(plane.toEnu(point));
    }

    /** The Earth-centred position of a point in site coordinates (m). */
    public Ecef toEcef(Vector3 site) {
        return plane.toEcef(enuFromSite.rotate(site));
    }

    /** The geodetic position of a point in site coordinates (m). */
    public Geodetic toGeodetic(Vector3 site) {
        return toEcef(site).toGeodetic();
    }

    /**
     * The GeoPose of a body. Its orientation is relative to the tangent plane at the body itself, as GeoPose wants it,
     * which differs from the site's by the curvature and the convergence of the meridians between the two.
     */
    public GeoPoseQuaternion toGeoPose(RigidTransform siteFromBody) {
        Geodetic position = toGeodetic(siteFromBody.translation());
        Quaternion enuFromBody =
                enuFromSiteAt(position).times(siteFromBody.rotation()).normalized();
        return new GeoPoseQuaternion(position, enuFromBody);
    }

    /** The pose of a body in the site; inverse of {@link #toGeoPose}. */
    public RigidTransform fromGeoPose(GeoPose pose) {
        Quaternion siteFromEnu = enuFromSiteAt(pose.position()).conjugate();
        return new RigidTransform(siteFromEnu.times(pose.enuFromBody()).normalized(), toSite(pose.position()));
    }

    private Quaternion enuFromSiteAt(Geodetic point) {
        Quaternion localEnuFromEcef = LocalTangentPlane.at(point).ecefFromEnu().conjugate();
        return localEnuFromEcef.times(plane.ecefFromEnu()).times(enuFromSite);
    }
}
