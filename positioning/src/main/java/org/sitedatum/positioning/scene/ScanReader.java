package org.sitedatum.positioning.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;

/** Brings the detections of a fix to the site frame, with what is known and learnt of the sensor. */
final class ScanReader {

    /** Of a position whose covariance nobody stated, m. */
    private static final double UNSTATED_SIGMA = 0.3;

    private static final double UNKNOWN_VARIANCE = 1e6;
    /** Of a height of which only the floor is known: something between the feet and the head is seen, m^2. */
    private static final double FLOOR_VARIANCE = 0.5 * 0.5;
    /**
     * Directions of one body from one sensor are wrong alike for about this long, s: the same side of it is seen under the
     * same error of the heading. In this time they tell as much as one.
     */
    private static final double BEARING_CORRELATION = 30;

    /** Added to every position's variance, m^2: a covariance of zero would stop the arithmetic. */
    private static final double LEAST_VARIANCE = 1e-6;
    /** Names beyond this many are not kept apart. */
    private static final int MOST_LABELS = 256;

    private final List<SceneSensor> sensors;
    private final Map<String, Integer> labels = new HashMap<>();
    private final Echoes echoes = new Echoes();
    private final List<String> labelNames = new ArrayList<>();

    ScanReader(List<SceneSensor> sensors) {
        this.sensors = sensors;
    }

    /** Fills {@code scan} from a fix of a known sensor; the sensor's habits have begun the scan. */
    void read(Fix fix, int sensor, SensorHabits habits, Scan scan) {
        SceneSensor known = sensors.get(sensor);
        Optional<RigidTransform> siteFromSensor = fix.header().siteFromSensor().or(known::siteFromSensor);
        scan.sensor = sensor;
        scan.stampNanos = fix.stampNanos();
        scan.count = 0;
        scan.floorZ = fix.header().siteFromSensor().isPresent() ? Double.NaN : known.floorZ();
        Vector3 place = siteFromSensor.map(RigidTransform::translation).orElse(null);
        scan.sensorX = place == null ? Double.NaN : place.x();
        scan.sensorY = place == null ? Double.NaN : place.y();
        scan.sensorZ = place == null ? Double.NaN : place.z();
        boolean rides = fix.header().siteFromSensor().isPresent();
        if (rides) {
            habits.ride.pass(scan.sensorX, scan.sensorY, scan.stampNanos);
        }
        scan.sensorU = rides ? habits.ride.u() : 0;
        scan.sensorV = rides ? habits.ride.v() : 0;
        scan.rateTrust = habits.rateTrust();
        scan.sensorYaw = siteFromSensor.map(p -> p.rotation().yaw()).orElse(0.0);
        if (fix instanceof DetectionsFix detections) {
            detections.detections().forEach(d -> addPosition(d, scan));
        } else if (fix instanceof ScanFix polar && siteFromSensor.isPresent()) {
            for (ScanDetection d : polar.detections()) {
                addPolar(d, siteFromSensor.get(), known, habits, scan);
            }
            if (Echoes.areResolved(known.sigmaRange())) {
                echoes.gather(scan);
            }
        }
        scan.places = fix instanceof DetectionsFix || habits.places();
        for (int j = 0; j < scan.count; j++) {
            if (!scan.isBearing(j)) {
                scan.places = true;
                habits.place(scan.x[j], scan.y[j]);
            }
        }
        scan.noise = habits.noise();
        scan.bearingNoise = Math.max(1, BEARING_CORRELATION / (Double.isNaN(habits.period) ? 1 : habits.period));
        double clutter = Double.isNaN(known.clutterPerScan()) ? habits.clutter() : known.clutterPerScan();
        scan.clutterDensity = Math.max(clutter, 1e-3) / habits.area();
        scan.bearingClutterDensity = Math.max(clutter, 1e-3) / known.fieldOfView();
        scan.detectionProbability =
                Double.isNaN(known.detectionProbability()) ? Double.NaN : Math.min(0.999, known.detectionProbability());
    }

    private void addPosition(PositionDetection d, Scan scan) {
        int j = scan.add();
        Covariance3 r = d.covariance().orElseGet(() -> Covariance3.isotropic(UNSTATED_SIGMA * UNSTATED_SIGMA));
        scan.x[j] = d.x();
        scan.y[j] = d.y();
        scan.rxx[j] = r.xx() + LEAST_VARIANCE;
        scan.rxy[j] = r.xy();
        scan.ryy[j] = r.yy() + LEAST_VARIANCE;
        scan.z[j] = Double.isNaN(d.z()) ? scan.floorZ : d.z();
        scan.zVariance[j] = Double.isNaN(d.z()) ? FLOOR_VARIANCE : r.zz();
        d.label().ifPresent(name -> {
            scan.label[j] = labelIndex(name);
            scan.labelWeight[j] = Double.isNaN(d.score()) ? 0.5 : d.score();
        });
    }

    private static void addPolar(
            ScanDetection d, RigidTransform siteFromSensor, SceneSensor known, SensorHabits habits, Scan scan) {
        int j = scan.add();
        double elevation = Double.isNaN(d.elevation()) ? 0 : d.elevation();
        boolean bearing = Double.isNaN(d.range());
        double azimuth = bearing ? d.azimuth() - habits.bias() : d.azimuth();
        double cosElevation = Math.cos(elevation);
        Vector3 ray = siteFromSensor
                .rotation()
                .rotate(new Vector3(
                        cosElevation * Math.cos(azimuth), cosElevation * Math.sin(azimuth), Math.sin(elevation)));
        double variance = known.sigmaAzimuth() * known.sigmaAzimuth();
        scan.strength[j] = d.snr();
        scan.scoreRatio[j] = habits.strength.ratio(d.snr());
        if (bearing) {
            scan.azimuth[j] = Math.atan2(ray.y(), ray.x());
            scan.azimuthVariance[j] = variance + habits.biasVariance();
            return;
        }
        scan.x[j] = scan.sensorX + d.range() * ray.x();
        scan.y[j] = scan.sensorY + d.range() * ray.y();
        scan.z[j] = scan.floorZ;
        scan.zVariance[j] = FLOOR_VARIANCE;
        if (!Double.isNaN(d.elevation())) {
            scan.z[j] = scan.sensorZ + d.range() * ray.z();
            scan.zVariance[j] = Math.min(UNKNOWN_VARIANCE, d.range() * d.range() * variance);
        }
        double along = known.sigmaRange() * known.sigmaRange();
        // the echo comes from anywhere on the body, and what that does to the range it does across, too
        double across = d.range() * d.range() * variance + along;
        double flat = Math.max(ray.x() * ray.x() + ray.y() * ray.y(), 1e-6);
        double ux = ray.x() / Math.sqrt(flat);
        double uy = ray.y() / Math.sqrt(flat);
        scan.rxx[j] = along * ux * ux + across * uy * uy;
        scan.rxy[j] = (along - across) * ux * uy;
        scan.ryy[j] = along * uy * uy + across * ux * ux;
        // a bare zero is what decoders write that know no rate
        scan.radialVelocity[j] = d.radialVelocity() == 0 ? Double.NaN : d.radialVelocity();
    }

    /** The place of a label, new or known. */
    int labelIndex(String name) {
        Integer index = labels.get(name);
        if (index == null) {
            if (labelNames.size() >= MOST_LABELS) {
                return Target.NO_LABEL;
            }
            index = labelNames.size();
            labels.put(name, index);
            labelNames.add(name);
        }
        return index;
    }

    /** The names of all labels so far. */
    List<String> labels() {
        return labelNames;
    }

    /** Gives labels the places they had. */
    void resumeLabels(List<String> names) {
        labels.clear();
        labelNames.clear();
        names.forEach(this::labelIndex);
    }

    /** The name of a label. */
    String label(int index) {
        return labelNames.get(index);
    }
}
