package org.sitedatum.positioning.track;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.integrity.SourceParity;
import org.sitedatum.positioning.time.Snapshot;

/** Asks a body's witnesses before they are heard, and acts on what comes out. Rewindable. */
final class IntegrityWatch {

    /** Folds a second coordinate into one number that only repeats when both do. */
    static final double SECOND = Math.sqrt(2);
    /** A best guess that is suddenly this far away is another one, m. */
    private static final double ANOTHER_PLACE = 1.5;

    /** For how long a start that contradicts the estimate before it is not relied on. */
    private static final long DISPUTE_NANOS = 5_000_000_000L;
    /** m the estimate given up may itself have been off by. */
    private static final double OLD_SIGMAS = 1;

    /** Of a heading nobody followed for some seconds, rad^2. */
    private static final double UNFOLLOWED_HEADING_VARIANCE = 0.25;

    private final BodyProfile profile;
    private final Belief belief;
    private final Workspace work;
    private final SourceParity parity = new SourceParity();
    private double lastX = Double.NaN;
    private double lastY = Double.NaN;
    private double unnoticedDistance;
    private long heardNanos = Long.MIN_VALUE;
    private long disputedUntilNanos = Long.MIN_VALUE;
    private double disputedX;
    private double disputedY;
    private boolean estimateOff;

    IntegrityWatch(BodyProfile profile, Belief belief, Workspace work) {
        this.profile = profile;
        this.belief = belief;
        this.work = work;
    }

    void save(Snapshot out) {
        parity.save(out);
        out.put(lastX);
        out.put(lastY);
        out.put(unnoticedDistance);
        out.putLong(heardNanos);
        out.putLong(disputedUntilNanos);
        if (disputedUntilNanos != Long.MIN_VALUE) {
            out.put(disputedX);
            out.put(disputedY);
        }
    }

    void restore(Snapshot in) {
        parity.restore(in);
        lastX = in.next();
        lastY = in.next();
        unnoticedDistance = in.next();
        heardNanos = in.nextLong();
        disputedUntilNanos = in.nextLong();
        if (disputedUntilNanos != Long.MIN_VALUE) {
            disputedX = in.next();
            disputedY = in.next();
        }
    }

    /** The estimate is given up, either as contradicted or because the body was silent for so long. */
    void restart(boolean contradicted) {
        parity.restart();
        disputedUntilNanos = Long.MIN_VALUE;
        if (contradicted) {
            double[] mean = belief.hypothesis(belief.best()).likeliest().mean();
            disputedX = mean[StateLayout.PX];
            disputedY = mean[StateLayout.PY];
            disputedUntilNanos = heardNanos + DISPUTE_NANOS;
        }
        lastX = Double.NaN;
        lastY = Double.NaN;
    }

    private boolean isDisputed() {
        return heardNanos < disputedUntilNanos;
    }

    /**
     * Hears a witness before the belief does.
     *
     * @param value a number of the fix that changes whenever the body moves
     * @return false when the belief is not to hear it
     */
    boolean hears(String id, long stampNanos, double value, Observation observation) {
        heardNanos = stampNanos;
        int witness = parity.witness(id);
        if (!parity.isDue(witness, stampNanos)) {
            return !parity.isExcluded(witness);
        }
        Gaussian likeliest = belief.hypothesis(belief.best()).likeliest();
        followTo(likeliest.mean()[StateLayout.PX], likeliest.mean()[StateLayout.PY]);
        work.linearization().clear();
        observation.linearize(likeliest, work.linearization());
        parity.hear(witness, stampNanos, value, work.linearization(), likeliest);
        parity.describe(witness, likeliest, work.hearing());
        if (parity.weigh(stampNanos, likeliest)) {
            judge();
        }
        work.hearing().finish(id, stampNanos);
        return !parity.isExcluded(witness);
    }

    private void judge() {
        unnoticedDistance =
                ProtectionLevel.unnoticedDistance(parity.informationRate(), profile.settingOffAcceleration());
        if (parity.newlyExcluded() >= 0 || parity.isEstimateOff()) {
            undo();
            estimateOff |= parity.isEstimateOff();
        }
    }

    /**
     * The heading was not followed while the odometry was not believed. Where nothing else has told it, a body that moves is
     * taken to face where it goes.
     */
    void renewHeading() {
        for (int i = 0; belief.oriented() && i < belief.count(); i++) {
            for (int m = 0; m < belief.hypothesis(i).modeCount(); m++) {
                renewHeading(belief.hypothesis(i).mode(m));
            }
        }
    }

    private static void renewHeading(Gaussian gaussian) {
        int yaw = StateLayout.RX + 2;
        double[] mean = gaussian.mean();
        if (gaussian.covariance(yaw, yaw) > UNFOLLOWED_HEADING_VARIANCE) {
            double course = Math.atan2(mean[StateLayout.VX + 1], mean[StateLayout.VX]);
            gaussian.setQuaternion(0, 0, Math.sin(course / 2), Math.cos(course / 2));
            gaussian.reset(yaw, 0, 0);
        }
        gaussian.inflate(yaw, UNFOLLOWED_HEADING_VARIANCE);
    }

    /** Horizontal speed of the estimate, m/s; zero without one. */
    double speed() {
        return belief.isEmpty()
                ? 0
                : belief.hypothesis(belief.best()).likeliest().speed();
    }

    private void followTo(double x, double y) {
        double dx = x - lastX;
        double dy = y - lastY;
        double jumped = Math.sqrt(dx * dx + dy * dy);
        if (jumped > ANOTHER_PLACE) {
            parity.pause(jumped);
        }
        lastX = x;
        lastY = y;
    }

    /** What a liar did to the estimate is not known: it may be off by as much as the others say. */
    private void undo() {
        belief.widen(parity.pullVariance());
    }

    /** True once after the estimate itself was found to be off: what moved it is not to be relied on. */
    boolean takeEstimateOff() {
        boolean taken = estimateOff;
        estimateOff = false;
        return taken;
    }

    /** m the body may have come since it set off unnoticed. */
    double unnoticedDistance() {
        return unnoticedDistance;
    }

    /** m; while a new start is disputed it reaches back to the estimate given up. */
    double level() {
        if (!isDisputed() || belief.isEmpty()) {
            return parity.level();
        }
        double[] mean = belief.hypothesis(belief.best()).likeliest().mean();
        double far = Math.hypot(mean[StateLayout.PX] - disputedX, mean[StateLayout.PY] - disputedY);
        return Math.max(parity.level(), OLD_SIGMAS + far);
    }

    /** True when something is wrong and it is not clear what. */
    boolean isAmbiguous() {
        return parity.isAmbiguous() || isDisputed();
    }
}
