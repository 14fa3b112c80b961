package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.time.Snapshot;

/**
 * Compares the explanations of what the witnesses say: all is in order; the estimate itself is off (motion model,
 * odometry); one witness lies, and has pulled the estimate along. Each explanation has its own solution for where the body
 * is. The level covers each of them as far as it is probable: {@code |d| + sigma sqrt(2 ln(p / risk))}, a Rayleigh
 * quantile at the risk the explanation leaves (Pervan, Pullen and Christie 1998; Blanch et al. 2015, eq. 22 for the
 * deterministic form).
 *
 * <p>Holds the last answer. Allocates nothing.
 */
final class SolutionSeparation {

    /** The estimate itself is off. */
    static final int ESTIMATE = -1;
    /** All is in order. */
    static final int NOTHING = -2;

    /** Share of poses whose error may exceed the level. */
    private static final double RISK = 1e-3;
    /** Logarithm of how probable it is beforehand that a witness has just begun to lie: once in some thousand windows. */
    private static final double PRIOR = Math.log(1e-4);
    /** The same for the estimate: models of motion are never quite right, and some poses in a hundred feel it. */
    private static final double ESTIMATE_PRIOR = Math.log(1e-2);
    /**
     * From this probability on what is usual is no longer learnt, else a slow fault would become usual: twice that of the
     * estimate's being off.
     */
    private static final double SUSPICIOUS = Math.log(0.02);
    /**
     * What a witness's lie pays for each of its directions when a culprit is looked for: it could explain nearly anything
     * there, and of all sizes up to metres just this one of some centimetres had to be met. The level asks for no culprit.
     */
    private static final double PRICE = 4;
    /** Mean squared normalised residual up to which witnesses agree. */
    private static final double AGREEMENT = 4;
    /** Share of the disagreement that may be left, while an error grows and not all have been heard since. */
    private static final double UNEXPLAINED = 0.1;
    /** How far a lying witness may have pulled the estimate, m. */
    private static final double REACH = 5;

    /**
     * Comparisons by which the offset that is seen may lag behind the one there is: 0.25 s of window, up to 0.2 s between
     * two fixes of a witness, 0.1 s to the next comparison.
     */
    private static final double LAG = 6;

    /** Where the witnesses put the body that nothing holds back. */
    private final Course unheld = new Course();

    private final NormalEquations all = new NormalEquations();
    private final NormalEquations trial = new NormalEquations();

    private int rows;
    private double level;
    private boolean suspicious;
    private double soundCost;
    private int likeliest;
    private double likeliestOdds;
    private double secondOdds;
    private double likeliestCost;
    private double likeliestX;
    private double likeliestY;
    private double likeliestSigma;

    void save(Snapshot out) {
        unheld.save(out);
    }

    void restore(Snapshot in) {
        unheld.restore(in);
    }

    /** Forgets where the witnesses saw the estimate go. */
    void clear() {
        unheld.clear();
    }

    /**
     * Weighs the explanations.
     *
     * @param table of the witnesses
     * @param stampNanos only those heard lately count
     * @param xx variance of the estimate, m^2
     */
    void weigh(WitnessTable table, long stampNanos, double xx, double xy, double yy) {
        all.clear();
        rows = 0;
        for (int i = 0; i < table.count(); i++) {
            if (counts(table.get(i), stampNanos)) {
                rows += addTo(all, table.get(i));
            }
        }
        trial.copyFrom(all);
        trial.addPrior(xx, xy, yy);
        trial.solve();
        soundCost = trial.cost;
        level = 0;
        suspicious = false;
        likeliest = NOTHING;
        likeliestOdds = 0;
        secondOdds = Double.NEGATIVE_INFINITY;
        likeliestCost = soundCost;
        likeliestX = trial.x;
        likeliestY = trial.y;
        likeliestSigma = trial.sigma();
        all.addPrior(xx + REACH * REACH, xy, yy + REACH * REACH);
        trial.copyFrom(all);
        consider(ESTIMATE, unheld, ESTIMATE_PRIOR, 0);
        for (int i = 0; i < table.count(); i++) {
            if (counts(table.get(i), stampNanos)) {
                trial.copyFrom(all);
                int left = removeFrom(trial, table.get(i));
                consider(i, table.get(i).without, PRIOR, PRICE * left);
            }
        }
    }

    private void consider(int who, Course course, double prior, double price) {
        trial.solve();
        course.follow(trial.x, trial.y);
        double odds = prior + 0.5 * (soundCost - trial.cost);
        suspicious |= odds > SUSPICIOUS;
        double probability = odds > 0 ? 1 : Math.exp(odds);
        if (probability > RISK) {
            level = Math.max(level, course.ahead(LAG) + trial.sigma() * Math.sqrt(2 * Math.log(probability / RISK)));
        }
        double guilt = odds - price;
        if (guilt > likeliestOdds) {
            secondOdds = likeliestOdds;
            likeliest = who;
            likeliestOdds = guilt;
            likeliestCost = trial.cost;
            likeliestX = trial.x;
            likeliestY = trial.y;
            likeliestSigma = trial.sigma();
        } else {
            secondOdds = Math.max(secondOdds, guilt);
        }
    }

    static boolean counts(Witness witness, long stampNanos) {
        return !witness.isExcluded() && stampNanos - witness.heardNanos < SourceParity.STALE_NANOS;
    }

    private static int addTo(NormalEquations equations, Witness witness) {
        int added = 0;
        for (ParityRow row : witness.rows) {
            if (row.isHeard()) {
                equations.add(row);
                added++;
            }
        }
        return added;
    }

    private static int removeFrom(NormalEquations equations, Witness witness) {
        int removed = 0;
        for (ParityRow row : witness.rows) {
            if (row.isHeard()) {
                equations.remove(row);
                removed++;
            }
        }
        return removed;
    }

    int rows() {
        return rows;
    }

    double level() {
        return level;
    }

    /** True when some explanation but that all is in order is worth a thought. */
    boolean isSuspicious() {
        return suspicious;
    }

    int likeliest() {
        return likeliest;
    }

    /**
     * Logarithm of how much more probable the likeliest explanation is than the next. Where even the likeliest leaves more
     * than the noise stated, all costs are taken that much smaller (Birge 1932).
     *
     * @param freedom rows it has left beyond the two coordinates
     */
    double lead(int freedom) {
        return (likeliestOdds - secondOdds) / Math.max(1, likeliestCost / freedom);
    }

    /** True when the likeliest explanation leaves little to explain. */
    boolean isExplained(int freedom) {
        return likeliestCost < AGREEMENT * freedom || likeliestCost < UNEXPLAINED * soundCost;
    }

    double likeliestX() {
        return likeliestX;
    }

    double likeliestY() {
        return likeliestY;
    }

    double likeliestSigma() {
        return likeliestSigma;
    }
}
