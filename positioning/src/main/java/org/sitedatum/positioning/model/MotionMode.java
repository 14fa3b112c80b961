package org.sitedatum.positioning.model;

/**
 * One way of moving: white acceleration that fades at standstill and is weaker across the direction of travel, a
 * velocity that is forgotten with a time constant, and a turn rate of its own.
 *
 * @param accelerationDensity of longitudinal acceleration, m^2/s^3
 * @param lateralRatio lateral density as a share of the longitudinal one, 0..1
 * @param standstillSpeed m/s below which the density fades: factor {@code v^2 / (v^2 + standstillSpeed^2)}
 * @param standstillFloor smallest factor, 0..1
 * @param verticalDensity of vertical acceleration, m^2/s^3
 * @param velocityTau time constant of the velocity, s; infinite: constant velocity
 * @param turnDensity of angular acceleration about z, rad^2/s^3
 * @param turnDensityPerSpeed added to the turn density per squared speed, rad^2/(s m^2)
 * @param tiltDensity of angular acceleration about x and y, rad^2/s^3
 * @param turnTau time constant of the angular rate, s
 * @param dwell mean time in this mode, s
 */
public record MotionMode(
        double accelerationDensity,
        double lateralRatio,
        double standstillSpeed,
        double standstillFloor,
        double verticalDensity,
        double velocityTau,
        double turnDensity,
        double turnDensityPerSpeed,
        double tiltDensity,
        double turnTau,
        double dwell) {

    /** A mode whose turn rate wanders alike at any speed. */
    public MotionMode(
            double accelerationDensity,
            double lateralRatio,
            double standstillSpeed,
            double standstillFloor,
            double verticalDensity,
            double velocityTau,
            double turnDensity,
            double tiltDensity,
            double turnTau,
            double dwell) {
        this(
                accelerationDensity,
                lateralRatio,
                standstillSpeed,
                standstillFloor,
                verticalDensity,
                velocityTau,
                turnDensity,
                0,
                tiltDensity,
                turnTau,
                dwell);
    }
}
