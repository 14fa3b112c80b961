package org.sitedatum.mqtt.codec;

import java.util.Map;

/**
 * What the owner of a site says about itself, retained on the site's status topic.
 *
 * @param owner name of the node that owns the site
 * @param epoch of its ownership
 * @param state whether it serves
 * @param stampNanos when this was said, ns since the Unix epoch; 0 in a last will, which is written beforehand
 * @param rates per second, by name ({@code fixes}, {@code poses}, {@code rejected}, {@code dropped})
 * @param health problem by name of what has it; empty: none known
 * @param lagSeconds longest time from the receipt of a fix to the end of the work on it since the status before, s
 * @param failovers times that another ownership followed since this node came, as it heard
 */
public record NodeStatus(
        String owner,
        long epoch,
        State state,
        long stampNanos,
        Map<String, Double> rates,
        Map<String, String> health,
        double lagSeconds,
        long failovers) {

    /** Whether the owner serves. */
    public enum State {
        /** Fixes are taken and poses are sent. */
        ONLINE("online"),
        /** Nobody serves; the last will says so too. */
        OFFLINE("offline");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The contract's word. */
        public String word() {
            return word;
        }
    }

    /** Copies the maps. */
    public NodeStatus {
        rates = Map.copyOf(rates);
        health = Map.copyOf(health);
    }

    /** What stands on the topic when the owner is gone. */
    public static NodeStatus offline(String owner, long epoch, long stampNanos) {
        return new NodeStatus(owner, epoch, State.OFFLINE, stampNanos, Map.of(), Map.of(), 0, 0);
    }
}
