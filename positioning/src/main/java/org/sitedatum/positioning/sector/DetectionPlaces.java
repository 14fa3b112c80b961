package org.sitedatum.positioning.sector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;

/**
 * Where detections without an identity lie in the site, well enough to tell sectors apart. A height that was not measured is
 * that of the floor below the sensor. Immutable.
 */
final class DetectionPlaces {

    private final List<Floor> floors;
    private final Map<String, FramePlacement> frames = new HashMap<>();

    /** In a valid site. */
    DetectionPlaces(Site site) {
        floors = site.floors();
        site.frames().forEach(frame -> frames.put(frame.id(), frame));
    }

    /**
     * The places of a fix's detections in their order, m in the site frame; empty where one cannot be told.
     *
     * @param siteFromSensor pose of the sensor, where it is known
     */
    List<Optional<Vector3>> of(Fix fix, Optional<RigidTransform> siteFromSensor) {
        double surface = surface(fix, siteFromSensor);
        List<Optional<Vector3>> places = new ArrayList<>();
        if (fix instanceof ScanFix scan) {
            scan.detections().forEach(one -> places.add(siteFromSensor.flatMap(pose -> place(one, pose, surface))));
        } else if (fix instanceof DetectionsFix set) {
            Optional<RigidTransform> siteFromFrame = siteFrom(set.frame());
            set.detections().forEach(one -> places.add(siteFromFrame.flatMap(pose -> place(one, pose, surface))));
        }
        return places;
    }

    private static Optional<Vector3> place(ScanDetection one, RigidTransform siteFromSensor, double surface) {
        if (Double.isNaN(one.range())) {
            return Optional.empty();
        }
        boolean isFlat = Double.isNaN(one.elevation());
        double elevation = isFlat ? 0 : one.elevation();
        Vector3 at = siteFromSensor.apply(new Vector3(
                one.range() * Math.cos(elevation) * Math.cos(one.azimuth()),
                one.range() * Math.cos(elevation) * Math.sin(one.azimuth()),
                one.range() * Math.sin(elevation)));
        return onSurface(at, isFlat, surface);
    }

    private static Optional<Vector3> place(PositionDetection one, RigidTransform siteFromFrame, double surface) {
        boolean isFlat = Double.isNaN(one.z());
        return onSurface(siteFromFrame.apply(new Vector3(one.x(), one.y(), isFlat ? 0 : one.z())), isFlat, surface);
    }

    private static Optional<Vector3> onSurface(Vector3 at, boolean isFlat, double surface) {
        if (!isFlat) {
            return Optional.of(at);
        }
        return Double.isNaN(surface) ? Optional.empty() : Optional.of(new Vector3(at.x(), at.y(), surface));
    }

    /** Height of the floor that a fix claims, or else of the one below its sensor; NaN: unknown. */
    private double surface(Fix fix, Optional<RigidTransform> siteFromSensor) {
        Optional<Floor> claimed = fix.header()
                .floor()
                .flatMap(id -> floors.stream().filter(f -> f.id().equals(id)).findFirst());
        if (claimed.isPresent()) {
            return claimed.get().elevation();
        }
        double height = siteFromSensor.map(pose -> pose.translation().z()).orElse(Double.NaN);
        return floors.stream()
                .mapToDouble(Floor::elevation)
                .filter(elevation -> elevation <= height)
                .max()
                .orElse(Double.NaN);
    }

    /** Through the static frames; empty for a frame that is not fixed to the site. */
    private Optional<RigidTransform> siteFrom(String frame) {
        RigidTransform siteFromFrame = RigidTransform.IDENTITY;
        String at = frame;
        while (!at.equals(Site.FRAME)) {
            FramePlacement placement = frames.get(at);
            if (placement == null) {
                return Optional.empty();
            }
            siteFromFrame = placement.parentFromFrame().then(siteFromFrame);
            at = placement.parent();
        }
        return Optional.of(siteFromFrame);
    }
}
