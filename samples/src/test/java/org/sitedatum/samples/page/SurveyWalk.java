package org.sitedatum.samples.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.recording.RecordingWriter;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;

/**
 * A minute in which a robot that knows where it is drives loops through the hall: a radar that hangs 0.78 m beside where the
 * document says sees it, a vendor's system follows it in a frame of its own, and a camera that hangs 0.36 m off looks at markers.
 */
final class SurveyWalk {

    static final String RADAR = "g-radar-hall-w";
    static final String WALKER = "robot-1";
    static final String FRAME = "vendor-a";

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long STEP = 100_000_000L;
    private static final int STEPS = 600;
    private static final double NOISE = 0.03;

    private static final Vector3 RADAR_AT = new Vector3(0.8, 5.5, 1.1);
    private static final double RADAR_YAW = Math.toRadians(4);
    private static final double RADAR_LATE = 0.25;

    private static final double FRAME_YAW = Math.toRadians(30);
    private static final double FRAME_EARLY = 0.4;

    private final Random random = new Random(5);
    private final List<Fix> fixes = new ArrayList<>();
    private final String camera;

    private SurveyWalk(Site site) {
        for (int i = 0; i < STEPS; i++) {
            step(0.1 * i, START + i * STEP);
        }
        Camera seeing = site.cameras().stream()
                .filter(one -> one.siteFromOptical().isPresent())
                .max(Comparator.comparingInt(one -> sights(one, site).size()))
                .orElseThrow();
        fixes.addAll(sights(seeing, site));
        camera = seeing.id();
    }

    /** Writes the recording into a folder. */
    static SurveyWalk write(Path folder, Site site) throws IOException {
        SurveyWalk walk = new SurveyWalk(site);
        try (RecordingWriter writer = RecordingWriter.create(folder, site, "# A walk for surveys\n")) {
            for (Fix fix : walk.fixes) {
                writer.append(fix);
            }
        }
        return walk;
    }

    /** The camera that looked at markers. */
    String camera() {
        return camera;
    }

    private void step(double t, long stamp) {
        Vector3 here = at(t);
        fixes.add(new PositionFix(
                header("robot-1", stamp, Optional.of(WALKER)),
                Site.FRAME,
                noisy(here.x()),
                noisy(here.y()),
                0,
                Covariance3.isotropic(NOISE * NOISE)));

        Vector3 seen = at(t - RADAR_LATE).minus(RADAR_AT);
        double range = Math.sqrt(seen.dot(seen));
        double azimuth = Math.atan2(seen.y(), seen.x()) - RADAR_YAW;
        fixes.add(new ScanFix(
                header(RADAR, stamp, Optional.empty()),
                RADAR,
                List.of(
                        new ScanDetection(noisy(range), azimuth, Double.NaN, Double.NaN, Double.NaN, Optional.empty()),
                        new ScanDetection(
                                2 + 15 * random.nextDouble(),
                                0.7,
                                Double.NaN,
                                Double.NaN,
                                Double.NaN,
                                Optional.empty()))));

        Vector3 told = at(t + FRAME_EARLY);
        fixes.add(new PositionFix(
                header("vendor", stamp, Optional.of(WALKER)),
                FRAME,
                noisy(Math.cos(FRAME_YAW) * told.x() + Math.sin(FRAME_YAW) * told.y() + 100),
                noisy(-Math.sin(FRAME_YAW) * told.x() + Math.cos(FRAME_YAW) * told.y() - 20),
                0,
                Covariance3.isotropic(NOISE * NOISE)));
    }

    /** A loop with turns, seconds after the start. */
    private static Vector3 at(double t) {
        return new Vector3(10 + 6 * Math.sin(0.2 * t), 5.5 + 3.5 * Math.sin(0.27 * t + 1), 0);
    }

    private double noisy(double value) {
        return value + NOISE * random.nextGaussian();
    }

    private static FixHeader header(String source, long stamp, Optional<String> trackable) {
        return new FixHeader(
                source, stamp, stamp + 5_000_000, trackable, OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /** The markers in the picture of a camera that really hangs a little beside where the document says. */
    private static List<Fix> sights(Camera camera, Site site) {
        Lens lens = new Lens(camera.intrinsics().orElseThrow());
        RigidTransform listed = camera.siteFromOptical().orElseThrow();
        RigidTransform opticalFromSite =
                new RigidTransform(listed.rotation(), listed.translation().plus(new Vector3(0.3, 0.2, 0))).inverse();
        List<Fix> sights = new ArrayList<>();
        for (Marker marker : site.markers()) {
            List<PixelPoint> corners = corners(marker, opticalFromSite, lens);
            if (corners.size() == 4) {
                sights.add(new MarkerFix(
                        header("cameras", START + STEPS * STEP, Optional.empty()),
                        camera.id(),
                        marker.id(),
                        Optional.empty(),
                        corners,
                        Optional.empty()));
            }
        }
        return sights;
    }

    private static List<PixelPoint> corners(Marker marker, RigidTransform opticalFromSite, Lens lens) {
        double half = marker.size() / 2;
        double[][] square = {{-half, half}, {half, half}, {half, -half}, {-half, -half}};
        List<PixelPoint> corners = new ArrayList<>();
        ImagePoint at = new ImagePoint();
        for (double[] corner : square) {
            Vector3 p = opticalFromSite.apply(marker.siteFromMarker().apply(new Vector3(corner[0], corner[1], 0)));
            if (p.z() > 0.5 && lens.project(p.x(), p.y(), p.z(), at)) {
                PixelPoint pixel = new PixelPoint(at.u(), at.v());
                if (lens.isInside(pixel, 0)) {
                    corners.add(pixel);
                }
            }
        }
        return corners;
    }
}
