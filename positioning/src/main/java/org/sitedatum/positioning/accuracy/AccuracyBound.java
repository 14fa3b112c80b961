package org.sitedatum.positioning.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Angles;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.vision.CameraView;
import org.sitedatum.positioning.vision.GroundHit;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.PixelNoise;
import org.sitedatum.positioning.vision.PosedCamera;
import org.sitedatum.positioning.vision.SiteVision;
import org.sitedatum.positioning.walls.Sight;
import org.sitedatum.positioning.walls.WallCrossings;
import org.sitedatum.positioning.walls.WallMap;

/**
 * The Cramér-Rao bound for a body's place from one measurement of each of the site's sensors: no unbiased estimator does
 * better (Kay 1993, Fundamentals of Statistical Signal Processing I, theorem 3.2). A filter that follows a body over time
 * may, since it uses many.
 *
 * <ul>
 *   <li>Anchors: one range each, {@code u u' / (sigma^2 + walls + survey)} with u the unit vector to the anchor (Patwari
 *       et al. 2005, sec. III), sigma and survey covariance from the site document, the walls' spread from {@link
 *       org.sitedatum.positioning.walls.WallMaterial}; none where the walls and the distance weaken the pulse too much.
 *   <li>Cameras: the foot's pixel brought to the floor with its covariance, where it is in the image and nothing opaque is
 *       between.
 *   <li>Detectors: range and azimuth, weighed with the probability of detection, within range, field of view and sight.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class AccuracyBound {

    private static final double DETECTOR_SIGMA_RANGE = 0.5;
    private static final double DETECTOR_SIGMA_AZIMUTH = 0.02;
    private static final double DETECTION = 0.9;

    private final Site site;
    private final AccuracyOptions options;
    private final WallMap walls;
    private final List<View> views = new ArrayList<>();
    private final WallCrossings crossings = new WallCrossings();
    private final Information information = new Information();
    private final ImagePoint image = new ImagePoint();

    /** Reads a valid site. */
    public AccuracyBound(Site site, AccuracyOptions options) {
        this.site = site;
        this.options = options;
        this.walls = new WallMap(site);
        SiteVision vision = new SiteVision(site);
        String first = site.floors().isEmpty() ? "" : site.floors().get(0).id();
        site.cameras()
                .forEach(camera ->
                        vision.findCamera(camera.id()).ifPresent(view -> views.add(View.of(view, camera, first))));
    }

    /** The bound at a place on a floor of the site, x and y in m. */
    public PlaceAccuracy at(Floor floor, double x, double y) {
        information.start(options.heightSigma());
        Vector3 foot = new Vector3(x, y, floor.elevation());
        Vector3 body = new Vector3(x, y, floor.elevation() + options.height());
        int anchors = options.anchors() ? addAnchors(body) : 0;
        int cameras = options.cameras() ? addCameras(floor, foot, body) : 0;
        int detectors = options.detectors() ? addDetectors(body) : 0;
        return information.bound(anchors, cameras, detectors);
    }

    /** The bound over a floor: its outline's box in squares of {@code cell} m, none outside the outline. */
    public AccuracyRaster over(Floor floor, double cell) {
        return AccuracyRaster.of(this, site, floor, cell);
    }

    private int addAnchors(Vector3 body) {
        int reached = 0;
        for (Anchor anchor : site.anchors()) {
            Vector3 off = body.minus(anchor.position());
            double distance = Math.max(off.norm(), 1e-3);
            Vector3 u = off.times(1 / distance);
            walls.crossingsInto(
                    anchor.position().x(),
                    anchor.position().y(),
                    anchor.position().z(),
                    body.x(),
                    body.y(),
                    body.z(),
                    crossings);
            if (AnchorReach.isReached(distance, crossings)) {
                information.add(u.x(), u.y(), u.z(), variance(anchor, u));
                reached++;
            }
        }
        return reached;
    }

    private double variance(Anchor anchor, Vector3 u) {
        double sigma = Double.isNaN(anchor.rangeSigma()) ? options.rangeSigma() : anchor.rangeSigma();
        double variance = sigma * sigma;
        for (int i = 0; i < crossings.count(); i++) {
            double spread = crossings.material(i).spread();
            variance += spread * spread;
        }
        return variance + anchor.covariance().map(c -> along(c, u)).orElse(0.0);
    }

    /** {@code u' C u}. */
    private static double along(Covariance3 c, Vector3 u) {
        return u.x() * (c.xx() * u.x() + 2 * c.xy() * u.y() + 2 * c.xz() * u.z())
                + u.y() * (c.yy() * u.y() + 2 * c.yz() * u.z())
                + u.z() * c.zz() * u.z();
    }

    private int addCameras(Floor floor, Vector3 foot, Vector3 body) {
        int seen = 0;
        for (View view : views) {
            boolean imaged = view.shows(floor) && view.camera().project(foot.x(), foot.y(), foot.z(), image);
            if (imaged && isVisible(view.eye(), body, Sight.CAMERA)) {
                seen += addPixel(view.camera(), new PixelPoint(image.u(), image.v()), floor) ? 1 : 0;
            }
        }
        return seen;
    }

    private boolean addPixel(CameraView camera, PixelPoint pixel, Floor floor) {
        if (!camera.isInside(pixel, 0)) {
            return false;
        }
        GroundHit hit = camera.ground(pixel, PixelNoise.ofSigma(options.pixelSigma()), floor.elevation(), 0);
        if (!(hit instanceof GroundHit.Found found)) {
            return false;
        }
        Covariance3 c = found.covariance();
        information.addPlace(c.xx(), c.xy(), c.yy());
        return true;
    }

    private int addDetectors(Vector3 body) {
        int seen = 0;
        for (Detector detector : site.detectors()) {
            Optional<RigidTransform> pose = detector.siteFromSensor();
            if (pose.isPresent()
                    && isVisible(Optional.of(pose.get().translation()), body, Sight.of(detector.kind()))
                    && addPolar(detector, pose.get(), body)) {
                seen++;
            }
        }
        return seen;
    }

    private boolean addPolar(Detector detector, RigidTransform pose, Vector3 body) {
        Vector3 ahead = pose.rotation().rotate(new Vector3(1, 0, 0));
        double dx = body.x() - pose.translation().x();
        double dy = body.y() - pose.translation().y();
        double range = Math.max(Math.hypot(dx, dy), 1e-3);
        double aside = Angles.wrap(Math.atan2(dy, dx) - Math.atan2(ahead.y(), ahead.x()));
        if (range > detector.maxRange() || Math.abs(aside) > 0.5 * detector.fieldOfView()) {
            return false;
        }
        double probability = or(detector.detectionProbability(), DETECTION);
        double sigmaRange = or(detector.sigmaRange(), DETECTOR_SIGMA_RANGE);
        double sigmaAcross = range * or(detector.sigmaAzimuth(), DETECTOR_SIGMA_AZIMUTH);
        information.add(dx / range, dy / range, 0, sigmaRange * sigmaRange / probability);
        information.add(-dy / range, dx / range, 0, sigmaAcross * sigmaAcross / probability);
        return true;
    }

    private boolean isVisible(Optional<Vector3> eye, Vector3 body, Sight kind) {
        return eye.isEmpty() || walls.sees(eye.get(), body, kind, crossings);
    }

    private static double or(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : value;
    }

    /** A camera, where it stands and the only floor it shows; a homography does not know where, and is of one floor. */
    private record View(CameraView camera, Optional<Vector3> eye, Optional<String> only) {

        static View of(CameraView view, Camera camera, String first) {
            return view instanceof PosedCamera posed
                    ? new View(
                            view,
                            Optional.of(posed.siteFromOptical().transform().translation()),
                            camera.floor())
                    : new View(
                            view, Optional.empty(), Optional.of(camera.floor().orElse(first)));
        }

        boolean shows(Floor floor) {
            return only.isEmpty() || only.get().equals(floor.id());
        }
    }
}
