package org.sitedatum.positioning.time;

import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;

/**
 * The place in the canonical order up to which fixes are part of a state and cannot be taken back: the last of them.
 *
 * @param stampNanos its stamp
 * @param rank of its kind
 * @param sensor what it measured
 * @param trackable of its header, or empty
 * @param source of its header
 */
record Border(long stampNanos, int rank, String sensor, String trackable, String source) {

    /** Before every fix. */
    static final Border START = new Border(Long.MIN_VALUE, -1, "", "", "");

    static Border of(Fix fix) {
        return new Border(
                fix.stampNanos(),
                FixOrder.rank(fix),
                FixOrder.sensor(fix),
                fix.header().trackable().orElse(""),
                fix.header().source());
    }

    /** Negative when the fix comes before, 0 when it says the same again, positive when it may follow. */
    int compareWith(Fix fix) {
        int order = Long.compare(fix.stampNanos(), stampNanos);
        if (order == 0) {
            order = Integer.compare(FixOrder.rank(fix), rank);
        }
        if (order == 0) {
            order = FixOrder.sensor(fix).compareTo(sensor);
        }
        if (order == 0) {
            order = fix.header().trackable().orElse("").compareTo(trackable);
        }
        return order == 0 ? fix.header().source().compareTo(source) : order;
    }

    void write(StateWriter out) {
        out.whole(stampNanos);
        out.whole(rank);
        out.text(sensor);
        out.text(trackable);
        out.text(source);
    }

    static Border read(StateReader in) {
        return new Border(in.whole(), (int) in.whole(), in.text(), in.text(), in.text());
    }
}
