package org.sitedatum.positioning.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;

/**
 * Reads marker fixes by what the site says of camera and marker: a riding camera and a marker of the site give the body's
 * pose, {@code siteFromBody = siteFromMarker markerFromOptical opticalFromBody}; a camera of known pose and a worn marker
 * give the marker's position. Immutable; a function of the fix.
 */
public final class MarkerSightings {

    /** Rotation known worse than this about any axis, rad^2, is no rotation: first order does not hold. */
    private static final double UNKNOWN_TILT = 0.35 * 0.35;

    private final SiteVision vision;

    /** For the cameras and markers of a site. */
    public MarkerSightings(SiteVision vision) {
        this.vision = vision;
    }

    /** What a fix with unit rotations says. */
    public MarkerSighting read(MarkerFix fix) {
        Optional<PlacedMarker> placed = vision.findMarker(fix.marker());
        Optional<CameraMount> mount = vision.findMount(fix.camera());
        if (placed.isPresent()) {
            return mount.isPresent()
                    ? ofBody(fix, placed.get(), mount.get())
                    : nothing("camera " + fix.camera()
                            + " rides on no body: give it a frame whose parent is a trackable");
        }
        Optional<String> wearer = vision.findWearer(fix.marker());
        Optional<CameraView> camera =
                vision.findCamera(fix.camera(), fix.header().siteFromSensor());
        if (wearer.isEmpty() || !(camera.orElse(null) instanceof PosedCamera posed)) {
            return nothing("marker " + fix.marker() + " is worn, and camera " + fix.camera()
                    + " has no pose in the site; give it one, or send it as sensorPosition and sensorOrientation");
        }
        return onBody(fix, wearer.get(), posed);
    }

    private static MarkerSighting nothing(String reason) {
        return new MarkerSighting.Nothing(Reason.UNSUPPORTED, reason);
    }

    private MarkerSighting ofBody(MarkerFix fix, PlacedMarker marker, CameraMount mount) {
        if (fix.header().trackable().isPresent()
                && !vision.findWearer(fix.header().trackable().get()).equals(Optional.of(mount.body()))) {
            return nothing("camera " + fix.camera() + " rides on " + mount.body() + ", not on the fix's trackable");
        }
        MarkerReading reading = read(fix, mount.lens(), marker.size());
        if (reading instanceof MarkerReading.Refused refused) {
            return new MarkerSighting.Nothing(Reason.OUT_OF_RANGE, refused.reason());
        }
        MarkerPoses poses = ((MarkerReading.Solved) reading).poses();
        List<MarkerSighting.View> views = new ArrayList<>(2);
        views.add(view(marker, mount, poses.best()));
        poses.other().ifPresent(other -> views.add(view(marker, mount, other)));
        UncertainTransform best = poses.best().opticalFromMarker();
        return new MarkerSighting.OfBody(
                mount.body(),
                marker.id(),
                views,
                mount.bodyFromOptical(),
                marker.siteFromMarker().transform().translation(),
                best.transform().translation(),
                middleCovariance(best, marker, mount),
                largest(best.covariance().rotation()) < UNKNOWN_TILT);
    }

    private static MarkerSighting.View view(PlacedMarker marker, CameraMount mount, MarkerPose pose) {
        UncertainTransform markerFromOptical = pose.opticalFromMarker().inverse();
        UncertainTransform opticalFromBody = mount.bodyFromOptical().inverse();
        UncertainTransform siteFromBody = UncertainTransform.exact(
                        marker.siteFromMarker().transform())
                .then(markerFromOptical)
                .then(UncertainTransform.exact(opticalFromBody.transform()));
        Covariance6 constant = marker.siteFromMarker()
                .then(UncertainTransform.exact(markerFromOptical.transform()))
                .then(opticalFromBody)
                .covariance();
        double turn = (constant.get(3, 3) + constant.get(4, 4) + constant.get(5, 5)) / 3;
        Covariance6 image = siteFromBody.covariance().plus(Covariance6.ofDiagonal(0, 0, 0, turn, turn, turn));
        return new MarkerSighting.View(
                new UncertainTransform(siteFromBody.transform(), image),
                (constant.get(0, 0) + constant.get(1, 1) + constant.get(2, 2)) / 3,
                pose.misfit());
    }

    private static Covariance3 middleCovariance(UncertainTransform pose, PlacedMarker marker, CameraMount mount) {
        Covariance6 place = Covariance6.ofPosition(Covariance3.isotropic(
                largest(marker.siteFromMarker().covariance().position())));
        Covariance6 camera = mount.bodyFromOptical()
                .inverse()
                .covariance()
                .atLever(pose.transform().translation());
        return pose.covariance().plus(place).plus(camera).position();
    }

    private static double largest(Covariance3 c) {
        return Math.max(c.xx(), Math.max(c.yy(), c.zz()));
    }

    private MarkerSighting onBody(MarkerFix fix, String body, PosedCamera camera) {
        MarkerReading reading = read(fix, vision.findLens(fix.camera()), Double.NaN);
        if (reading instanceof MarkerReading.Refused refused) {
            return new MarkerSighting.Nothing(Reason.OUT_OF_RANGE, refused.reason());
        }
        UncertainTransform seen =
                ((MarkerReading.Solved) reading).poses().best().opticalFromMarker();
        Vector3 inOptical = seen.transform().translation();
        Vector3 place = camera.siteFromOptical().transform().apply(inOptical);
        Covariance3 covariance = camera.siteFromOptical()
                .covarianceOf(inOptical, seen.covariance().position());
        FixHeader header = fix.header();
        FixHeader about = new FixHeader(
                header.source(),
                header.stampNanos(),
                header.receivedNanos(),
                Optional.of(fix.marker()),
                header.seq(),
                header.floor(),
                Optional.empty());
        return new MarkerSighting.OnBody(
                body, new PositionFix(about, Site.FRAME, place.x(), place.y(), place.z(), covariance));
    }

    private static MarkerReading read(MarkerFix fix, Optional<Lens> lens, double size) {
        if (fix.opticalFromMarker().isPresent()) {
            return MarkerSolver.ofPose(lens, fix.opticalFromMarker().get(), fix.covariance(), size);
        }
        if (lens.isEmpty()) {
            return new MarkerReading.Refused(
                    "corners need the camera's lens: list camera " + fix.camera() + " with intrinsics");
        }
        if (Double.isNaN(size)) {
            return new MarkerReading.Refused("corners need the marker's size: give marker " + fix.marker()
                    + " a 'size' in the site, or send its pose");
        }
        return MarkerSolver.ofCorners(lens.get(), fix.corners(), size);
    }
}
