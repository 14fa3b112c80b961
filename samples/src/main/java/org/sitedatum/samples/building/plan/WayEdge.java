package org.sitedatum.samples.building.plan;

/**
 * A straight way between two nodes, usable in both directions.
 *
 * @param from node name
 * @param to node name
 * @param kind how one gets along it
 */
public record WayEdge(String from, String to, Kind kind) {

    /** How one gets along a way. */
    public enum Kind {
        /** On the level. */
        LEVEL,
        /** Up and down on foot. */
        STAIRS,
        /** Straight up and down in the cabin. */
        LIFT
    }
}
