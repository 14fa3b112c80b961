package org.sitedatum.positioning.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelDetection.Target;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * What one image says of the bodies on a floor: a place with covariance for each detection whose ray meets the floor, and
 * a sentence for each that does not.
 *
 * <p>A box labelled as a person that is much lower than a person would be at its foot has its legs hidden, by a table or
 * by someone else: its place is then taken from the head, as uncertain as the two disagree.
 *
 * @param fix the detections in the site frame, as a sensor of positions would send them
 * @param skipped why detections were left out
 */
public record CameraGroundDetections(DetectionsFix fix, List<String> skipped) {

    private static final Set<String> PEOPLE = Set.of("person", "pedestrian", "people", "human", "worker");
    private static final Set<String> VEHICLES = Set.of("vehicle", "car", "truck", "forklift", "robot", "agv", "amr");
    /** The foot seen is one of two, a step from under the body's middle, m^2. */
    private static final double STEP_VARIANCE = 0.08 * 0.08;
    /** Share of a standing person's height in the image below which the foot is taken for hidden. */
    private static final double STANDING_SHARE = 0.75;

    /** Copies the list. */
    public CameraGroundDetections {
        skipped = List.copyOf(skipped);
    }

    /** Brings the detections of one image to a floor. */
    public static CameraGroundDetections of(CameraView camera, PixelFix fix, Floor floor) {
        List<PositionDetection> places = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (int i = 0; i < fix.detections().size(); i++) {
            PixelDetection detection = fix.detections().get(i);
            Optional<BodyImage> image = BodyImage.of(detection, camera);
            GroundHit hit = image.map(part -> place(camera, detection, part, floor.elevation()))
                    .orElseGet(() -> new GroundHit.Missed("shows neither foot nor head inside the image"));
            if (hit instanceof GroundHit.Found found) {
                places.add(new PositionDetection(
                        found.x(),
                        found.y(),
                        Double.NaN,
                        Optional.of(withStep(found.covariance())),
                        detection.label(),
                        detection.score(),
                        detection.localId()));
            } else if (hit instanceof GroundHit.Missed missed) {
                skipped.add("detection " + i + ": " + missed.reason());
            }
        }
        return new CameraGroundDetections(new DetectionsFix(fix.header(), fix.camera(), Site.FRAME, places), skipped);
    }

    private static GroundHit place(CameraView camera, PixelDetection detection, BodyImage part, double floor) {
        BodyShape shape = shape(detection.label());
        if (part.target() != Target.FOOT && !camera.seesHeights()) {
            return new GroundHit.Missed("shows no foot, and a homography knows the floor only; give the camera a lens");
        }
        GroundHit hit = hit(camera, part, shape, floor);
        boolean person = detection.label().map(CameraGroundDetections::isPerson).orElse(false);
        if (person && detection.box().isPresent() && hit instanceof GroundHit.Found foot) {
            return detection.point().isPresent() || part.target() != Target.FOOT
                    ? hit
                    : standing(camera, detection.box().get(), part, foot, floor);
        }
        return hit;
    }

    private static GroundHit hit(CameraView camera, BodyImage part, BodyShape shape, double floor) {
        return camera.ground(
                part.pixel(), part.noise(), floor + shape.height(part.target()), shape.variance(part.target()));
    }

    /** The foot, if the box is as high as a person standing there would be; else the head. */
    private static GroundHit standing(
            CameraView camera, PixelDetection.Box box, BodyImage part, GroundHit.Found foot, double floor) {
        ImagePoint head = new ImagePoint();
        double stature = BodyShape.PERSON.height(Target.HEAD);
        if (!camera.seesHeights() || !camera.project(foot.x(), foot.y(), floor + stature, head)) {
            return foot;
        }
        double expected = part.pixel().v() - head.v();
        if (expected <= 0 || box.height() > STANDING_SHARE * expected) {
            return foot;
        }
        BodyImage top = new BodyImage(new PixelPoint(part.pixel().u(), box.top()), Target.HEAD, part.noise());
        GroundHit byHead = hit(camera, top, BodyShape.PERSON, floor);
        if (!(byHead instanceof GroundHit.Found found)) {
            return foot;
        }
        double dx = 0.5 * (foot.x() - found.x());
        double dy = 0.5 * (foot.y() - found.y());
        Covariance3 c = found.covariance();
        return new GroundHit.Found(
                found.x(), found.y(), new Covariance3(c.xx() + dx * dx, c.xy() + dx * dy, 0, c.yy() + dy * dy, 0, 0));
    }

    private static Covariance3 withStep(Covariance3 c) {
        return new Covariance3(c.xx() + STEP_VARIANCE, c.xy(), 0, c.yy() + STEP_VARIANCE, 0, 0);
    }

    private static boolean isPerson(String label) {
        return PEOPLE.contains(label.toLowerCase(Locale.ROOT));
    }

    /** Without a label a body is taken for a person. */
    private static BodyShape shape(Optional<String> label) {
        boolean vehicle =
                label.map(l -> VEHICLES.contains(l.toLowerCase(Locale.ROOT))).orElse(false);
        return vehicle ? BodyShape.of(TrackableKind.VEHICLE) : BodyShape.PERSON;
    }
}
