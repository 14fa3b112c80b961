package org.sitedatum.samples.building.plan;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.vision.SiteVision;

/** The cameras, radars and markers that the sample building uses: one type of each, hung where a plan says. */
public final class Outlook {

    /** 90 degrees across, a little barrel distortion. */
    private static final Intrinsics LENS =
            new Intrinsics(640, 640, 640, 360, List.of(-0.06, 0.006, 0.0004, -0.0003), 1280, 720);

    private static final double RADAR_RANGE = 14;
    private static final double RADAR_FIELD = Math.toRadians(120);
    private static final double RADAR_SIGMA_RANGE = 0.07;
    private static final double RADAR_SIGMA_AZIMUTH = 0.025;
    private static final double RADAR_CLUTTER = 0.5;
    private static final double MARKER_SIZE = 0.25;

    private Outlook() {}

    /** The lens of every camera in the building. */
    public static Intrinsics lens() {
        return LENS;
    }

    /** A camera that looks along a heading, {@code downDeg} below the horizon. */
    static Camera camera(String id, Vector3 place, double headingDeg, double downDeg) {
        Quaternion siteFromCase = Quaternion.ofYawPitchRoll(Math.toRadians(headingDeg), Math.toRadians(downDeg), 0);
        Quaternion siteFromOptical =
                siteFromCase.times(SiteVision.LOOKING_AHEAD).normalized();
        return new Camera(
                id,
                Optional.empty(),
                Optional.of(new RigidTransform(siteFromOptical, place)),
                Optional.of(LENS),
                List.of());
    }

    /** A radar that looks along a heading. */
    static Detector radar(String id, Vector3 place, double headingDeg) {
        return new Detector(
                id,
                "radar",
                Optional.of(new RigidTransform(Quaternion.ofYaw(Math.toRadians(headingDeg)), place)),
                RADAR_RANGE,
                RADAR_FIELD,
                RADAR_SIGMA_RANGE,
                RADAR_SIGMA_AZIMUTH,
                0,
                RADAR_CLUTTER,
                Double.NaN);
    }

    /** A marker on a wall, upright, that faces along a heading. */
    static Marker marker(String id, Vector3 place, double headingDeg) {
        double h = Math.toRadians(headingDeg);
        double c = Math.cos(h);
        double s = Math.sin(h);
        // columns: x to the right of who looks at it, y up, z out of the wall
        Quaternion siteFromMarker = Quaternion.ofRotationMatrix(-s, 0, c, c, 0, s, 0, 1, 0);
        return new Marker(id, new RigidTransform(siteFromMarker.normalized(), place), MARKER_SIZE);
    }
}
