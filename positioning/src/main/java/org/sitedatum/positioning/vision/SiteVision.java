package org.sitedatum.positioning.vision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;

/**
 * The cameras and markers of a site by id. A camera whose frame's ancestors end at a trackable or one of its tags rides
 * on that body; the id of a trackable or tag itself stands for a camera at that point that looks along the body's x.
 * Immutable.
 */
public final class SiteVision {

    /** Optical axes on a body that looks ahead: z along its x, x along its -y, y along its -z (REP-103). */
    public static final Quaternion LOOKING_AHEAD = Quaternion.ofRotationMatrix(0, 0, 1, -1, 0, 0, 0, -1, 0);

    /** Of a camera's pose that states none: fitted to a dozen clicked points, 2 cm and 0.2 degrees. */
    private static final Covariance6 CAMERA_DEFAULT = Covariance6.isotropic(0.02, 0.0035);
    /** Of a marker's pose: measured with a tape from a wall, 1 cm and 0.6 degrees. */
    private static final Covariance6 MARKER_DEFAULT = Covariance6.isotropic(0.01, 0.01);

    private static final int DEEPEST = 64;

    private final List<Floor> floors;
    private final Map<String, CameraView> fixed = new HashMap<>();
    private final Map<String, Lens> lenses = new HashMap<>();
    private final Map<String, CameraMount> mounts = new HashMap<>();
    private final Map<String, PlacedMarker> markers = new HashMap<>();
    private final Map<String, String> bodyOf = new HashMap<>();
    private final Map<String, String> floorOf = new HashMap<>();

    /** Reads a valid site. Cameras whose frame leads nowhere are left out. */
    public SiteVision(Site site) {
        floors = site.floors();
        Map<String, UncertainTransform> bodyFromPoint = new HashMap<>();
        for (Trackable trackable : site.trackables()) {
            for (Tag tag : trackable.tags()) {
                addPoint(
                        tag.id(),
                        trackable.id(),
                        new RigidTransform(Quaternion.IDENTITY, tag.leverArm()),
                        bodyFromPoint);
            }
            addPoint(trackable.id(), trackable.id(), RigidTransform.IDENTITY, bodyFromPoint);
        }
        Map<String, FramePlacement> frames = new HashMap<>();
        site.frames().forEach(frame -> frames.put(frame.id(), frame));
        site.cameras().forEach(camera -> add(camera, frames, bodyFromPoint));
        for (Marker marker : site.markers()) {
            UncertainTransform pose = new UncertainTransform(marker.siteFromMarker(), MARKER_DEFAULT);
            markers.put(marker.id(), new PlacedMarker(marker.id(), pose, marker.size()));
        }
    }

    private void addPoint(
            String id, String body, RigidTransform bodyFromPoint, Map<String, UncertainTransform> bodyFromPoints) {
        bodyOf.put(id, body);
        bodyFromPoints.put(id, UncertainTransform.exact(bodyFromPoint));
        RigidTransform ahead =
                bodyFromPoint.then(new RigidTransform(LOOKING_AHEAD, RigidTransform.IDENTITY.translation()));
        mounts.put(id, new CameraMount(body, new UncertainTransform(ahead, CAMERA_DEFAULT), Optional.empty()));
    }

    private void add(Camera camera, Map<String, FramePlacement> frames, Map<String, UncertainTransform> bodyFromPoint) {
        camera.floor().ifPresent(floor -> floorOf.put(camera.id(), floor));
        Optional<Lens> lens = camera.intrinsics().map(Lens::new);
        lens.ifPresent(own -> lenses.put(camera.id(), own));
        if (lens.isEmpty()) {
            Homography.find(camera.homography())
                    .ifPresent(map -> fixed.put(camera.id(), new FloorCamera(map, camera.imageSize())));
        } else if (camera.siteFromOptical().isPresent()) {
            fixed.put(
                    camera.id(),
                    new PosedCamera(
                            lens.get(),
                            new UncertainTransform(camera.siteFromOptical().get(), CAMERA_DEFAULT)));
        } else if (camera.frame().isPresent()) {
            addFramed(camera.id(), camera.frame().get(), lens.get(), frames, bodyFromPoint);
        }
    }

    private void addFramed(
            String id,
            String frame,
            Lens lens,
            Map<String, FramePlacement> frames,
            Map<String, UncertainTransform> bodyFromPoint) {
        UncertainTransform rootFromOptical = UncertainTransform.exact(RigidTransform.IDENTITY);
        String at = frame;
        for (int depth = 0; depth < DEEPEST && frames.containsKey(at); depth++) {
            FramePlacement placement = frames.get(at);
            Covariance6 covariance = placement.covariance().orElse(depth == 0 ? CAMERA_DEFAULT : Covariance6.ZERO);
            rootFromOptical = new UncertainTransform(placement.parentFromFrame(), covariance).then(rootFromOptical);
            at = placement.parent();
        }
        if (at.equals(Site.FRAME)) {
            fixed.put(id, new PosedCamera(lens, rootFromOptical));
        } else if (bodyFromPoint.containsKey(at)) {
            UncertainTransform bodyFromOptical = bodyFromPoint.get(at).then(rootFromOptical);
            mounts.put(id, new CameraMount(bodyOf.getOrDefault(at, at), bodyFromOptical, Optional.of(lens)));
        }
    }

    /** A camera that stands still. */
    public Optional<CameraView> findCamera(String id) {
        return Optional.ofNullable(fixed.get(id));
    }

    /** A camera at the pose that its fix carries, for one that moves with its own lens. */
    public Optional<CameraView> findCamera(String id, Optional<RigidTransform> siteFromOptical) {
        if (siteFromOptical.isEmpty() || !lenses.containsKey(id)) {
            return findCamera(id);
        }
        UncertainTransform pose = new UncertainTransform(siteFromOptical.get(), CAMERA_DEFAULT);
        return Optional.of(new PosedCamera(lenses.get(id), pose));
    }

    /** Where a camera stands still, whether the site says so by its pose or by a frame; empty for one that rides. */
    public Optional<RigidTransform> findPose(String id) {
        return findCamera(id)
                .filter(PosedCamera.class::isInstance)
                .map(camera -> ((PosedCamera) camera).siteFromOptical().transform());
    }

    /** The floor that the site says a camera looks at. */
    public Optional<String> findFloor(String camera) {
        return Optional.ofNullable(floorOf.get(camera));
    }

    /** The floor that a pixel fix is about: the one it claims, that of its camera, or else the highest below the camera. */
    public Floor floorSeen(CameraView camera, PixelFix fix) {
        Optional<Floor> named = fix.header()
                .floor()
                .or(() -> findFloor(fix.camera()))
                .flatMap(id ->
                        floors.stream().filter(floor -> floor.id().equals(id)).findFirst());
        if (named.isPresent()) {
            return named.get();
        }
        double z = camera instanceof PosedCamera posed
                ? posed.siteFromOptical().transform().translation().z()
                : Double.NEGATIVE_INFINITY;
        Floor best = floors.get(0);
        for (Floor floor : floors) {
            boolean below = floor.elevation() <= z;
            if (below && (best.elevation() > z || floor.elevation() > best.elevation())) {
                best = floor;
            }
        }
        return best;
    }

    /** A camera that rides on a body. */
    public Optional<CameraMount> findMount(String id) {
        return Optional.ofNullable(mounts.get(id));
    }

    /** A camera's lens. */
    public Optional<Lens> findLens(String id) {
        return Optional.ofNullable(lenses.get(id));
    }

    /** A marker at a surveyed place. */
    public Optional<PlacedMarker> findMarker(String id) {
        return Optional.ofNullable(markers.get(id));
    }

    /** The body that wears a marker: its own id, or that of one of its tags. */
    public Optional<String> findWearer(String marker) {
        return Optional.ofNullable(bodyOf.get(marker));
    }
}
