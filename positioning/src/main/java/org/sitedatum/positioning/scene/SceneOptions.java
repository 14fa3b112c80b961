package org.sitedatum.positioning.scene;

/**
 * What is believed of bodies nobody has told about. One default serves people indoors and boats in a harbour.
 *
 * @param steadyAcceleration acceleration spectral density of a body that keeps its course, m^2/s^3
 * @param turningAcceleration the same of one that turns or brakes
 * @param modeSeconds mean time between changes from one to the other, s
 * @param velocitySigma per axis of a body seen for the first time, m/s
 * @param lifeSeconds mean time a body stays in the scene, s
 * @param visibleSeconds mean time a body stays in sight of a sensor, s
 * @param hiddenSeconds mean time until a body out of a sensor's sight comes into it, s
 * @param confirmExistence existence from which a body is published
 * @param endExistence existence below which it is forgotten
 */
public record SceneOptions(
        double steadyAcceleration,
        double turningAcceleration,
        double modeSeconds,
        double velocitySigma,
        double lifeSeconds,
        double visibleSeconds,
        double hiddenSeconds,
        double confirmExistence,
        double endExistence) {

    /** The defaults. */
    public static SceneOptions defaults() {
        return new SceneOptions(0.01, 0.3, 20, 4, 200, 30, 10, 0.95, 0.0005);
    }
}
