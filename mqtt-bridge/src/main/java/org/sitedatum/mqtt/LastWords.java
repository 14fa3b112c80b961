package org.sitedatum.mqtt;

import java.util.Map;

/**
 * What an owner said last before it gave its place to another: so the other knows what is left to say.
 *
 * @param poseNanos of each body the stamp of its last pose, ns since the Unix epoch
 * @param eventSequence the highest sequence among the events; 0 when none was said
 */
public record LastWords(Map<String, Long> poseNanos, long eventSequence) {

    /** Nothing was said that this node has found. */
    public static final LastWords NONE = new LastWords(Map.of(), 0);

    /** Copies the map. */
    public LastWords {
        poseNanos = Map.copyOf(poseNanos);
    }
}
