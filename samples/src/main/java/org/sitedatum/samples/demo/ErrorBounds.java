package org.sitedatum.samples.demo;

import org.sitedatum.positioning.site.TrackableKind;

/** The errors a good run stays within, after the warm-up. */
final class ErrorBounds {

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
