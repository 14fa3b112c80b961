package org.sitedatum.positioning.track;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.time.Snapshot;
import org.sitedatum.positioning.walls.NlosPrior;
import org.sitedatum.positioning.walls.WallMap;

/**
 * Learns from a body's ranges what the walls do to them, once the belief has settled on one hypothesis. Multipath counts
 * with the walls: what a wall does wrong has gone into it. Rewindable.
 */
final class WallLearning {

    /** One range in so many is learnt from: prime to the anchors of a round, so that all have their turn. */
    private static final int ONE_IN = 7;

    private final Belief belief;
    private final Workspace work;
    private final NlosPrior prior;
    private double[] ph = new double[0];
    private int passed;

    WallLearning(Belief belief, WallMap map, Workspace work) {
        this.belief = belief;
        this.work = work;
        this.prior = new NlosPrior(map);
    }

    NlosPrior prior() {
        return prior;
    }

    void save(Snapshot out) {
        prior.save(out);
        out.put(passed);
    }

    void restore(Snapshot in) {
        prior.restore(in);
        passed = in.nextInt();
    }

    /** Learns from a range about to be used. */
    void learn(RangeObservation range) {
        passed = (passed + 1) % ONE_IN;
        if (passed != 0 || belief.count() != 1) {
            return;
        }
        Gaussian gaussian = belief.hypothesis(0).likeliest();
        Linearization linearization = work.linearization();
        linearization.clear();
        range.linearize(gaussian, linearization);
        if (prior.isFree()) {
            return;
        }
        if (ph.length < gaussian.size()) {
            ph = new double[gaussian.size() + 8];
        }
        linearization.multiplyInto(gaussian, 0, ph);
        double others = linearization.dot(0, ph) + linearization.variance(0) - prior.variance();
        prior.learn(linearization.residual(0) + range.multipath(gaussian), others);
    }
}
