package org.sitedatum.samples.building.sensor;

import java.util.List;
import org.sitedatum.positioning.fix.Fix;

/**
 * One message: what a source says at once.
 *
 * @param source who says it
 * @param receivedNanos when it reaches the node, ns since the Unix epoch; each fix carries the same
 * @param fixes in the order measured, at least one
 */
public record Delivery(String source, long receivedNanos, List<Fix> fixes) {

    /** Copies the list. */
    public Delivery {
        fixes = List.copyOf(fixes);
    }

    /** The same message received at another time. */
    Delivery receivedAt(long nanos) {
        List<Fix> moved =
                fixes.stream().map(fix -> SourceClock.withReceipt(fix, nanos)).toList();
        return new Delivery(source, nanos, moved);
    }
}
