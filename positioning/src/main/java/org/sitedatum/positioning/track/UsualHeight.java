package org.sitedatum.positioning.track;

import org.sitedatum.positioning.site.TrackableKind;

/**
 * How high above its floor a body's origin is when the site does not say: headsets at the eyes or in the hands, tags of
 * people between pocket and helmet, robots and things anywhere from the floor to a shelf. For the start only.
 *
 * @param mean m
 * @param sigma standard deviation, m
 */
record UsualHeight(double mean, double sigma) {

    private static final UsualHeight HEADSET = new UsualHeight(1.5, 0.25);
    private static final UsualHeight PEDESTRIAN = new UsualHeight(1.2, 0.4);
    private static final UsualHeight VEHICLE = new UsualHeight(0.6, 0.6);
    private static final UsualHeight ASSET = new UsualHeight(1, 0.7);

    static UsualHeight of(TrackableKind kind) {
        return switch (kind) {
            case HEADSET -> HEADSET;
            case PEDESTRIAN -> PEDESTRIAN;
            case VEHICLE -> VEHICLE;
            case ASSET -> ASSET;
        };
    }

    double variance() {
        return sigma * sigma;
    }
}
