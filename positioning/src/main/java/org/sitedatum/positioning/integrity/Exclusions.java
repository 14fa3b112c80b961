package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Who is believed: a witness that was the likeliest explanation some times in a row is excluded when the others suffice to
 * prove it, one that repeats itself of a moving body at once; each comes back after agreeing for a while. Rewindable.
 */
final class Exclusions {

    /** A lie is proved after this many comparisons in a row. */
    private static final int PROOF = 3;
    /** Logarithm of the odds against the next explanation a proof needs: a thousand to one. */
    private static final double PROOF_ODDS = Math.log(1000);
    /** The same for the estimate itself, which every lie of a witness could imitate by chance. */
    private static final double ESTIMATE_ODDS = Math.log(7);
    /** Rows the others must have beyond the two coordinates: with one alone, another triple agrees as well. */
    private static final int FREEDOM_TO_EXCLUDE = 2;
    /** Without the liar the place must be known as well as this, m. */
    private static final double GOOD_ENOUGH = 0.7;
    /** A witness believed for this long has a clean record again. */
    private static final long RECORD_NANOS = 30_000_000_000L;
    /** Agreement of an excluded witness, standard deviations. */
    private static final double CALM = 3;
    /** A value repeated this often while the body moved this far, m, is stuck. */
    private static final int STUCK_REPEATS = 3;

    private static final double STUCK_DISTANCE = 0.4;

    private final WitnessTable table;
    private final SolutionSeparation separation;
    private int estimateAccusations;
    private boolean estimateOff;
    private int newlyExcluded = -1;

    Exclusions(WitnessTable table, SolutionSeparation separation) {
        this.table = table;
        this.separation = separation;
    }

    void save(Snapshot out) {
        out.put(estimateAccusations);
    }

    void restore(Snapshot in) {
        estimateAccusations = in.nextInt();
        forgetAnswers();
    }

    void clear() {
        estimateAccusations = 0;
    }

    void forgetAnswers() {
        newlyExcluded = -1;
        estimateOff = false;
    }

    /** Judges by the last comparison; true when that has proved who is to blame. */
    boolean judge(long stampNanos, Gaussian belief) {
        boolean proved = accuse(stampNanos);
        hearStuck(stampNanos, belief);
        readmit(stampNanos);
        return proved;
    }

    /** True when the last comparison has proved the motion or the odometry wrong. */
    boolean isEstimateOff() {
        return estimateOff;
    }

    /** The witness excluded by the last comparison, or -1. */
    int newlyExcluded() {
        return newlyExcluded;
    }

    private boolean accuse(long stampNanos) {
        int suspect = separation.likeliest();
        for (int i = 0; i < table.count(); i++) {
            if (i != suspect) {
                table.get(i).accusations = 0;
            }
        }
        accuseEstimate(suspect);
        if (suspect < 0) {
            return false;
        }
        Witness who = table.get(suspect);
        int left = 0;
        for (ParityRow row : who.rows) {
            left += row.isHeard() ? 1 : 0;
        }
        int freedom = separation.rows() - left - 2;
        boolean proved = freedom >= FREEDOM_TO_EXCLUDE
                && separation.lead(freedom) > PROOF_ODDS
                && separation.isExplained(freedom)
                && separation.likeliestSigma() < GOOD_ENOUGH;
        who.accusations = proved ? who.accusations + 1 : 0;
        if (who.accusations >= PROOF) {
            who.exclude(stampNanos);
            newlyExcluded = suspect;
            return true;
        }
        return false;
    }

    /** All witnesses agree with each other and not with the estimate. */
    private void accuseEstimate(int suspect) {
        int freedom = separation.rows() - 2;
        boolean proved = suspect == SolutionSeparation.ESTIMATE
                && freedom >= 1
                && separation.lead(freedom) > ESTIMATE_ODDS
                && separation.isExplained(freedom);
        estimateAccusations = proved ? estimateAccusations + 1 : 0;
        if (estimateAccusations >= PROOF) {
            estimateAccusations = 0;
            estimateOff = true;
        }
    }

    private void hearStuck(long stampNanos, Gaussian belief) {
        double[] mean = belief.mean();
        for (int i = 0; i < table.count(); i++) {
            Witness who = table.get(i);
            if (!who.isExcluded()
                    && who.repeats >= STUCK_REPEATS
                    && Math.hypot(mean[StateLayout.PX] - who.x, mean[StateLayout.PY] - who.y) > STUCK_DISTANCE
                    && SolutionSeparation.counts(who, stampNanos)) {
                who.exclude(stampNanos);
                newlyExcluded = i;
            }
        }
    }

    private void readmit(long stampNanos) {
        for (int i = 0; i < table.count(); i++) {
            Witness who = table.get(i);
            if (!who.isExcluded()) {
                if (who.convictions > 0 && stampNanos - who.calmNanos > RECORD_NANOS) {
                    who.convictions = 0;
                }
                continue;
            }
            if (stampNanos - who.heardNanos > SourceParity.STALE_NANOS
                    || !agrees(who)
                    || who.repeats >= STUCK_REPEATS) {
                who.calmNanos = Long.MIN_VALUE;
            } else if (who.calmNanos == Long.MIN_VALUE) {
                who.calmNanos = stampNanos;
            } else if (stampNanos - who.calmNanos > who.probationNanos()) {
                who.admit();
            }
        }
    }

    private static boolean agrees(Witness who) {
        for (ParityRow row : who.rows) {
            if (row.isHeard() && row.stray() * row.stray() > CALM * CALM * row.variance()) {
                return false;
            }
        }
        return true;
    }
}
