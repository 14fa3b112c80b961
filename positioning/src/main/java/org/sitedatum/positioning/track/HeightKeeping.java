package org.sitedatum.positioning.track;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.time.Snapshot;
import org.sitedatum.positioning.walls.WallMap;

/**
 * What is known of a body's height: that it is given, above the floor the body is on; that stairs and lifts lead from one
 * floor to the next. A weak measurement now and then. Rewindable where it remembers.
 */
final class HeightKeeping {

    /** Time between two such measurements, s. */
    private static final double INTERVAL = 0.5;

    private static final double VARIANCE = 0.0009;
    /** Where there are stairs the height is kept less strictly, m^2. */
    private static final double STAIRS_VARIANCE = 0.1;
    /** Farther than this from its height on the floor a body is on its way there or away, m. */
    private static final double ARRIVED_WITHIN = 0.5;
    /** When a change of floor is noticed the body has most of the way behind it: share that is left, and its spread. */
    private static final double WAY_LEFT = 0.4;

    /** What people carry or wear is between floor and crown, sitting or standing: the middle, m. */
    private static final double CARRIED_HEIGHT = 1.4;

    private static final double CARRIED_VARIANCE = 0.25;

    /** Eyes of adults are 1.1 (sitting) to 1.8 m (standing) above the floor: the middle, m, and its spread, m^2. */
    private static final double WORN_HEIGHT = 1.5;

    private static final double WORN_VARIANCE = 0.0625;

    private static final double NO_GATE = Double.POSITIVE_INFINITY;

    private final BodyProfile profile;
    private final Belief belief;
    private final FloorVote floor;
    private final LiftRide lift;
    private final Observation height = this::linearize;
    private final Observation reach = this::linearizeReach;

    private double since;

    HeightKeeping(BodyProfile profile, Belief belief, FloorVote floor, WallMap map) {
        this.profile = profile;
        this.belief = belief;
        this.floor = floor;
        this.lift = new LiftRide(belief, floor, map);
    }

    void save(Snapshot out) {
        out.put(since);
    }

    void restore(Snapshot in) {
        since = in.next();
    }

    void clear() {
        since = 0;
    }

    /**
     * Time has passed.
     *
     * @return true when the body was measured
     */
    boolean passed(double dt) {
        since += dt;
        if (since < INTERVAL || !(profile.heightKnown() || isCarried() || floor.isOneOfSeveral())) {
            return false;
        }
        Gaussian best = belief.hypothesis(belief.best()).likeliest();
        double z = best.mean()[StateLayout.PZ];
        double step = Math.min(since, 2 * INTERVAL);
        boolean changed = floor.step(step, z, best.covariance(StateLayout.PZ, StateLayout.PZ));
        since = 0;
        boolean riding = (profile.heightKnown() || isCarried()) && lift.isPossible(best);
        if (!profile.heightKnown()) {
            keepUnknown(riding, step, best.covariance(StateLayout.PZ, StateLayout.PZ));
            return false;
        }
        if (changed && Math.abs(floor.targetHeight() - z) > ARRIVED_WITHIN) {
            moveTowards(floor.targetHeight());
        }
        if (riding) {
            lift.passed(step, floor.targetHeight());
        } else {
            belief.correct(height, NO_GATE, NO_GATE, NO_GATE);
        }
        return true;
    }

    private void keepUnknown(boolean riding, double step, double variance) {
        if (riding) {
            lift.passed(step, reachHeight());
        } else {
            keepWithinReach(variance);
        }
    }

    /**
     * That people carry or wear a body is one fact, not a new one every half second: repetitions would add up to centimetres and
     * pull every head to the same height. It is said where the height has become less certain than that.
     */
    private void keepWithinReach(double variance) {
        if (isCarried() && floor.isOneOfSome() && variance > reachVariance()) {
            belief.correct(reach, NO_GATE, NO_GATE, NO_GATE);
        }
    }

    private double reachHeight() {
        return floor.targetHeightOr(isWorn() ? WORN_HEIGHT : CARRIED_HEIGHT);
    }

    private double reachVariance() {
        return isWorn() ? WORN_VARIANCE : CARRIED_VARIANCE;
    }

    /** True for what people carry or wear. */
    private boolean isCarried() {
        TrackableKind kind = profile.trackable().kind();
        return kind == TrackableKind.PEDESTRIAN || kind == TrackableKind.HEADSET;
    }

    private boolean isWorn() {
        return profile.trackable().kind() == TrackableKind.HEADSET;
    }

    private void linearizeReach(Gaussian gaussian, Linearization out) {
        out.row(reachHeight() - gaussian.mean()[StateLayout.PZ], reachVariance());
        out.coefficient(StateLayout.PZ, 1);
    }

    /** The body is on another floor than was thought, or about to arrive there. */
    private void moveTowards(double target) {
        for (int i = 0; i < belief.count(); i++) {
            for (int m = 0; m < belief.hypothesis(i).modeCount(); m++) {
                Gaussian gaussian = belief.hypothesis(i).mode(m);
                double left = WAY_LEFT * (gaussian.mean()[StateLayout.PZ] - target);
                gaussian.reset(StateLayout.PZ, target + left, Math.max(STAIRS_VARIANCE, left * left));
            }
        }
    }

    private void linearize(Gaussian gaussian, Linearization out) {
        double off = floor.targetHeight() - gaussian.mean()[StateLayout.PZ];
        if (!floor.isOneOfSeveral()) {
            out.row(off, VARIANCE);
            out.coefficient(StateLayout.PZ, 1);
        } else if ((Math.abs(off) < ARRIVED_WITHIN && floor.isSure()) || floor.isUndisputed()) {
            out.row(off, STAIRS_VARIANCE);
            out.coefficient(StateLayout.PZ, 1);
        }
    }
}
