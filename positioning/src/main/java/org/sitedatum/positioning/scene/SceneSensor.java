package org.sitedatum.positioning.scene;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Floor;

/**
 * What the site document says of one sensor of anonymous detections, with defaults for what it leaves out. Immutable.
 *
 * @param id sensor id
 * @param siteFromSensor its fixed pose; empty: inline or not needed
 * @param maxRange m; infinite when not stated
 * @param fieldOfView rad, full angle about its +x; 2 pi when not stated
 * @param sigmaRange m
 * @param sigmaAzimuth rad
 * @param latency s; NaN: to be learnt
 * @param clutterPerScan expected false detections; NaN: to be learnt
 * @param detectionProbability 0..1; NaN: to be learnt
 * @param sweeps its beam turns: what is in one scan was seen at different times; an image is of one moment
 * @param showsFaces true when it shows the face a body turns to it and nothing behind
 * @param floorZ elevation of the floor it looks along, m, in a building of several; NaN: it is not bound to one
 */
record SceneSensor(
        String id,
        Optional<RigidTransform> siteFromSensor,
        double maxRange,
        double fieldOfView,
        double sigmaRange,
        double sigmaAzimuth,
        double latency,
        double clutterPerScan,
        double detectionProbability,
        boolean sweeps,
        boolean showsFaces,
        double floorZ) {

    /** A radar's range bin and beam, when not stated. */
    private static final double RADAR_SIGMA_RANGE = 0.5;

    private static final double RADAR_SIGMA_AZIMUTH = 0.02;
    /** Cameras and lidars resolve angles better than the middle of a body can be told. */
    private static final double OTHER_SIGMA_RANGE = 0.2;

    private static final double OTHER_SIGMA_AZIMUTH = 0.01;

    /** A sensor may seem to hang this little below the floor it stands on, m: surveys differ. */
    private static final double FLOOR_TOLERANCE = 0.3;

    static SceneSensor of(Detector d, List<Floor> floors) {
        boolean radar = d.kind().equals("radar");
        return new SceneSensor(
                d.id(),
                d.siteFromSensor(),
                or(d.maxRange(), Double.POSITIVE_INFINITY),
                or(d.fieldOfView(), 2 * Math.PI),
                or(d.sigmaRange(), radar ? RADAR_SIGMA_RANGE : OTHER_SIGMA_RANGE),
                or(d.sigmaAzimuth(), radar ? RADAR_SIGMA_AZIMUTH : OTHER_SIGMA_AZIMUTH),
                d.latency(),
                d.clutterPerScan(),
                d.detectionProbability(),
                !d.kind().equals("camera"),
                d.kind().equals("lidar"),
                floorUnder(d.siteFromSensor(), floors));
    }

    /** A camera of the site used as a detector of bodies on the ground. */
    static SceneSensor camera(Camera camera, Optional<RigidTransform> siteFromOptical, List<Floor> floors) {
        return new SceneSensor(
                camera.id(),
                siteFromOptical,
                Double.POSITIVE_INFINITY,
                2 * Math.PI,
                OTHER_SIGMA_RANGE,
                OTHER_SIGMA_AZIMUTH,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                false,
                false,
                camera.floor()
                        .map(floor -> elevation(floor, floors))
                        .orElseGet(() -> floorUnder(siteFromOptical, floors)));
    }

    private static double elevation(String id, List<Floor> floors) {
        return floors.stream()
                .filter(floor -> floors.size() > 1 && floor.id().equals(id))
                .mapToDouble(Floor::elevation)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double floorUnder(Optional<RigidTransform> siteFromSensor, List<Floor> floors) {
        double best = Double.NaN;
        for (int i = 0; i < floors.size() && floors.size() > 1 && siteFromSensor.isPresent(); i++) {
            double elevation = floors.get(i).elevation();
            boolean under = elevation <= siteFromSensor.get().translation().z() + FLOOR_TOLERANCE;
            if (under && !(elevation <= best)) {
                best = elevation;
            }
        }
        return best;
    }

    private static double or(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : value;
    }
}
