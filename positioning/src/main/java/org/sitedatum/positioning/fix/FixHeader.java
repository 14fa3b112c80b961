package org.sitedatum.positioning.fix;

import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * What every fix carries.
 *
 * @param source who said it: the last part of the topic
 * @param stampNanos when it was measured, ns since the Unix epoch, by the source's clock
 * @param receivedNanos when the node received it, ns since the Unix epoch, by the node's clock
 * @param trackable id of a trackable or of one of its tags; empty: anonymous
 * @param seq the source's own running number
 * @param floor floor id claimed by the source
 * @param siteFromSensor pose of a sensor that moves, at the stamp
 */
public record FixHeader(
        String source,
        long stampNanos,
        long receivedNanos,
        Optional<String> trackable,
        OptionalLong seq,
        Optional<String> floor,
        Optional<RigidTransform> siteFromSensor) {

    /** A header with only the required parts and the body it is about. */
    public static FixHeader of(String source, long stampNanos, long receivedNanos, String trackable) {
        return new FixHeader(
                source,
                stampNanos,
                receivedNanos,
                Optional.of(trackable),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same header for a fix measured and received {@code nanos} later. */
    public FixHeader shiftedBy(long nanos) {
        return new FixHeader(source, stampNanos + nanos, receivedNanos + nanos, trackable, seq, floor, siteFromSensor);
    }
}
