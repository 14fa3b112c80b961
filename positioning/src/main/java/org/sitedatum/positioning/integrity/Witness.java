package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.time.Snapshot;

/** An anchor, a sensor or a source that sees the body: what it said lately and whether it is believed. */
final class Witness {

    /** Directions in plan one fix shows. */
    static final int ROWS = 2;

    private static final long FIRST_PROBATION_NANOS = 500_000_000L;
    private static final int MOST_CONVICTIONS = 5;
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

    double x;
    double y;
    /** How fast the body was when the value was new, m/s. */
    double speed;
    /** Fixes per second over their variance, per coordinate, 1/(m^2 s). */
    double news;

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
        news = 0;
        for (ParityRow row : rows) {
            row.clear();
        }
    }

    void save(Snapshot out) {
        out.putValue(id);
        out.putLong(heardNanos);
        out.putLong(excludedNanos);
        out.putLong(calmNanos);
        out.put(convictions);
        out.put(accusations);
        out.put(value);
        out.put(repeats);
        out.put(unasked);
        out.put(x);
        out.put(y);
        out.put(speed);
        out.put(news);
        int known = rows[1].isKnown() ? 2 : 1;
        out.put(known);
        for (int i = 0; i < known; i++) {
            rows[i].save(out);
        }
    }

    void restore(Snapshot in) {
        id = in.nextValue(String.class);
        heardNanos = in.nextLong();
        excludedNanos = in.nextLong();
        calmNanos = in.nextLong();
        convictions = in.nextInt();
        accusations = in.nextInt();
        value = in.next();
        repeats = in.nextInt();
        unasked = in.nextInt();
        x = in.next();
        y = in.next();
        speed = in.next();
        news = in.next();
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
