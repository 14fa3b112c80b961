package org.sitedatum.mqtt.geopose;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.sitedatum.frames.geo.GeoPoseQuaternion;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.foreign.JsonText;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Site;

/**
 * Says live poses as GeoPose: one object that is Basic-Quaternion and Advanced at once, since both allow further members. It
 * adds {@code trackable}, {@code state} and {@code accuracy} with the 95 % horizontal radius in metres and the 95 %
 * orientation error in degrees, as OSCP names them.
 *
 * <p>A body without orientation cannot be said in GeoPose and is left out; so is one that is 50 km away, where the flat site
 * frame says nothing. Immutable.
 */
public final class GeoPoseOutput {
    /** Said in health when a site without georeference is asked for GeoPose. */
    public static final String NO_GEOREFERENCE = "GeoPose is switched on, but the site has no georeference";

    /** Radius that holds 95 % of an isotropic 2-D Gaussian, in standard deviations: sqrt(-2 ln 0.05). */
    private static final double SIGMAS_OF_95_PERCENT_RADIUS = 2.4477;

    /** Radius that holds 95 % of an isotropic 3-D Gaussian, in standard deviations: root of chi-square(3) at 0.95. */
    private static final double SIGMAS_OF_95_PERCENT_BALL = 2.7955;

    private static final double UNKNOWN_ORIENTATION = 180;

    /** A flat site frame is of use around the site only, m. */
    private static final double MAX_DISTANCE = 5e4;

    private final SiteGeoreference georeference;

    private GeoPoseOutput(SiteGeoreference georeference) {
        this.georeference = georeference;
    }

    /** For a site; empty when it has no georeference, so that nothing can be said honestly. */
    public static Optional<GeoPoseOutput> of(Site site) {
        return site.georeference().map(GeoPoseOutput::of);
    }

    /** For a site with this georeference. */
    public static GeoPoseOutput of(Georeference at) {
        Geodetic origin = new Geodetic(at.latDeg(), at.lonDeg(), at.height());
        return new GeoPoseOutput(SiteGeoreference.of(new SiteOrigin(origin, at.headingDeg())));
    }

    /** Where the body is on Earth; empty without orientation, and 50 km or more from the site. */
    public Optional<GeoPoseQuaternion> find(PoseEstimate pose) {
        return pose.orientation()
                .filter(turned -> pose.position().norm() <= MAX_DISTANCE)
                .map(orientation -> georeference.toGeoPose(new RigidTransform(orientation, pose.position())));
    }

    /** The live payload; empty without orientation. */
    public Optional<byte[]> encode(PoseEstimate pose) {
        return find(pose).map(geo -> JsonText.of(json -> write(json, pose, geo)));
    }

    /**
     * As {@link #encode}, and without orientation too: then turned as the site is, with an orientation error of 180 degrees,
     * which says that it means nothing. Empty 50 km or more from the site.
     */
    public Optional<byte[]> encodeTurnedOrNot(PoseEstimate pose) {
        if (pose.orientation().isPresent()) {
            return encode(pose);
        }
        return Optional.of(pose)
                .filter(near -> near.position().norm() <= MAX_DISTANCE)
                .map(near -> georeference.toGeoPose(new RigidTransform(Quaternion.IDENTITY, near.position())))
                .map(geo -> JsonText.of(json -> write(json, pose, geo)));
    }

    private static void write(JsonGenerator json, PoseEstimate pose, GeoPoseQuaternion geo) throws IOException {
        json.writeStartObject();
        GeoPoseEncoder.position(json, geo.position());
        GeoPoseEncoder.quaternion(json, geo.enuFromBody());
        json.writeFieldName("frameSpecification");
        GeoPoseEncoder.tangentPlane(json, geo.position());
        json.writeNumberField("validTime", Math.floorDiv(pose.stampNanos(), 1_000_000L));
        json.writeStringField("trackable", pose.trackable());
        json.writeStringField("state", pose.state().word());
        accuracy(json, pose);
        json.writeEndObject();
    }

    /** Bounds on the safe side: each takes the worst direction for all. */
    private static void accuracy(JsonGenerator json, PoseEstimate pose) throws IOException {
        Covariance6 c = pose.covariance();
        double mean = 0.5 * (c.get(0, 0) + c.get(1, 1));
        double horizontal = Math.sqrt(mean + Math.hypot(0.5 * (c.get(0, 0) - c.get(1, 1)), c.get(0, 1)));
        double turning = Math.sqrt(Math.max(c.get(3, 3), Math.max(c.get(4, 4), c.get(5, 5))));
        json.writeObjectFieldStart("accuracy");
        json.writeNumberField("position", JsonText.rounded(SIGMAS_OF_95_PERCENT_RADIUS * horizontal, 1e6));
        double orientationDeg = pose.orientation().isPresent()
                ? Math.min(UNKNOWN_ORIENTATION, Math.toDegrees(SIGMAS_OF_95_PERCENT_BALL * turning))
                : UNKNOWN_ORIENTATION;
        json.writeNumberField("orientation", JsonText.rounded(orientationDeg, 1e6));
        json.writeEndObject();
    }
}
