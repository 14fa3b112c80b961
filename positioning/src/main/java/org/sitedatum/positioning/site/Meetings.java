package org.sitedatum.positioning.site;

/**
 * Whether and when bodies near each other raise events. NaN: not given.
 *
 * @param proximity m between outlines within which two bodies are near each other; NaN: not watched
 * @param exitTolerance m beyond {@code proximity} up to which they stay near; NaN: a tenth of it
 * @param horizon s ahead for which collisions are predicted; 0: only when they happen; NaN: collisions are not watched
 * @param repeat s between events of a lasting collision; NaN: 1
 */
public record Meetings(double proximity, double exitTolerance, double horizon, double repeat) {

    /** True when proximity is watched. */
    public boolean watchesProximity() {
        return !Double.isNaN(proximity);
    }

    /** True when collisions are watched. */
    public boolean watchesCollisions() {
        return !Double.isNaN(horizon);
    }
}
