package org.sitedatum.positioning.scene;

import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.integrity.SensorHearing;
import org.sitedatum.positioning.snapshot.Listing;
import org.sitedatum.positioning.time.Rewindable;
import org.sitedatum.positioning.time.Snapshot;

/** All targets of a scene and what is learnt of its sensors, after the scans so far. */
final class SceneState implements Rewindable {

    private final SceneRoom room;
    private final SensorHabits[] habits;
    private final Latencies latencies;
    private final Targets targets;
    private final Presence presence;
    private final Population population;
    private final Platform platform = new Platform();
    private long stampNanos = Long.MIN_VALUE;
    private long lastId;

    SceneState(SceneRoom room) {
        this.room = room;
        lastId = room.idsAfter();
        habits = new SensorHabits[room.sensors().size()];
        for (int s = 0; s < habits.length; s++) {
            habits[s] = new SensorHabits();
        }
        latencies = new Latencies(habits.length);
        targets = new Targets(habits.length);
        population = new Population(room.options());
        presence = new Presence(room, population, habits);
    }

    @Override
    public void save(Snapshot out) {
        out.putLong(stampNanos);
        out.putLong(lastId);
        targets.save(out);
        for (SensorHabits habit : habits) {
            habit.save(out);
        }
        latencies.save(out);
        population.save(out);
    }

    @Override
    public void restore(Snapshot in) {
        stampNanos = in.nextLong();
        lastId = in.nextLong();
        targets.restore(in);
        int listed = in.listed(Listing.SENSORS, habits.length);
        for (int before = 0; before < listed; before++) {
            int now = in.placeNow(Listing.SENSORS, before);
            (now < 0 ? new SensorHabits() : habits[now]).restore(in);
        }
        latencies.restore(in);
        population.restore(in);
    }

    /** True when every target is a finite Gaussian with one of so many labels, or none. */
    boolean isConsistent(int labels) {
        return targets.isConsistent(labels);
    }

    @Override
    public void apply(Fix fix) {
        int sensor = room.sensorIndex(fix);
        SensorHabits habit = habits[sensor];
        double dt = stampNanos == Long.MIN_VALUE ? 0 : 1e-9 * (fix.stampNanos() - stampNanos);
        advance(dt);
        stampNanos = fix.stampNanos();
        double since = habit.scans == 0 ? 0 : 1e-9 * (stampNanos - habit.lastNanos);
        habit.begin(stampNanos);
        if (!latencies.isStarted(sensor) && habit.scans >= 3) {
            startLatency(sensor, habit.period);
        }
        Scan scan = room.scan();
        scan.latencyVariance = latencies.variance(sensor);
        room.reader().read(fix, sensor, habit, scan);
        lookFrom(sensor, scan);
        latencies.lagInto(scan);
        if (scan.places) {
            presence.relaxSight(targets, sensor, since);
        }
        SensorHearing hearing = room.hearing();
        hearing.begin(room.sensors().get(sensor).id(), stampNanos);
        Association problem = room.association();
        room.gating().pose(targets, scan, habit, problem);
        room.associator().solve(problem);
        room.learning().learn(targets, problem, scan, habit);
        hearing.unexplained(room.learning().unclaimedShare(scan.count));
        for (int t = 0; t < targets.count(); t++) {
            room.update().apply(targets.get(t), t, scan, problem, latencies, habit);
        }
        if (scan.places) {
            room.duplicates().absorb(targets, scan, problem);
            room.duplicates().join(targets, scan, problem);
        }
        if (scan.places && hearing.count() == 0) {
            ScanComparison.takeDoubles(targets, scan, hearing);
        }
        tellLatency(sensor, habit.period, hearing);
        forget();
        give(scan, habit);
    }

    private void lookFrom(int sensor, Scan scan) {
        scan.viewX = Double.NaN;
        scan.viewY = Double.NaN;
        if (room.sensors().get(sensor).showsFaces()) {
            boolean placed = !Double.isNaN(scan.sensorX);
            platform.find(habits, stampNanos);
            scan.viewX = placed ? scan.sensorX : platform.x();
            scan.viewY = placed ? scan.sensorY : platform.y();
        }
    }

    private void startLatency(int sensor, double period) {
        LatencyPrior prior = LatencyPrior.of(room.sensors().get(sensor), period);
        latencies.start(sensor, prior.seconds(), prior.sigma(), prior.sweepSigma());
    }

    private void tellLatency(int sensor, double period, SensorHearing out) {
        LatencyPrior prior = LatencyPrior.of(room.sensors().get(sensor), period);
        if (latencies.isStarted(sensor) && prior.isSurpassedBy(latencies.variance(sensor))) {
            out.late(latencies.mean(sensor), prior.seconds());
        }
    }

    private void advance(double dt) {
        if (dt <= 0) {
            return;
        }
        for (int i = 0; i < targets.count(); i++) {
            Target target = targets.get(i);
            room.motion().predict(target, dt);
            target.offsets.fade(dt);
            if (room.isImage(target.bornOf)) {
                population.pass(target, dt);
            }
            presence.pass(target, dt);
        }
    }

    private void forget() {
        for (int i = 0; i < targets.count(); i++) {
            if (hasEnded(targets.get(i))) {
                population.noteEnd();
            }
        }
        targets.removeBelow(room.options().endExistence());
        for (int i = 0; i < targets.count(); i++) {
            Target target = targets.get(i);
            if (target.id == 0 && target.existence > room.options().confirmExistence()) {
                target.id = ++lastId;
                habits[target.bornOf].noteArrival();
            }
        }
    }

    /** One that proved to be another, and so has no existence left, has not gone. */
    private boolean hasEnded(Target target) {
        return target.id != 0
                && room.isImage(target.bornOf)
                && target.existence > 0
                && target.existence < room.options().endExistence();
    }

    private void give(Scan scan, SensorHabits habit) {
        double birth = habit.birth();
        double sigma = room.options().velocitySigma();
        double velocityVariance = room.isImage(scan.sensor) ? population.velocityVariance() : sigma * sigma;
        for (int j = 0; j < scan.count; j++) {
            if (scan.isBearing(j) || targets.isFull()) {
                continue;
            }
            double unexplained = room.learning().unexplained(j);
            double existence = unexplained * birth * scan.scoreRatio[j] / (1 - birth + birth * scan.scoreRatio[j]);
            if (existence > 0.5 * room.options().endExistence()) {
                Target target = targets.add();
                target.start(scan, j, Math.min(existence, 0.5), velocityVariance, habits);
                room.update().start(target, scan, j);
            }
        }
    }

    /** Takes a body out; the order of the others stays. */
    void remove(long id) {
        targets.remove(id);
    }

    /**
     * Puts a body in that another scene has followed until a stamp, at where it is by now. One that this scene sees there
     * already, moving alike, is the same.
     *
     * @param target becomes this scene's own
     */
    void add(Target target, long followedNanos) {
        if (targets.isFull()) {
            return;
        }
        if (stampNanos == Long.MIN_VALUE) {
            stampNanos = followedNanos;
        }
        double dt = 1e-9 * (stampNanos - followedNanos);
        if (dt > 0) {
            room.motion().predict(target, dt);
        } else {
            target.goBack(dt);
        }
        for (int i = 0; i < targets.count(); i++) {
            Target own = targets.get(i);
            if (own.id != 0 && Duplicates.isAlike(own, target)) {
                own.take(target);
                return;
            }
        }
        targets.add(target);
    }

    /**
     * Adds to a target's predicted covariance what more detections would not lessen: what the latencies may be off, and what
     * the sensors that placed it state of their errors beyond the scatter that is seen, as it is the same each time.
     */
    void addCommonErrors(Target target, PlanarState predicted) {
        double late = latencies.variance(target.share);
        double aside = 0;
        for (int s = 0; s < habits.length; s++) {
            aside += target.share[s] * target.share[s] * target.offsets.common(s);
        }
        predicted.pxx += late * predicted.u * predicted.u + aside;
        predicted.pxy += late * predicted.u * predicted.v;
        predicted.pyy += late * predicted.v * predicted.v + aside;
    }

    @Override
    public void noteArrival() {
        room.keepHearing();
    }

    int count() {
        return targets.count();
    }

    Target target(int i) {
        return targets.get(i);
    }

    long stampNanos() {
        return stampNanos;
    }

    Latencies latencies() {
        return latencies;
    }

    SensorHabits habits(int sensor) {
        return habits[sensor];
    }
}
