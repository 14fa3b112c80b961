package org.sitedatum.mqtt.codec;

import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * How an adapter's own connection to a vendor's server stands, retained on {@code adapter/{source}} while a node has it.
 *
 * @param source of the adapter's fixes
 * @param kind the adapter's format
 * @param node that has the connection
 * @param address of the server, or where it listens; without logins
 * @param link how the connection is
 * @param stampNanos when this was said, ns since the Unix epoch
 * @param messageNanos when a message was heard last, ns since the Unix epoch; 0: never
 * @param fixNanos when a fresh fix was heard last, ns since the Unix epoch; 0: never
 * @param counts what came so far
 * @param refused readings refused so far, by reason
 * @param problem in a sentence; empty when there is none
 */
public record AdapterState(
        String source,
        String kind,
        String node,
        String address,
        Link link,
        long stampNanos,
        long messageNanos,
        long fixNanos,
        Counts counts,
        Map<Reason, Long> refused,
        Optional<String> problem) {

    /** How a connection is. */
    public enum Link {
        /** Being made. */
        CONNECTING("connecting"),
        /** Stands; a poll has been answered, a port is open. */
        UP("up"),
        /** Was lost or could not be made; tried again after a while. */
        WAITING("waiting");

        private final String word;

        Link(String word) {
            this.word = word;
        }

        /** As it is written. */
        public String word() {
            return word;
        }
    }

    /**
     * What came since the node began.
     *
     * @param connections times that it was up
     * @param messages heard
     * @param fixes fresh ones
     * @param repeats fixes that had been heard before, so not counted as fresh
     * @param noFixes times that a sender said that it has no fix
     * @param asides readings that say nothing about a place
     */
    public record Counts(long connections, long messages, long fixes, long repeats, long noFixes, long asides) {}

    /** Copies the map. */
    public AdapterState {
        refused = Map.copyOf(refused);
    }
}
