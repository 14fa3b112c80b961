package org.sitedatum.positioning;

import java.util.Optional;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelDetection.Target;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.vision.BodyImage;
import org.sitedatum.positioning.vision.CameraGroundDetections;
import org.sitedatum.positioning.vision.CameraView;
import org.sitedatum.positioning.vision.MarkerSighting;
import org.sitedatum.positioning.vision.MarkerSightings;
import org.sitedatum.positioning.vision.SiteVision;

/** Finds the body that a camera's fix is about, or says what is wrong with it. Immutable. */
final class VisionRouting {

    /** Where a fix goes. */
    sealed interface Route {

        /**
         * To a body's track.
         *
         * @param body id of the trackable or of one of its tags
         * @param fix as the track takes it
         */
        record ToBody(String body, Fix fix) implements Route {}

        /**
         * To the scene, as places on a floor.
         *
         * @param fix the detections in the site frame
         */
        record ToScene(DetectionsFix fix) implements Route {}

        /**
         * Back to its source.
         *
         * @param reason what kind of fault it is
         * @param detail one sentence
         */
        record Refused(Reason reason, String detail) implements Route {}
    }

    private final SiteVision vision;
    private final MarkerSightings sightings;

    VisionRouting(SiteVision vision, MarkerSightings sightings) {
        this.vision = vision;
        this.sightings = sightings;
    }

    /** The route of a marker or pixel fix; empty for any other. */
    Optional<Route> find(Fix fix) {
        if (fix instanceof MarkerFix marker) {
            return Optional.of(marker(marker));
        }
        if (fix instanceof PixelFix pixel) {
            return Optional.of(pixel(pixel));
        }
        return Optional.empty();
    }

    private Route marker(MarkerFix fix) {
        MarkerSighting sighting = sightings.read(fix);
        if (sighting instanceof MarkerSighting.OfBody seen) {
            return new Route.ToBody(seen.body(), fix);
        }
        if (sighting instanceof MarkerSighting.OnBody worn) {
            return new Route.ToBody(worn.body(), worn.position());
        }
        MarkerSighting.Nothing nothing = (MarkerSighting.Nothing) sighting;
        return new Route.Refused(nothing.reason(), nothing.detail());
    }

    private Route pixel(PixelFix fix) {
        Optional<CameraView> camera =
                vision.findCamera(fix.camera(), fix.header().siteFromSensor());
        if (camera.isEmpty()) {
            return new Route.Refused(
                    Reason.UNSUPPORTED,
                    "camera " + fix.camera()
                            + " has no fixed pose in the site; send sensorPosition and sensorOrientation with the fix");
        }
        Optional<String> body = fix.header().trackable();
        return body.isEmpty() ? anonymous(fix, camera.get()) : known(fix, body.get(), camera.get());
    }

    /** What cannot be placed is left out; an image of which nothing can be placed is refused. */
    private Route anonymous(PixelFix fix, CameraView camera) {
        CameraGroundDetections seen = CameraGroundDetections.of(camera, fix, vision.floorSeen(camera, fix));
        if (seen.fix().detections().isEmpty() && !seen.skipped().isEmpty()) {
            return new Route.Refused(Reason.OUT_OF_RANGE, seen.skipped().get(0));
        }
        return new Route.ToScene(seen.fix());
    }

    private static Route known(PixelFix fix, String body, CameraView camera) {
        if (fix.detections().size() != 1) {
            return new Route.Refused(
                    Reason.UNSUPPORTED,
                    "a pixel fix about a trackable has one detection, not "
                            + fix.detections().size() + "; leave the trackable out when it is not known which");
        }
        Optional<BodyImage> image = BodyImage.of(fix.detections().get(0), camera);
        if (image.isEmpty()) {
            return new Route.Refused(
                    Reason.OUT_OF_RANGE, "detection shows neither foot nor head inside the image; send what is inside");
        }
        if (image.get().target() != Target.FOOT && !camera.seesHeights()) {
            return new Route.Refused(
                    Reason.UNSUPPORTED,
                    "a camera with a homography knows the floor only; send the foot, or give it intrinsics and a pose");
        }
        return new Route.ToBody(body, fix);
    }
}
