package org.sitedatum.positioning.integrity;

import java.util.Arrays;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.time.Snapshot;

/**
 * The witnesses of one body: compares them some times a second, excludes one that lies when the others suffice to prove
 * it, lets it come back after it has agreed for a while, and says how far off the estimate may be as long as it is not
 * clear who lies.
 *
 * <p>Rewindable state of a body. Not thread-safe; allocates only at a new witness.
 */
public final class SourceParity {

    /** A witness silent for this long has no say. */
    static final long STALE_NANOS = 1_500_000_000L;

    /** Witnesses kept; the one silent longest gives way. */
    private static final int MAX_WITNESSES = 24;
    /** A witness is asked at most this often. */
    private static final long ASK_NANOS = 75_000_000L;
    /** Witnesses are compared at most this often. */
    private static final long WEIGH_NANOS = 100_000_000L;
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
    /** No estimate is nearer to the truth than this: surveying, m. */
    private static final double SURVEY_SIGMA = 0.03;

    /** Share a new step of the offset has in its drift. */
    private static final double DRIFT_GAIN = 0.5;
    /** Comparisons by which the offset that is seen lags behind the one there is: window, rate of asking, of comparing. */
    private static final double LAG = 4;
    /** A level once needed is given up with this time constant, s: evidence comes and goes with each fix of a liar. */
    private static final double HOLD = 0.4;
    /** Time constant of the rate of news, s. */
    private static final double NEWS_TAU = 1;
    /** Least interval between two fixes of a witness, s. */
    private static final double SHORTEST = 0.01;
    /** A source that says exactly the same of a body that would have had to brake harder than this is stuck, m/s^2. */
    private static final double HARDEST_BRAKING = 3;
    /** Slower than this a body counts as standing, m/s. */
    private static final double SLOW = 0.1;
    /** No fix is better than this, m^2. */
    private static final double SMALLEST_WHITE = 4e-4;

    private Witness[] witnesses = new Witness[0];
    private int count;
    private long weighedNanos = Long.MIN_VALUE;
    private double level;
    private boolean ambiguous;
    private boolean suspicious;
    private int estimateAccusations;
    private boolean estimateOff;
    private double offX;
    private double offY;
    private double offSigma;
    private double drift;
    private int newlyExcluded = -1;

    private final SolutionSeparation separation = new SolutionSeparation();

    /** Writes all but the answers about the last comparison only. */
    public void save(Snapshot out) {
        out.put(count);
        for (int i = 0; i < count; i++) {
            witnesses[i].save(out);
        }
        out.putLong(weighedNanos);
        out.put(level);
        out.putBoolean(ambiguous);
        out.putBoolean(suspicious);
        out.put(estimateAccusations);
        out.put(offX);
        out.put(offY);
        out.put(offSigma);
        out.put(drift);
    }

    /** Reads what {@link #save} wrote. */
    public void restore(Snapshot in) {
        count = in.nextInt();
        ensure(count);
        for (int i = 0; i < count; i++) {
            witnesses[i].restore(in);
        }
        weighedNanos = in.nextLong();
        level = in.next();
        ambiguous = in.nextBoolean();
        suspicious = in.nextBoolean();
        estimateAccusations = in.nextInt();
        offX = in.next();
        offY = in.next();
        offSigma = in.next();
        drift = in.next();
    }

    /** Forgets what was said lately, since the estimate is another one now. */
    public void pause() {
        for (int i = 0; i < count; i++) {
            for (ParityRow row : witnesses[i].rows) {
                row.pause();
            }
        }
        calmDown();
    }

    /** Starts the comparison anew, after a new start of the estimate; who is excluded stays so. */
    public void restart() {
        for (int i = 0; i < count; i++) {
            for (ParityRow row : witnesses[i].rows) {
                row.clear();
            }
        }
        calmDown();
    }

    private void calmDown() {
        level = 0;
        ambiguous = false;
        suspicious = false;
        estimateAccusations = 0;
        offX = 0;
        offY = 0;
        offSigma = 0;
        drift = 0;
    }

    /** Place of a witness, found or made. */
    public int witness(Object id, long stampNanos) {
        int stalest = 0;
        for (int i = 0; i < count; i++) {
            if (witnesses[i].id == id || witnesses[i].id.equals(id)) {
                return i;
            }
            if (witnesses[i].heardNanos < witnesses[stalest].heardNanos) {
                stalest = i;
            }
        }
        int place = stalest;
        if (count < MAX_WITNESSES) {
            ensure(count + 1);
            place = count++;
        }
        witnesses[place].begin(id);
        return place;
    }

    private void ensure(int wanted) {
        if (wanted > witnesses.length) {
            int had = witnesses.length;
            witnesses = Arrays.copyOf(witnesses, wanted + 2);
            for (int i = had; i < witnesses.length; i++) {
                witnesses[i] = new Witness();
            }
        }
    }

    /** True when it is time to ask a witness again. */
    public boolean isDue(int witness, long stampNanos) {
        Witness who = witnesses[witness];
        who.unasked++;
        return who.heardNanos == Long.MIN_VALUE || stampNanos - who.heardNanos >= ASK_NANOS;
    }

    /** True when what the witness says is not to be used. */
    public boolean isExcluded(int witness) {
        return witnesses[witness].isExcluded();
    }

    /**
     * Takes what a witness says.
     *
     * @param value a number of it that changes whenever the body moves
     * @param rows linearised about {@code belief}
     */
    public void hear(int witness, long stampNanos, double value, Linearization rows, Gaussian belief) {
        Witness who = witnesses[witness];
        double[] mean = belief.mean();
        double speed = Math.hypot(mean[StateLayout.VX], mean[StateLayout.VX + 1]);
        who.note(value, mean[StateLayout.PX], mean[StateLayout.PY], speed);
        boolean fresh = who.heardNanos == Long.MIN_VALUE || stampNanos - who.heardNanos > STALE_NANOS;
        double dt = fresh ? 0 : 1e-9 * (stampNanos - who.heardNanos);
        who.heardNanos = stampNanos;
        boolean learn = !who.isExcluded() && !suspicious;
        int used = 0;
        for (int row = 0; row < rows.rows() && used < Witness.ROWS; row++) {
            if (fresh && used < Witness.ROWS) {
                who.rows[used].pause();
            }
            if (hearRow(who.rows[used], rows, row, belief, dt, learn)) {
                used++;
            }
        }
        double kept = Math.exp(-dt / NEWS_TAU);
        double informative = who.unasked * used / (2 * (who.rows[0].white() + SMALLEST_WHITE));
        who.news = used == 0 ? 0 : who.news * kept + informative * (fresh ? 0 : 1 - kept) / Math.max(dt, SHORTEST);
        who.unasked = 0;
        if (used == Witness.ROWS && who.repeats == 1 && who.speed > HARDEST_BRAKING * dt + SLOW) {
            who.exclude(stampNanos);
        }
    }

    /**
     * How much is measured of the body's place by all but the one that measures most, which may be stuck: fixes per second
     * over their variance, per coordinate, 1/(m^2 s). Where that one outweighs all others it also holds the estimate back,
     * so they count less. With a single witness there is no more than what it says.
     */
    public double informationRate() {
        double sum = 0;
        double most = 0;
        for (int i = 0; i < count; i++) {
            if (SolutionSeparation.counts(witnesses[i], weighedNanos)) {
                sum += witnesses[i].news;
                most = Math.max(most, witnesses[i].news);
            }
        }
        double rest = sum - most;
        return rest > 0 ? rest * Math.min(1, rest / most) : sum;
    }

    private static boolean hearRow(
            ParityRow out, Linearization rows, int row, Gaussian belief, double dt, boolean learn) {
        double hx = 0;
        double hy = 0;
        double hz = 0;
        double expected = 0;
        double[] mean = belief.mean();
        int core = belief.coreSize();
        for (int m = 0; m < rows.count(row); m++) {
            int index = rows.index(row, m);
            double value = rows.value(row, m);
            if (index == StateLayout.PX) {
                hx = value;
            } else if (index == StateLayout.PX + 1) {
                hy = value;
            } else if (index == StateLayout.PX + 2) {
                hz = value;
            } else if (index >= core) {
                expected += value * mean[index];
            }
        }
        double gain = Math.hypot(hx, hy);
        if (!(gain > 0.2 * Math.abs(hz)) || gain == 0) {
            return false;
        }
        double ux = hx / gain;
        double uy = hy / gain;
        double climb = hz / gain;
        double place = ux * ux * belief.covariance(StateLayout.PX, StateLayout.PX)
                + 2 * ux * uy * belief.covariance(StateLayout.PX + 1, StateLayout.PX)
                + uy * uy * belief.covariance(StateLayout.PX + 1, StateLayout.PX + 1);
        double height = climb * climb * belief.covariance(StateLayout.PX + 2, StateLayout.PX + 2);
        out.hear(
                rows.residual(row) / gain,
                expected / gain,
                ux,
                uy,
                rows.variance(row) / (gain * gain) + height,
                place,
                dt,
                learn);
        return true;
    }

    /** Tells what the last hearing of a witness showed. */
    public void describe(int witness, Gaussian belief, Hearing out) {
        Witness who = witnesses[witness];
        ParityRow telling = who.rows[0];
        ParityRow other = who.rows[1];
        if (other.isHeard() && Math.abs(other.residual()) > Math.abs(telling.residual())) {
            telling = other;
        }
        double[] mean = belief.mean();
        out.residual = telling.isHeard() ? telling.residual() : 0;
        out.usual = telling.usual();
        out.explained = Math.sqrt(telling.variance() + telling.white());
        out.speedAlong = telling.ux * mean[StateLayout.VX] + telling.uy * mean[StateLayout.VX + 1];
        out.excluded = who.isExcluded();
        out.used = !who.isExcluded();
        out.trusted = !ambiguous;
        out.x = mean[StateLayout.PX];
        out.y = mean[StateLayout.PY];
        out.z = mean[StateLayout.PX + 2];
    }

    /** Compares the witnesses if it is time to; the answers below are then new. */
    public boolean weigh(long stampNanos, Gaussian belief) {
        newlyExcluded = -1;
        estimateOff = false;
        if (weighedNanos != Long.MIN_VALUE && stampNanos - weighedNanos < WEIGH_NANOS) {
            return false;
        }
        double sinceWeighed = weighedNanos == Long.MIN_VALUE ? HOLD : 1e-9 * (stampNanos - weighedNanos);
        weighedNanos = stampNanos;
        double survey = SURVEY_SIGMA * SURVEY_SIGMA;
        double xx = belief.covariance(StateLayout.PX, StateLayout.PX) + survey;
        double xy = belief.covariance(StateLayout.PX + 1, StateLayout.PX);
        double yy = belief.covariance(StateLayout.PX + 1, StateLayout.PX + 1) + survey;
        separation.weigh(witnesses, count, stampNanos, xx, xy, yy);
        ambiguous = separation.likeliest() != SolutionSeparation.NOTHING;
        suspicious = separation.isSuspicious();
        double moved = suspicious ? Math.hypot(separation.likeliestX() - offX, separation.likeliestY() - offY) : 0;
        drift += DRIFT_GAIN * (moved - drift);
        offX = separation.likeliestX();
        offY = separation.likeliestY();
        offSigma = separation.likeliestSigma();
        level = Math.max(separation.level() + LAG * drift, level * Math.exp(-sinceWeighed / HOLD));
        accuse(stampNanos);
        hearStuck(stampNanos, belief);
        readmit(stampNanos);
        return true;
    }

    private void accuse(long stampNanos) {
        int suspect = separation.likeliest();
        for (int i = 0; i < count; i++) {
            if (i != suspect) {
                witnesses[i].accusations = 0;
            }
        }
        accuseEstimate(suspect);
        if (suspect < 0) {
            return;
        }
        Witness who = witnesses[suspect];
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
            ambiguous = false;
        }
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
        for (int i = 0; i < count; i++) {
            Witness who = witnesses[i];
            boolean moved = Math.hypot(mean[StateLayout.PX] - who.x, mean[StateLayout.PY] - who.y) > STUCK_DISTANCE;
            if (!who.isExcluded()
                    && who.repeats >= STUCK_REPEATS
                    && moved
                    && SolutionSeparation.counts(who, stampNanos)) {
                who.exclude(stampNanos);
                newlyExcluded = i;
            }
        }
    }

    private void readmit(long stampNanos) {
        for (int i = 0; i < count; i++) {
            Witness who = witnesses[i];
            if (!who.isExcluded()) {
                if (who.convictions > 0 && stampNanos - who.calmNanos > RECORD_NANOS) {
                    who.convictions = 0;
                }
                continue;
            }
            if (stampNanos - who.heardNanos > STALE_NANOS || !agrees(who) || who.repeats >= STUCK_REPEATS) {
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

    /** m; covers every explanation that is probable enough, zero when none but that all is in order. */
    public double level() {
        return level;
    }

    /** True when something is wrong and it is not clear what. */
    public boolean isAmbiguous() {
        return ambiguous;
    }

    /** True when the last comparison has proved the motion or the odometry wrong. */
    public boolean isEstimateOff() {
        return estimateOff;
    }

    /** The witness excluded by the last comparison, or -1. */
    public int newlyExcluded() {
        return newlyExcluded;
    }

    /** Where the likeliest explanation has the body beside the estimate, m. */
    public double offX() {
        return offX;
    }

    /** The same along y. */
    public double offY() {
        return offY;
    }

    /** Variance the estimate gains when it gives up what the lie did to it, m^2. */
    public double pullVariance() {
        return Math.max(0, offX * offX + offY * offY - offSigma * offSigma);
    }

    /** Standard deviation of that, m. */
    public double offSigma() {
        return offSigma;
    }

    /** Who a witness is. */
    public Object id(int witness) {
        return witnesses[witness].id;
    }

    /** Witnesses known. */
    public int count() {
        return count;
    }
}
