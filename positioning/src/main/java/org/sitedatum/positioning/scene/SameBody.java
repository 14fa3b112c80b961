package org.sitedatum.positioning.scene;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.time.Restorable;
import org.sitedatum.positioning.time.Snapshot;

/**
 * How probably one anonymous and one identified body are the same, from how well their places and velocities agree over
 * time: the log-odds of a common body against two, each comparison counted for the share of {@link #INDEPENDENT_SECONDS} it
 * stands for, because errors last.
 */
final class SameBody implements Restorable {

    /** Merged from this log-odds on (probability 0.98), parted again below {@link #PARTED}. */
    static final double MERGED = 4;

    static final double PARTED = -1;

    /** Before anything is known: one in 20. */
    private static final double PRIOR = -3;

    private static final double LIMIT = 7;
    /** Odds beyond this tell no more, as a logarithm. */
    private static final double MOST_EVIDENCE = 20;

    private static final double INDEPENDENT_SECONDS = 0.5;
    /** Who of several fits better is judged by what was seen in about this time, s: people walk abreast for longer. */
    private static final double MEMORY_SECONDS = 5;

    /** Another body would be anywhere on this much floor around, m^2, at any velocity of walking in this, (m/s)^2. */
    private static final double LOG_ROOM = Math.log(50.0 * 10.0);
    /** What neither estimate knows of the other: where on the body it is measured, m. */
    private static final double BODY_RADIUS = 0.3;
    /** Filters lag behind alike movements differently, m/s. */
    private static final double VELOCITY_SIGMA = 0.3;

    /** Of one that fell silent and one seen for the first time since; NaN when both were heard. */
    private double meetingOdds = Double.NaN;

    /** What came of it: that they are one, 0..1; 0 when they have not met. */
    private double chance;

    private double logOdds = PRIOR;
    /** What {@link #logOdds} sums up without bounds, of the last {@link #MEMORY_SECONDS}, and how many looks that are. */
    private double evidence;

    private double looks;
    private long comparedNanos;
    private double comparedSeconds;
    private boolean merged;

    SameBody(long nowNanos) {
        comparedNanos = nowNanos;
    }

    @Override
    public void save(Snapshot out) {
        out.put(meetingOdds);
        out.put(chance);
        out.put(logOdds);
        out.put(evidence);
        out.put(looks);
        out.put(comparedSeconds);
        out.putLong(comparedNanos);
        out.putBoolean(merged);
    }

    @Override
    public void restore(Snapshot in) {
        meetingOdds = in.next();
        chance = in.next();
        logOdds = in.next();
        evidence = in.next();
        looks = in.next();
        comparedSeconds = in.next();
        comparedNanos = in.nextLong();
        merged = in.nextBoolean();
    }

    /** Compares the two once more, both predicted to the stamp. */
    void compare(PoseEstimate a, PoseEstimate b, long stampNanos) {
        double dt = Math.min(INDEPENDENT_SECONDS, Math.max(0, 1e-9 * (stampNanos - comparedNanos)));
        comparedNanos = stampNanos;
        comparedSeconds += dt;
        meetingOdds = Double.NaN;
        chance = 0;
        double look = dt / INDEPENDENT_SECONDS;
        double one = Math.max(-6, evidence(a, b));
        logOdds = Math.max(-LIMIT, Math.min(LIMIT, logOdds + look * Math.min(3, one)));
        double keep = Math.exp(-dt / MEMORY_SECONDS);
        evidence = keep * evidence + look * one;
        looks = keep * looks + look;
    }

    /** Log-likelihood of what is seen with one body less that with two. */
    private static double evidence(PoseEstimate a, PoseEstimate b) {
        Covariance6 pa = a.covariance();
        Covariance6 pb = b.covariance();
        double radius = BODY_RADIUS * BODY_RADIUS;
        double sxx = pa.get(0, 0) + pb.get(0, 0) + radius;
        double sxy = pa.get(0, 1) + pb.get(0, 1);
        double syy = pa.get(1, 1) + pb.get(1, 1) + radius;
        double determinant = sxx * syy - sxy * sxy;
        double dx = a.position().x() - b.position().x();
        double dy = a.position().y() - b.position().y();
        double place = (syy * dx * dx - 2 * sxy * dx * dy + sxx * dy * dy) / determinant;
        double du = a.velocity().x() - b.velocity().x();
        double dv = a.velocity().y() - b.velocity().y();
        double motion = (du * du + dv * dv) / (VELOCITY_SIGMA * VELOCITY_SIGMA);
        double logNorm = 0.5 * Math.log(determinant) + 2 * Math.log(2 * Math.PI) + 2 * Math.log(VELOCITY_SIGMA);
        return LOG_ROOM - logNorm - 0.5 * place - 0.5 * Math.min(motion, 16);
    }

    /**
     * One of the two has fallen silent, or was seen for the first time since. What was seen of the two before counts as far as it
     * speaks against one body.
     *
     * @param odds that they are one by where the silent one may have gone
     */
    void meet(double odds) {
        meetingOdds = odds * Math.exp(Math.min(0, logOdds - PRIOR));
    }

    /** One of the two has fallen silent before it was clear whether they are one: the odds are what was seen of both. */
    void meetAsCompared() {
        meetingOdds = Math.exp(Math.min(MOST_EVIDENCE, PRIOR + evidence));
    }

    /** Takes how probable it is that they are one, 0..1, all others that may be considered. */
    void judge(double probability) {
        chance = probability;
    }

    /** How probable it is that the two are one by where they met, 0..1; 0 when they have not met. */
    double chance() {
        return isMeeting() ? chance : 0;
    }

    /** True while nothing is known of the two but how well one may have come to where the other was first seen. */
    boolean isMeeting() {
        return !Double.isNaN(meetingOdds) && !merged;
    }

    /** The odds they met with; for {@link #isMeeting}. */
    double meetingOdds() {
        return meetingOdds;
    }

    /** They are taken for one. */
    void reunite(double probability) {
        logOdds = Math.max(-LIMIT, Math.min(LIMIT, Math.log(probability / (1 - probability))));
        merged = true;
    }

    /** True when it has just become two bodies again. */
    boolean parts() {
        boolean parts = merged && logOdds <= PARTED;
        merged &= !parts;
        return parts;
    }

    /** True when the two are sure enough to be one. */
    boolean isLikely() {
        return !merged && logOdds > MERGED;
    }

    /** They are taken for one by what was seen of both. */
    void merge() {
        merged = true;
    }

    /** They are two: another fits one of them better. */
    void yield() {
        merged = false;
        logOdds = PRIOR;
    }

    /** Mean log-likelihood of a look at the two as one body less that as two; 0 before any. */
    double fit() {
        return looks > 0 ? evidence / looks : 0;
    }

    /** Independent looks that {@link #fit} is the mean of. */
    double looks() {
        return looks;
    }

    /** Stamp of the last comparison, ns. */
    long comparedNanos() {
        return comparedNanos;
    }

    boolean merged() {
        return merged;
    }

    boolean isHopeless() {
        return !merged && logOdds <= -LIMIT;
    }

    /**
     * True when what was seen so far does not speak against one body. The velocity of one just seen for the first time is
     * noise: nothing speaks against it before the first independent comparison is over.
     */
    boolean mayBe() {
        return merged || !isMeeting() && (logOdds >= PRIOR || comparedSeconds < INDEPENDENT_SECONDS);
    }

    /** 0..1. */
    double probability() {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
