package org.sitedatum.positioning.integrity;

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

    /** A witness is asked at most this often. */
    private static final long ASK_NANOS = 75_000_000L;
    /** Witnesses are compared at most this often. */
    private static final long WEIGH_NANOS = 100_000_000L;

    /** No estimate is nearer to the truth than this: surveying, m. */
    private static final double SURVEY_SIGMA = 0.03;

    /** A level once needed is given up with this time constant, s: evidence comes and goes with each fix of a liar. */
    private static final double HOLD = 0.4;
    /** The same while some source is doubted, s: the evidence of a slow fault comes and goes with where the body is. */
    private static final double HOLD_IN_DOUBT = 1;
    /** Time constant of the rate of news, s. */
    private static final double NEWS_TAU = 1;
    /** Least interval between two fixes of a witness, s. */
    private static final double SHORTEST = 0.01;
    /** A source that says exactly the same of a body that would have had to brake harder than this is stuck, m/s^2. */
    private static final double HARDEST_BRAKING = 3;
    /** Slower than this a body counts as standing, m/s. */
    private static final double SLOW = 0.1;

    private final WitnessTable table = new WitnessTable();
    private final SolutionSeparation separation = new SolutionSeparation();
    private final Exclusions exclusions = new Exclusions(table, separation);

    private long weighedNanos = Long.MIN_VALUE;
    private double level;
    private boolean ambiguous;
    private boolean suspicious;
    // of the last comparison, for who asked for it: not kept
    private double offX;
    private double offY;
    private double offSigma;

    /** Writes all but the answers about the last comparison only. */
    public void save(Snapshot out) {
        table.save(out);
        exclusions.save(out);
        out.putLong(weighedNanos);
        out.put(level);
        out.putBoolean(ambiguous);
        out.putBoolean(suspicious);
        separation.save(out);
    }

    /** Reads what {@link #save} wrote. */
    public void restore(Snapshot in) {
        table.restore(in);
        exclusions.restore(in);
        weighedNanos = in.nextLong();
        level = in.next();
        ambiguous = in.nextBoolean();
        suspicious = in.nextBoolean();
        separation.restore(in);
    }

    /**
     * Forgets what was said lately, since the estimate is another one now, but not the doubt that came before.
     *
     * @param jumped m from the last estimate
     */
    public void pause(double jumped) {
        table.pause();
        separation.clear();
        level = Math.max(level, jumped);
    }

    /** Starts the comparison anew, after a new start of the estimate; who is excluded stays so. */
    public void restart() {
        table.clearRows();
        calmDown();
    }

    private void calmDown() {
        level = 0;
        ambiguous = false;
        suspicious = false;
        exclusions.clear();
        separation.clear();
        offX = 0;
        offY = 0;
        offSigma = 0;
    }

    /** Place of a witness, found or made. */
    public int witness(String id) {
        return table.find(id);
    }

    /** True when it is time to ask a witness again. */
    public boolean isDue(int witness, long stampNanos) {
        Witness who = table.get(witness);
        who.unasked++;
        return who.heardNanos == Long.MIN_VALUE || stampNanos - who.heardNanos >= ASK_NANOS;
    }

    /** True when what the witness says is not to be used. */
    public boolean isExcluded(int witness) {
        return table.get(witness).isExcluded();
    }

    /**
     * Takes what a witness says.
     *
     * @param value a number of it that changes whenever the body moves
     * @param rows linearised about {@code belief}
     */
    public void hear(int witness, long stampNanos, double value, Linearization rows, Gaussian belief) {
        Witness who = table.get(witness);
        double[] mean = belief.mean();
        who.note(value, mean[StateLayout.PX], mean[StateLayout.PY], belief.speed());
        boolean fresh = who.heardNanos == Long.MIN_VALUE || stampNanos - who.heardNanos > STALE_NANOS;
        double dt = fresh ? 0 : 1e-9 * (stampNanos - who.heardNanos);
        who.heardNanos = stampNanos;
        boolean learn = !who.isExcluded() && !suspicious;
        int used = 0;
        for (int row = 0; row < rows.rows() && used < Witness.ROWS; row++) {
            if (fresh && used < Witness.ROWS) {
                who.rows[used].pause();
            }
            if (RowProjection.hear(who.rows[used], rows, row, belief, dt, learn)) {
                used++;
            }
        }
        double kept = Math.exp(-dt / NEWS_TAU);
        who.count(who.unasked, fresh ? 0 : (1 - kept) / Math.max(dt, SHORTEST), kept);
        who.unasked = 0;
        if (used == Witness.ROWS && who.repeats == 1 && who.speed > HARDEST_BRAKING * dt + SLOW) {
            who.exclude(stampNanos);
        }
    }

    /** Tells what the last hearing of a witness showed. */
    public void describe(int witness, Gaussian belief, Hearing out) {
        Witness who = table.get(witness);
        ParityRow telling = who.rows[0];
        ParityRow other = who.rows[1];
        if (other.isHeard() && Math.abs(other.residual()) > Math.abs(telling.residual())) {
            telling = other;
        }
        double[] mean = belief.mean();
        double residual = telling.isHeard() ? telling.residual() : 0;
        out.residual(residual, telling.usual(), Math.sqrt(telling.variance() + telling.white()));
        double speed = telling.ux * mean[StateLayout.VX] + telling.uy * mean[StateLayout.VX + 1];
        out.body(mean[StateLayout.PX], mean[StateLayout.PY], mean[StateLayout.PX + 2], speed, !ambiguous);
    }

    /** Compares the witnesses if it is time to; the answers below are then new. */
    public boolean weigh(long stampNanos, Gaussian belief) {
        exclusions.forgetAnswers();
        if (weighedNanos != Long.MIN_VALUE && stampNanos - weighedNanos < WEIGH_NANOS) {
            return false;
        }
        double sinceWeighed = weighedNanos == Long.MIN_VALUE ? HOLD : 1e-9 * (stampNanos - weighedNanos);
        weighedNanos = stampNanos;
        double survey = SURVEY_SIGMA * SURVEY_SIGMA;
        double xx = belief.covariance(StateLayout.PX, StateLayout.PX) + survey;
        double xy = belief.covariance(StateLayout.PX + 1, StateLayout.PX);
        double yy = belief.covariance(StateLayout.PX + 1, StateLayout.PX + 1) + survey;
        separation.weigh(table, stampNanos, xx, xy, yy);
        ambiguous = separation.likeliest() != SolutionSeparation.NOTHING;
        suspicious = separation.isSuspicious();
        offX = separation.likeliestX();
        offY = separation.likeliestY();
        offSigma = separation.likeliestSigma();
        level = Math.max(separation.level(), level * Math.exp(-sinceWeighed / (suspicious ? HOLD_IN_DOUBT : HOLD)));
        boolean proved = exclusions.judge(stampNanos, belief);
        ambiguous = ambiguous && !proved;
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
        return exclusions.isEstimateOff();
    }

    /** The witness excluded by the last comparison, or -1. */
    public int newlyExcluded() {
        return exclusions.newlyExcluded();
    }

    /** Variance the estimate gains when it gives up what the lie did to it, m^2. */
    public double pullVariance() {
        return Math.max(0, offX * offX + offY * offY - offSigma * offSigma);
    }

    /** How much is measured of the body's place where least is, though one of its witnesses were stuck, 1/(m^2 s). */
    public double informationRate() {
        return table.informationRate(weighedNanos);
    }
}
