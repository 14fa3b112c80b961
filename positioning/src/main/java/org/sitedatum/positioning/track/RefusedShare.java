package org.sitedatum.positioning.track;

import org.sitedatum.positioning.time.Snapshot;

/**
 * How much of what was measured of a body lately contradicted its estimate: refused over all, both forgotten with a time
 * constant. A wrong estimate may still agree with some sensors for ever, so refusals in a row do not show it. Rewindable.
 */
final class RefusedShare {

    private static final double TAU = 3;
    private static final double FEWEST = 12;
    private static final double DOUBTFUL = 0.3;
    private static final double HOPELESS = 0.45;
    /** Share of full places that agree from which the estimate is worth keeping, however much else contradicts it. */
    private static final double CONFIRMED = 0.3;

    private double refused;
    private double heard;
    private double confirmed;
    private long stampNanos;

    void save(Snapshot out) {
        out.put(refused);
        out.put(heard);
        out.put(confirmed);
        out.putLong(stampNanos);
    }

    void restore(Snapshot in) {
        refused = in.next();
        heard = in.next();
        confirmed = in.next();
        stampNanos = in.nextLong();
    }

    void clear() {
        refused = 0;
        heard = 0;
        confirmed = 0;
    }

    void taken(long stamp) {
        forgetUntil(stamp);
        heard++;
    }

    /** What was taken fixes a place by itself: a wrong estimate agrees with a range for ever, but not with a pose. */
    void confirmed(long stamp) {
        taken(stamp);
        confirmed++;
    }

    void refused(long stamp) {
        forgetUntil(stamp);
        heard++;
        refused++;
    }

    private void forgetUntil(long stamp) {
        double kept = Math.exp(-1e-9 * (stamp - stampNanos) / TAU);
        refused *= kept;
        heard *= kept;
        confirmed *= kept;
        stampNanos = stamp;
    }

    /** True when the estimate should say that it is contradicted. */
    boolean isDoubtful() {
        return heard > FEWEST && refused > DOUBTFUL * heard;
    }

    /** True when a new start is the better explanation. */
    boolean isHopeless() {
        return heard > FEWEST && refused > HOPELESS * heard && confirmed < CONFIRMED * heard;
    }
}
