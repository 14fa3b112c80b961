package org.sitedatum.positioning.scene;

/** Tells whether a sensor can see a point, for example past the walls of a floor. Must be a function of its arguments. */
@FunctionalInterface
public interface Visibility {

    /** Nothing is ever in the way. */
    Visibility CLEAR = (sensor, sensorX, sensorY, x, y) -> true;

    /**
     * True when the straight line from the sensor to the point is free; site frame, m.
     *
     * @param sensor index of the sensor in the scene
     */
    boolean isClear(int sensor, double sensorX, double sensorY, double x, double y);
}
