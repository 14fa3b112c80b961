package org.sitedatum.positioning;

/** How far a pose can be relied on. */
public enum TrackingState {
    /** Fresh measurements, no sign of a fault. */
    TRACKING,
    /** Predicted: nothing new was heard for a while. */
    COASTING,
    /** Measured, but ambiguous, short of redundancy, or contradicted. */
    DEGRADED,
    /** Not usable; the position is the last one known. */
    LOST;

    /** The contract's lower-case word. */
    public String word() {
        return switch (this) {
            case TRACKING -> "tracking";
            case COASTING -> "coasting";
            case DEGRADED -> "degraded";
            case LOST -> "lost";
        };
    }
}
