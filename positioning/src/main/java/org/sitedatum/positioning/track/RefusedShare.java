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

    private double refused;
    private double heard;
    private long stampNanos;

    void save(Snapshot out) {
        out.put(refused);
        out.put(heard);
        out.putLong(stampNanos);
    }

    void restore(Snapshot in) {
        refused = in.next();
        heard = in.next();
        stampNanos = in.nextLong();
    }

    void clear() {
        refused = 0;
        heard = 0;
    }

    void taken(long stamp) {
        forgetUntil(stamp);
        heard++;
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
        stampNanos = stamp;
    }

    /** True when the estimate should say that it is contradicted. */
    boolean isDoubtful() {
        return heard > FEWEST && refused > DOUBTFUL * heard;
    }

    /** True when a new start is the better explanation. */
    boolean isHopeless() {
        return heard > FEWEST && refused > HOPELESS * heard;
    }
}
