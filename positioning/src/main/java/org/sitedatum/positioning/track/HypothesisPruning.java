package org.sitedatum.positioning.track;

import org.sitedatum.positioning.filter.Gaussian;

/** Drops hypotheses that have become improbable or say the same as a heavier one. */
final class HypothesisPruning {

    /** Log weight below the best at which a hypothesis is dropped. */
    private static final double PRUNE_BELOW = -12;
    /** Squared distance within which two hypotheses may say the same, m^2. */
    private static final double NEAR = 0.01;
    /** Cosine of half the angle within which they may, 9 degrees. */
    private static final double TURNED_ALIKE = 0.997;

    private static final double GAIN_ALIKE = 0.1;

    private HypothesisPruning() {}

    /** Sets the best weight to zero and drops what is not worth keeping. */
    static void prune(Belief belief) {
        double top = belief.hypothesis(belief.best()).logWeight();
        for (int i = 0; i < belief.count(); i++) {
            belief.hypothesis(i).addLogWeight(-top);
        }
        for (int i = belief.count() - 1; i >= 0 && belief.count() > 1; i--) {
            if (belief.hypothesis(i).logWeight() < PRUNE_BELOW || isDuplicate(belief, i)) {
                belief.remove(i);
            }
        }
    }

    private static boolean isDuplicate(Belief belief, int i) {
        Hypothesis a = belief.hypothesis(i);
        for (int j = 0; j < belief.count(); j++) {
            Hypothesis b = belief.hypothesis(j);
            boolean heavier = b.logWeight() > a.logWeight() || (b.logWeight() == a.logWeight() && j < i);
            boolean sameErrors = a.rangeErrors().equals(b.rangeErrors())
                    || !belief.nuisance().hasRanges();
            if (j != i && heavier && sameErrors && isNear(belief, a.likeliest(), b.likeliest())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNear(Belief belief, Gaussian a, Gaussian b) {
        double[] x = a.mean();
        double[] y = b.mean();
        double dx = x[0] - y[0];
        double dy = x[1] - y[1];
        double dz = x[2] - y[2];
        if (dx * dx + dy * dy + dz * dz > NEAR) {
            return false;
        }
        if (!a.oriented()) {
            return true;
        }
        double dot = 0;
        for (int k = 0; k < 4; k++) {
            dot += a.quaternion(k) * b.quaternion(k);
        }
        int gain = belief.nuisance().turnGain();
        return Math.abs(dot) > TURNED_ALIKE
                && (gain < 0 || Math.abs(x[belief.index(gain)] - y[belief.index(gain)]) < GAIN_ALIKE);
    }
}
