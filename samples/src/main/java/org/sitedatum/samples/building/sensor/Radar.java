package org.sitedatum.samples.building.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.random.Noise;

/**
 * A millimetre-wave radar on the wall, 10 scans a second: range, azimuth, radial velocity. Source: the detector's id.
 *
 * <p>A body in sight is detected with 0.9 while it moves, with 0.6 while it stands, half as often when another stands in
 * front of it; it gives one to three echoes from anywhere on it. Clutter is spread over the field of view.
 */
public final class Radar implements SensorModel, Watching {

    static final double DETECTED_MOVING = 0.9;
    static final double DETECTED_STANDING = 0.6;

    private static final long PERIOD_NANOS = 100_000_000L;
    private static final long PROCESSING_NANOS = 20_000_000L;
    private static final double STANDING = 0.15;
    private static final double SPEED_SIGMA = 0.15;
    /** Echoes scatter over a body by this share of its radius. */
    private static final double SPREAD = 0.4;

    private final Detector detector;
    private final RigidTransform sensorFromSite;
    private final Vector3 place;
    private final List<VisibleBody> bodies;
    private final SightLines sight;
    private final SourceClock clock;
    private final Noise noise;
    private final Ticks ticks;

    /**
     * A radar.
     *
     * @param detector as in the site document, all numbers given
     * @param bodies it may see
     * @param startNanos ns since the Unix epoch
     * @param noise of the whole building
     */
    public Radar(Detector detector, List<VisibleBody> bodies, SightLines sight, long startNanos, Noise noise) {
        this.detector = detector;
        RigidTransform siteFromSensor = detector.siteFromSensor().orElseThrow();
        this.sensorFromSite = siteFromSensor.inverse();
        this.place = siteFromSensor.translation();
        this.bodies = List.copyOf(bodies);
        this.sight = sight;
        this.clock = new SourceClock(detector.id(), noise);
        this.noise = noise.child("radar").child(detector.id());
        this.ticks = new Ticks(startNanos + (long) (this.noise.uniform(0) * PERIOD_NANOS), PERIOD_NANOS);
    }

    @Override
    public long nextNanos() {
        return ticks.nanos();
    }

    @Override
    public List<Delivery> measure() {
        long at = ticks.nanos();
        long index = ticks.index();
        long received = clock.receiptOf(at + PROCESSING_NANOS, index);
        List<VisibleBody> seen =
                bodies.stream().filter(body -> isInView(body, at)).toList();
        List<ScanDetection> detections = new ArrayList<>();
        for (VisibleBody body : seen) {
            echo(body, seen, at, index, detections);
        }
        clutter(index, detections);
        ticks.advance();
        ScanFix fix = new ScanFix(clock.anonymousHeader(at, received), detector.id(), detections);
        return List.of(new Delivery(clock.source(), received, List.of(fix)));
    }

    @Override
    public List<String> inViewAt(long nanos) {
        return bodies.stream()
                .filter(body -> isInView(body, nanos))
                .map(VisibleBody::id)
                .toList();
    }

    private boolean isInView(VisibleBody body, long at) {
        Vector3 inSensor = sensorFromSite.apply(middle(body, at));
        return flat(inSensor) < detector.maxRange()
                && Math.abs(StrictMath.atan2(inSensor.y(), inSensor.x())) < 0.5 * detector.fieldOfView()
                && sight.isClearForRadar(place, body.footAt(at).plus(new Vector3(0, 0, 0.01)));
    }

    private void echo(VisibleBody body, List<VisibleBody> seen, long at, long index, List<ScanDetection> out) {
        BodyState state = body.truth().apply(at);
        Vector3 inSensor = sensorFromSite.apply(middle(body, at));
        Noise draw = noise.child(body.id());
        double probability = state.velocity().norm() < STANDING ? DETECTED_STANDING : DETECTED_MOVING;
        if (isShadowed(body, inSensor, seen, at)) {
            probability *= 0.5;
        }
        if (draw.child("heard").uniform(index) >= probability) {
            return;
        }
        int echoes = 1 + (int) (3 * draw.child("echoes").uniform(index));
        Vector3 velocity = sensorFromSite.rotation().rotate(state.velocity());
        double speed = (velocity.x() * inSensor.x() + velocity.y() * inSensor.y()) / flat(inSensor);
        for (int k = 0; k < echoes; k++) {
            long i = 16 * index + 5L * k;
            double spread = SPREAD * body.radius();
            Vector3 from = inSensor.plus(new Vector3(spread * draw.gaussian(i), spread * draw.gaussian(i + 1), 0));
            out.add(detection(
                    flat(from) + detector.sigmaRange() * draw.gaussian(i + 2),
                    StrictMath.atan2(from.y(), from.x()) + detector.sigmaAzimuth() * draw.gaussian(i + 3),
                    speed + SPEED_SIGMA * draw.gaussian(i + 4)));
        }
    }

    /** True when another body stands between. */
    private boolean isShadowed(VisibleBody body, Vector3 inSensor, List<VisibleBody> seen, long at) {
        double azimuth = StrictMath.atan2(inSensor.y(), inSensor.x());
        return seen.stream().filter(other -> !other.id().equals(body.id())).anyMatch(other -> {
            Vector3 there = sensorFromSite.apply(middle(other, at));
            double apart = Math.abs(StrictMath.atan2(there.y(), there.x()) - azimuth);
            return flat(there) < flat(inSensor) && apart * flat(there) < other.radius();
        });
    }

    private void clutter(long index, List<ScanDetection> out) {
        Noise draw = noise.child("clutter");
        int count = 0;
        for (double product = draw.uniform(40 * index);
                product > StrictMath.exp(-detector.clutterPerScan()) && count < 9;
                count++) {
            product *= draw.uniform(40 * index + count + 1);
        }
        for (int k = 0; k < count; k++) {
            long i = 40 * index + 10 + 3L * k;
            out.add(detection(
                    detector.maxRange() * Math.sqrt(draw.uniform(i)),
                    detector.fieldOfView() * (draw.uniform(i + 1) - 0.5),
                    0.5 * draw.child("speed").gaussian(i + 2)));
        }
    }

    private static Vector3 middle(VisibleBody body, long at) {
        return body.axisAt(at, 0.6 * body.height());
    }

    private static double flat(Vector3 p) {
        return Math.hypot(p.x(), p.y());
    }

    private static ScanDetection detection(double range, double azimuth, double speed) {
        return new ScanDetection(
                Math.max(0.05, Math.rint(range * 1000) / 1000),
                Math.rint(azimuth * 1e4) / 1e4,
                Double.NaN,
                Math.rint(speed * 100) / 100,
                Double.NaN,
                Optional.empty());
    }
}
