package org.sitedatum.positioning.integrity;

import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

/** One body followed by the sensors of a scene, one of which fails for a while. Every published pose is an epoch. */
class FaultRun implements EngineListener {

    private static final double STEP = 0.01;
    private static final double WARM_UP = 5;
    private static final double TIME_TO_ALERT = 0.5;

    private final FaultTally tally;
    final FaultWalk walk;
    final Fault fault;
    final PositioningEngine engine;
    private final FaultySensors sensors;
    private double misleadingSince = Double.NaN;
    private final long seed;

    FaultRun(FaultScene scene, FaultKind kind, long seed, FaultTally tally) {
        SplittableRandom random = new SplittableRandom(seed);
        this.seed = seed;
        this.tally = tally;
        walk = new FaultWalk(random);
        double onset = 12 + 4 * random.nextDouble();
        fault = new Fault(kind, onset, onset + 12, random);
        Site site = scene.site();
        engine = new PositioningEngine(site, EngineOptions.defaults(), this);
        sensors = new FaultySensors(scene, site, walk, fault, random);
    }

    void play() {
        Fix[] last = new Fix[sensors.sensors().size()];
        double[] due =
                sensors.sensors().stream().mapToDouble(SimulatedSensor::phase).toArray();
        for (double t = 0; t < fault.end + 8; t += STEP) {
            for (int i = 0; i < due.length; i++) {
                SimulatedSensor sensor = sensors.sensors().get(i);
                if (t >= due[i]) {
                    due[i] += sensor.period();
                    say(sensor, i, t, last);
                }
            }
        }
    }

    private void say(SimulatedSensor sensor, int index, double t, Fix[] last) {
        boolean faulty = sensor.faulty();
        if (faulty && fault.isSilent(t)) {
            return;
        }
        if (!faulty || !fault.isStuck(t) || last[index] == null) {
            last[index] = faulty
                    ? sensor.maker().make(t, fault.contentTime(t), fault.offset(t), fault.isGarbage(t))
                    : sensor.maker().make(t, t, 0, false);
        }
        Fix fix = last[index];
        engine.accept(fix.withHeader(FaultySensors.restamped(fix.header(), t)));
    }

    @Override
    public void onPose(PoseEstimate pose) {
        double t = 1e-9 * (pose.stampNanos() - FaultySensors.START);
        if (t < WARM_UP || !pose.trackable().equals("body")) {
            return;
        }
        Vector3 off = pose.position().minus(walk.truth(t).translation());
        double error = Math.hypot(off.x(), off.y());
        boolean tracking = pose.state() == TrackingState.TRACKING;
        boolean exceeded = error > pose.protectionLevel();
        boolean misleading = tracking && exceeded;
        double since = t - fault.onset;
        if (fault.kind == FaultKind.NONE || since < 0) {
            tally.sound(tracking, exceeded, misleading, pose.protectionLevel(), error);
            return;
        }
        tally.faulty(tracking, exceeded, error, pose.protectionLevel());
        if (misleading && since >= TIME_TO_ALERT) {
            tally.misleading("seed " + seed + " " + fault + " error " + error + " level " + pose.protectionLevel()
                    + " after " + since);
        }
        if (!misleading) {
            misleadingSince = Double.NaN;
        } else if (Double.isNaN(misleadingSince)) {
            misleadingSince = t;
        } else {
            tally.alertAfter(t - misleadingSince);
        }
    }
}
