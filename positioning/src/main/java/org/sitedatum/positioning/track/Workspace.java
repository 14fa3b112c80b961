package org.sitedatum.positioning.track;

import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.RobustUpdate;

/** Room for intermediate results, shared by all bodies of an engine. Holds nothing between two fixes. */
final class Workspace {

    private final ModeMixing mixing = new ModeMixing();
    private final Linearization linearization = new Linearization();
    private final RobustUpdate update = new RobustUpdate();
    private final double[] likelihoods = new double[ModeMixing.MAX_MODES];
    private double[] factors = new double[32];

    ModeMixing mixing() {
        return mixing;
    }

    Linearization linearization() {
        return linearization;
    }

    RobustUpdate update() {
        return update;
    }

    double[] likelihoods() {
        return likelihoods;
    }

    double[] factors(int size) {
        if (factors.length < size) {
            factors = new double[size + 8];
        }
        return factors;
    }
}
