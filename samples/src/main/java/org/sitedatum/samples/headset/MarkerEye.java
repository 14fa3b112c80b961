package org.sitedatum.samples.headset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.building.motion.BodyState;

/**
 * The eye of a headset for markers: reads those within 5 m (a quarter of a metre is 32 pixels wide there),
 * within 65 degrees of straight ahead of the marker and 45 of its own view, every second time. It errs by 5 mm and 1 % of the distance, and by 1 degree; the markers' own places by 1 cm and
 * half a degree, always the same.
 */
final class MarkerEye {

    private static final double FARTHEST = 5;
    private static final double FACING = Math.cos(Math.toRadians(65));
    private static final double IN_VIEW = Math.cos(Math.toRadians(45));
    private static final double SURVEY = 0.01;
    private static final double SURVEY_TURN = Math.toRadians(0.5);
    private static final double TURN = Math.toRadians(1);

    /** A marker as seen from the head. */
    record Glance(Marker marker, RigidTransform headFromMarker, double sigma, double yawSigma) {}

    private final SampleBuilding building;
    private final SplittableRandom random;
    private final Map<String, RigidTransform> hung = new HashMap<>();

    MarkerEye(SampleBuilding building, SplittableRandom random) {
        this.building = building;
        this.random = random;
        for (Marker marker : building.site().markers()) {
            RigidTransform askew =
                    new RigidTransform(Quaternion.ofYaw(SURVEY_TURN * random.nextGaussian()), Vector3.ZERO);
            RigidTransform document = marker.siteFromMarker();
            hung.put(
                    marker.id(),
                    new RigidTransform(
                            askew.rotation().times(document.rotation()).normalized(),
                            document.translation().plus(noise(SURVEY))));
        }
    }

    /** What is read from a true head pose. */
    List<Glance> look(BodyState head) {
        List<Glance> glances = new ArrayList<>();
        for (Marker marker : building.site().markers()) {
            RigidTransform truth = Objects.requireNonNull(hung.get(marker.id()));
            Vector3 toMarker = truth.translation().minus(head.position());
            double distance = toMarker.norm();
            if (distance > FARTHEST || distance < 0.3) {
                continue;
            }
            double facing = truth.rotation().rotate(new Vector3(0, 0, -1)).dot(toMarker) / distance;
            double ahead = head.orientation().rotate(new Vector3(1, 0, 0)).dot(toMarker) / distance;
            Vector3 before = truth.translation().minus(toMarker.times(0.1 / distance));
            if (facing > FACING
                    && ahead > IN_VIEW
                    && building.sight().isClearForLight(head.position(), before)
                    && random.nextBoolean()) {
                glances.add(glance(marker, head, truth, distance));
            }
        }
        return glances;
    }

    private Glance glance(Marker marker, BodyState head, RigidTransform siteFromMarker, double distance) {
        double sigma = 0.005 + 0.01 * distance;
        RigidTransform exact = head.siteFromBody().inverse().then(siteFromMarker);
        Quaternion turn = new Quaternion(
                        0.5 * TURN * random.nextGaussian(),
                        0.5 * TURN * random.nextGaussian(),
                        0.5 * TURN * random.nextGaussian(),
                        1)
                .normalized();
        RigidTransform seen = new RigidTransform(
                exact.rotation().times(turn).normalized(), exact.translation().plus(noise(sigma)));
        return new Glance(marker, seen, Math.hypot(sigma, SURVEY), Math.hypot(TURN, SURVEY_TURN));
    }

    private Vector3 noise(double sigma) {
        return new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(sigma);
    }
}
