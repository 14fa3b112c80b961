package org.sitedatum.positioning.scene;

import java.util.Arrays;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.snapshot.Listing;
import org.sitedatum.positioning.time.Rewindable;
import org.sitedatum.positioning.time.Snapshot;

/** All targets of a scene and what is learnt of its sensors, after the scans so far. */
final class SceneState implements Rewindable {

    /** More bodies than this are not followed at once. */
    private static final int MOST_TARGETS = 4_000;
    /** A body that no sensor seems to see any more is forgotten after about this many of its sensors' scans, */
    private static final double HIDDEN_SCANS = 6;
    /** but not in less than this, s. */
    private static final double HIDDEN_SECONDS = 0.5;

    private static final double HIDDEN = 0.1;
    private static final double IN_SIGHT = 0.5;
    /** The area a normal distribution is worth, over the root of its determinant: the inverse of its mean density. */
    private static final double FOOTPRINT = 4 * Math.PI;
    /** Sensors that report more seldom than this sweep or gather, and stamp when they are done, s. */
    private static final double SWEEPING = 0.4;

    private final SceneRoom room;
    private final SensorHabits[] habits;
    private final Latencies latencies;
    private Target[] targets = new Target[0];
    private int count;
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
    }

    @Override
    public void save(Snapshot out) {
        out.putLong(stampNanos);
        out.putLong(lastId);
        out.put(count);
        for (int i = 0; i < count; i++) {
            targets[i].save(out);
        }
        for (SensorHabits habit : habits) {
            habit.save(out);
        }
        latencies.save(out);
    }

    @Override
    public void restore(Snapshot in) {
        stampNanos = in.nextLong();
        lastId = in.nextLong();
        int size = in.nextCount(MOST_TARGETS);
        ensure(size);
        count = size;
        for (int i = 0; i < count; i++) {
            targets[i].restore(in);
        }
        int listed = in.listed(Listing.SENSORS, habits.length);
        for (int before = 0; before < listed; before++) {
            int now = in.placeNow(Listing.SENSORS, before);
            (now < 0 ? new SensorHabits() : habits[now]).restore(in);
        }
        latencies.restore(in);
    }

    /** True when every target is a finite Gaussian with one of so many labels, or none. */
    boolean isConsistent(int labels) {
        boolean fits = true;
        for (int i = 0; i < count; i++) {
            Target target = targets[i];
            fits &= target.label >= Target.NO_LABEL && target.label < labels;
            fits &= target.isConsistent();
        }
        return fits;
    }

    private void ensure(int size) {
        if (size <= targets.length) {
            return;
        }
        int old = targets.length;
        targets = Arrays.copyOf(targets, Math.max(size, 2 * old + 16));
        for (int i = old; i < targets.length; i++) {
            targets[i] = new Target(habits.length);
        }
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
        latencies.lagInto(scan);
        if (scan.places) {
            relaxSight(sensor, since);
        }
        Association problem = room.association();
        room.gating().pose(targets, count, scan, problem);
        room.associator().solve(problem);
        double[] explained = room.explained(scan.count);
        learn(problem, scan, habit, explained);
        for (int t = 0; t < count; t++) {
            room.update().apply(targets[t], t, scan, problem, latencies, habit);
        }
        if (scan.places) {
            room.duplicates().absorb(targets, count, scan, problem);
            room.duplicates().join(targets, count, scan, problem);
        }
        forget();
        give(scan, explained, habit);
    }

    private void startLatency(int sensor, double period) {
        double configured = room.sensors().get(sensor).latency();
        if (!Double.isNaN(configured)) {
            latencies.start(sensor, configured, 0.05, 0);
        } else if (period > SWEEPING) {
            latencies.start(sensor, period, 0.02 + 0.3 * period, period / (Math.PI * Math.sqrt(2)));
        } else {
            latencies.start(sensor, 0, 0.02 + 0.3 * period, 0);
        }
    }

    private void advance(double dt) {
        if (dt <= 0) {
            return;
        }
        double survival = Math.exp(-dt / room.options().lifeSeconds());
        for (int i = 0; i < count; i++) {
            Target target = targets[i];
            room.motion().predict(target, dt);
            target.offsets.fade(dt);
            boolean hidden = target.presence() < HIDDEN * target.existence || isVague(target);
            target.existence *= hidden ? Math.exp(-dt / hiddenSeconds(target)) : survival;
        }
    }

    /**
     * True when each sensor that has the body in sight reports more than one false detection where it may be: then no scan
     * tells whether it is there, and its existence would feed on clutter for ever.
     */
    private boolean isVague(Target target) {
        double room = FOOTPRINT * Math.sqrt(target.merged.positionDeterminant());
        boolean seen = false;
        for (int s = 0; s < habits.length; s++) {
            if (habits[s].places() && target.inSight[s] > IN_SIGHT) {
                seen = true;
                if (habits[s].clutter() / habits[s].area() * room < 1) {
                    return false;
                }
            }
        }
        return seen;
    }

    private double hiddenSeconds(Target target) {
        double slowest = 0;
        for (int s = 0; s < habits.length; s++) {
            if (target.share[s] > 0.05 && habits[s].period > slowest) {
                slowest = habits[s].period;
            }
        }
        return Math.max(HIDDEN_SECONDS, HIDDEN_SCANS * slowest);
    }

    /** Between scans a body may have come into sight or left it. */
    private void relaxSight(int sensor, double since) {
        if (!habits[sensor].places()) {
            habits[sensor].notePlaces();
            for (int i = 0; i < count; i++) {
                targets[i].inSight[sensor] = habits[sensor].coverage();
            }
        }
        double leave = -Math.expm1(-since / room.options().visibleSeconds());
        double enter = -Math.expm1(-since / room.options().hiddenSeconds());
        for (int i = 0; i < count; i++) {
            double[] inSight = targets[i].inSight;
            inSight[sensor] += enter * (1 - inSight[sensor]) - leave * inSight[sensor];
        }
    }

    private void learn(Association problem, Scan scan, SensorHabits habit, double[] explained) {
        Arrays.fill(explained, 0, scan.count, 0);
        double[] claimed = room.claimed(scan.count);
        Arrays.fill(claimed, 0, scan.count, 0);
        double unexplained = scan.count;
        for (int t = 0; t < count; t++) {
            double detected = 0;
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                explained[problem.detection[k]] += problem.beta[k];
                claimed[problem.detection[k]] += targets[t].id == 0 ? 0 : problem.beta[k];
                detected += problem.beta[k];
            }
            unexplained -= targets[t].id == 0 ? 0 : detected;
            if (targets[t].existence > 0.98 && targets[t].inSight[scan.sensor] > 0.9) {
                habit.learnDetection(detected);
            }
        }
        habit.learnClutter(Math.max(0, unexplained));
        for (int j = 0; j < scan.count; j++) {
            if (!scan.isBearing(j)) {
                habit.learnClutterAt(scan.x[j], scan.y[j], 1 - claimed[j]);
            }
        }
    }

    private void forget() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            Target target = targets[i];
            if (target.existence >= room.options().endExistence()) {
                targets[i] = targets[kept];
                targets[kept++] = target;
            }
        }
        count = kept;
        for (int i = 0; i < count; i++) {
            Target target = targets[i];
            if (target.id == 0 && target.existence > room.options().confirmExistence()) {
                target.id = ++lastId;
                habits[target.bornOf].noteArrival();
            }
        }
    }

    private void give(Scan scan, double[] explained, SensorHabits habit) {
        double birth = habit.birth();
        for (int j = 0; j < scan.count; j++) {
            double unexplained = Math.max(0, 1 - explained[j]);
            if (scan.isBearing(j) || count >= MOST_TARGETS) {
                continue;
            }
            double existence = unexplained * birth * scan.scoreRatio[j] / (1 - birth + birth * scan.scoreRatio[j]);
            if (existence > 0.5 * room.options().endExistence()) {
                ensure(count + 1);
                double sigma = room.options().velocitySigma();
                targets[count].start(scan, j, Math.min(existence, 0.5), sigma * sigma, habits);
                room.update().start(targets[count++], scan, j);
            }
        }
    }

    /** Takes a body out; the order of the others stays. */
    void remove(long id) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            Target target = targets[i];
            if (target.id != id) {
                targets[i] = targets[kept];
                targets[kept++] = target;
            }
        }
        count = kept;
    }

    /**
     * Puts a body in that another scene has followed until a stamp, at where it is by now. One that this scene sees there
     * already, moving alike, is the same.
     *
     * @param target becomes this scene's own
     */
    void add(Target target, long followedNanos) {
        if (count >= MOST_TARGETS) {
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
        for (int i = 0; i < count; i++) {
            if (targets[i].id != 0 && Duplicates.isAlike(targets[i], target)) {
                targets[i].take(target);
                return;
            }
        }
        ensure(count + 1);
        targets[count++] = target;
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
    public void noteArrival() {}

    int count() {
        return count;
    }

    Target target(int i) {
        return targets[i];
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
