package org.sitedatum.mqtt;

import org.sitedatum.mqtt.session.PublisherCounts;

/**
 * What passed a bridge since it started.
 *
 * @param payloads messages received on fix topics
 * @param fixes fixes handed to the consumer
 * @param poses poses published
 * @param rejected fixes refused, by the codec or by the engine
 * @param overloaded messages refused because the engine could not keep up
 * @param failures unexpected exceptions of the consumer
 * @param out what became of messages going out
 */
public record BridgeCounts(
        long payloads, long fixes, long poses, long rejected, long overloaded, long failures, PublisherCounts out) {

    private static final PublisherCounts NOTHING_OUT = new PublisherCounts(0, 0, 0, 0, 0);

    /** Nothing has passed. */
    public static final BridgeCounts NONE = in(0, 0, 0, 0);

    /** What came in, and nothing out. */
    static BridgeCounts in(long payloads, long fixes, long overloaded, long failures) {
        return new BridgeCounts(payloads, fixes, 0, 0, overloaded, failures, NOTHING_OUT);
    }

    /** What came of it, and nothing in. */
    static BridgeCounts out(long poses, long rejected, PublisherCounts out) {
        return new BridgeCounts(0, 0, poses, rejected, 0, 0, out);
    }

    /** What passed two bridges together. */
    public BridgeCounts plus(BridgeCounts other) {
        return new BridgeCounts(
                payloads + other.payloads,
                fixes + other.fixes,
                poses + other.poses,
                rejected + other.rejected,
                overloaded + other.overloaded,
                failures + other.failures,
                out.plus(other.out));
    }
}
