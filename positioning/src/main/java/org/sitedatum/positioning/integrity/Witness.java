package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.time.Snapshot;

/** An anchor, a sensor or a source that sees the body: what it said lately and whether it is believed. */
final class Witness {

    /** Directions in plan one fix shows. */
    static final int ROWS = 2;

    private static final long FIRST_PROBATION_NANOS = 500_000_000L;
    private static final int MOST_CONVICTIONS = 5;
    /** No fix is better than this, m^2. */
    private static final double SMALLEST_WHITE = 4e-4;

    private static final long NEVER = Long.MIN_VALUE;

    String id = "";
    final ParityRow[] rows = {new ParityRow(), new ParityRow()};
    long heardNanos = NEVER;
    /** When it was excluded; {@link #isExcluded}. */
    long excludedNanos = NEVER;
    /** Since when it has agreed with the others again. */
    long calmNanos = NEVER;
    /** Times it was excluded lately. */
    int convictions;
    /** Checks in a row that found it guilty. */
    int accusations;

    /** The last value and since when it has been repeated, with where the body was then. */
    double value = Double.NaN;

    int repeats;
    /** Fixes of it since it was last asked. */
    int unasked;

    /** Where the others put the body without it. */
    final Course without = new Course();

    double x;
    double y;
    /** How fast the body was when the value was new, m/s. */
    double speed;
    /** Fixes per second over their variance in the directions they see, 1/(m^2 s): a symmetric matrix. */
    double newsXx;

    double newsXy;
    double newsYy;

    void begin(String who) {
        id = who;
        heardNanos = NEVER;
        excludedNanos = NEVER;
        calmNanos = NEVER;
        convictions = 0;
        accusations = 0;
        value = Double.NaN;
        repeats = 0;
        unasked = 0;
        newsXx = 0;
        newsXy = 0;
        newsYy = 0;
        without.clear();
        for (ParityRow row : rows) {
            row.clear();
        }
    }

    void save(Snapshot out) {
        out.putValue(id);
        out.putLong(heardNanos);
        out.put(convictions);
        if (convictions > 0) {
            out.putLong(excludedNanos);
            out.putLong(calmNanos);
        }
        out.put(accusations);
        out.put(value);
        out.put(repeats);
        out.put(unasked);
        out.put(x);
        out.put(y);
        out.put(speed);
        out.put(newsXx);
        out.put(newsXy);
        out.put(newsYy);
        without.save(out);
        int known = rows[1].isKnown() ? 2 : 1;
        out.put(known);
        for (int i = 0; i < known; i++) {
            rows[i].save(out);
        }
    }

    void restore(Snapshot in) {
        id = in.nextValue(String.class);
        heardNanos = in.nextLong();
        convictions = in.nextInt();
        excludedNanos = convictions > 0 ? in.nextLong() : NEVER;
        calmNanos = convictions > 0 ? in.nextLong() : NEVER;
        accusations = in.nextInt();
        value = in.next();
        repeats = in.nextInt();
        unasked = in.nextInt();
        x = in.next();
        y = in.next();
        speed = in.next();
        newsXx = in.next();
        newsXy = in.next();
        newsYy = in.next();
        without.restore(in);
        int known = in.nextCount(ROWS);
        rows[1].clear();
        for (int i = 0; i < known; i++) {
            rows[i].restore(in);
        }
    }

    boolean isExcluded() {
        return excludedNanos != NEVER;
    }

    void exclude(long stampNanos) {
        convictions++;
        excludedNanos = stampNanos;
        calmNanos = NEVER;
        accusations = 0;
    }

    /** For how long it must agree before it is believed again: twice as long each time, up to 8 s. */
    long probationNanos() {
        return FIRST_PROBATION_NANOS << Math.min(convictions, MOST_CONVICTIONS) - 1;
    }

    void admit() {
        excludedNanos = NEVER;
        accusations = 0;
        repeats = 0;
        for (ParityRow row : rows) {
            row.pause();
        }
    }

    /**
     * Counts what it told lately.
     *
     * @param fixes since it was last asked
     * @param gain of the mean over the time since then, 1/s
     * @param kept share of the old mean that is kept
     */
    void count(int fixes, double gain, double kept) {
        newsXx *= kept;
        newsXy *= kept;
        newsYy *= kept;
        for (ParityRow row : rows) {
            if (row.isHeard()) {
                double informative = gain * fixes / (row.white() + SMALLEST_WHITE);
                newsXx += informative * row.ux * row.ux;
                newsXy += informative * row.ux * row.uy;
                newsYy += informative * row.uy * row.uy;
            }
        }
    }

    /** Notes what was said while the body is estimated to be at (x, y). */
    void note(double said, double placeX, double placeY, double placeSpeed) {
        if (said == value) {
            repeats++;
        } else {
            value = said;
            repeats = 0;
            x = placeX;
            y = placeY;
            speed = placeSpeed;
        }
    }
}
