package org.sitedatum.positioning.track;

import java.util.List;
import org.sitedatum.positioning.model.MotionMode;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * The default motion models by kind of body: quiet (steady speed or standing still) and manoeuvring, mixed as an
 * interacting multiple model. A person turns, brakes and sets off with 1 m/s^2 for a second, at any speed and in any
 * direction: a white density of 2 sigma^2 tau (Singer 1970) that does not fade at standstill. At doors and corners people
 * stand for two seconds rather than five.
 */
final class MotionModes {

    private static final List<MotionMode> VEHICLE = List.of(
            new MotionMode(0.01, 0.15, 0.25, 0.005, 1e-4, Double.POSITIVE_INFINITY, 4e-4, 0.2, 1e-5, 5, 0.6),
            new MotionMode(0.8, 0.15, 0.25, 0.005, 1e-3, Double.POSITIVE_INFINITY, 4e-4, 0.2, 1e-5, 5, 40));
    private static final List<MotionMode> PEDESTRIAN = List.of(
            new MotionMode(0.02, 1.0, 0.3, 1, 1e-4, 0.3, 0.1, 1e-4, 1, 2.0),
            new MotionMode(0.01, 0.5, 0.3, 0.05, 5e-3, 20, 0.1, 1e-4, 1, 2.0),
            new MotionMode(2.0, 1.0, 0.3, 1.0, 0.05, 10, 2.0, 1e-4, 1, 5.0));
    private static final List<MotionMode> HEADSET = List.of(
            new MotionMode(0.02, 1.0, 0.1, 1, 0.01, 0.3, 0.1, 0.1, 0.5, 5.0),
            new MotionMode(0.01, 1.0, 0.1, 0.05, 0.01, 20, 0.1, 0.1, 0.5, 2.0),
            new MotionMode(2.0, 1.0, 0.1, 0.05, 1.0, 10, 4.0, 2.0, 0.5, 5.0));
    private static final List<MotionMode> ASSET = List.of(
            new MotionMode(1e-4, 1.0, 0.1, 0.05, 1e-5, 1, 0.001, 1e-5, 1, 30),
            new MotionMode(0.5, 1.0, 0.1, 0.05, 1e-2, 10, 0.1, 1e-4, 1, 5));

    private MotionModes() {}

    static List<MotionMode> of(TrackableKind kind) {
        return switch (kind) {
            case VEHICLE -> VEHICLE;
            case PEDESTRIAN -> PEDESTRIAN;
            case HEADSET -> HEADSET;
            case ASSET -> ASSET;
        };
    }
}
