package org.sitedatum.positioning.scene;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.integrity.SensorHearing;

/** The sensors, models and scratch that all states of one scene share. Not thread-safe. */
final class SceneRoom {

    private final List<SceneSensor> sensors;
    private final Map<String, Integer> sensorIndex = new HashMap<>();
    private final SceneOptions options;
    private final TargetMotion motion;
    private final Scan scan = new Scan();
    private final ScanReader reader;
    private final Association association = new Association();
    private final Gating gating;
    private final DataAssociator associator;
    private final TargetUpdate update;
    private final Duplicates duplicates = new Duplicates();
    private final long idsAfter;
    private final ScanLearning learning = new ScanLearning();
    private final SensorHearing hearing = new SensorHearing();
    private final SensorHearing arrivalHearing = new SensorHearing();

    SceneRoom(List<SceneSensor> sensors, SceneOptions options, Visibility visibility, DataAssociator associator) {
        this(sensors, options, visibility, associator, 0);
    }

    /** A room for the bodies whose numbers come after one. */
    SceneRoom(
            List<SceneSensor> sensors,
            SceneOptions options,
            Visibility visibility,
            DataAssociator associator,
            long idsAfter) {
        this.idsAfter = idsAfter;
        this.sensors = sensors;
        this.options = options;
        this.associator = associator;
        for (int i = 0; i < sensors.size(); i++) {
            sensorIndex.put(sensors.get(i).id(), i);
        }
        motion = new TargetMotion(options);
        reader = new ScanReader(sensors);
        gating = new Gating(sensors, visibility, motion);
        update = new TargetUpdate(motion, gating, hearing);
    }

    /** Index of the sensor a fix came from; -1 when it is not of this scene. */
    int sensorIndex(Fix fix) {
        String id = "";
        if (fix instanceof DetectionsFix detections) {
            id = detections.sensor();
        } else if (fix instanceof ScanFix scanFix) {
            id = scanFix.sensor();
        }
        return sensorIndex.getOrDefault(id, -1);
    }

    /** A sensor by its id. */
    Optional<SceneSensor> findSensor(String id) {
        return Optional.ofNullable(sensorIndex.get(id)).map(sensors::get);
    }

    /** The number before that of the first body. */
    long idsAfter() {
        return idsAfter;
    }

    List<SceneSensor> sensors() {
        return sensors;
    }

    /** True for a sensor whose scans are images of one moment: what it shows is near, and of one kind. */
    boolean isImage(int sensor) {
        return !sensors.get(sensor).sweeps();
    }

    SceneOptions options() {
        return options;
    }

    TargetMotion motion() {
        return motion;
    }

    Scan scan() {
        return scan;
    }

    ScanReader reader() {
        return reader;
    }

    Association association() {
        return association;
    }

    Gating gating() {
        return gating;
    }

    DataAssociator associator() {
        return associator;
    }

    TargetUpdate update() {
        return update;
    }

    Duplicates duplicates() {
        return duplicates;
    }

    ScanLearning learning() {
        return learning;
    }

    /** What the scan in hand tells of its sensor. */
    SensorHearing hearing() {
        return hearing;
    }

    /** The scan in hand is the one that has arrived. */
    void keepHearing() {
        arrivalHearing.copyFrom(hearing);
    }

    /** What the scan that arrived last tells of its sensor. */
    SensorHearing arrivalHearing() {
        return arrivalHearing;
    }
}
