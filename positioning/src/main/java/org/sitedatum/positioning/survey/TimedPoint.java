package org.sitedatum.positioning.survey;

import org.sitedatum.frames.geometry.Vector3;

/**
 * Where something was at an instant.
 *
 * @param stampNanos ns since the Unix epoch
 * @param position m
 */
public record TimedPoint(long stampNanos, Vector3 position) {

    /** Refuses numbers out of range with an {@link IllegalArgumentException}. */
    public TimedPoint {
        Checked.position("position", position);
    }
}
