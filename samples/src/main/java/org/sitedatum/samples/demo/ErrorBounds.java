package org.sitedatum.samples.demo;

import org.sitedatum.positioning.site.TrackableKind;

/** The errors a good run stays within, after the warm-up. */
final class ErrorBounds {

    /** Largest horizontal RMSE of people nobody has told about, m: where a foot meets the floor is seen to about this. */
    static final double VISITOR_RMSE = 0.5;

    /** Least share of the seconds in which they are followed: corners of the building are out of every sensor's sight. */
    static final double VISITOR_SEEN = 0.75;

    private ErrorBounds() {}

    /** Largest horizontal RMSE of a kind of body, m. */
    static double rmse(TrackableKind kind) {
        return switch (kind) {
            case VEHICLE -> 0.25;
            case HEADSET -> 0.40;
            case PEDESTRIAN -> 0.60;
            case ASSET -> 0.50;
        };
    }
}
