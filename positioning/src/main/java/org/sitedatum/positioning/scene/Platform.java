package org.sitedatum.positioning.scene;

/**
 * Where a sensor stands that has no place on the site and sends none: with the sensors that send theirs, if these are all in
 * one spot. A ship or a robot carries them together. With several such platforms nothing is known.
 *
 * <p>Site frame, m. Scratch; not thread-safe.
 */
final class Platform {

    /** A ship is so large: sensors this near to each other ride on one, m. */
    private static final double EXTENT = 30;

    private double x = Double.NaN;
    private double y = Double.NaN;

    /** Looks where the sensors that send their places are at a stamp, ns. */
    void find(SensorHabits[] sensors, long stampNanos) {
        x = Double.NaN;
        y = Double.NaN;
        for (SensorHabits sensor : sensors) {
            Ride ride = sensor.ride;
            if (!ride.isKnownAt(stampNanos)) {
                continue;
            }
            if (!Double.isNaN(x) && Math.hypot(ride.x() - x, ride.y() - y) > EXTENT) {
                x = Double.NaN;
                y = Double.NaN;
                return;
            }
            x = ride.x();
            y = ride.y();
        }
    }

    /** NaN when it is not known. */
    double x() {
        return x;
    }

    /** NaN when it is not known. */
    double y() {
        return y;
    }
}
