package org.sitedatum.samples.building.motion;

/**
 * How a body likes to move.
 *
 * @param speed m/s on level straights
 * @param stairSpeed m/s on slopes
 * @param acceleration m/s^2 along the path
 * @param lateralAcceleration m/s^2 in corners
 * @param cornerRadius m
 * @param turnRate rad/s, largest when turning on the spot
 * @param shortestPause s at a destination
 * @param longestPause s at a destination
 */
public record Gait(
        double speed,
        double stairSpeed,
        double acceleration,
        double lateralAcceleration,
        double cornerRadius,
        double turnRate,
        double shortestPause,
        double longestPause) {

    /** A person on foot. */
    public static final Gait WALKING = new Gait(1.3, 0.6, 1.2, 1.2, 0.6, 2.0, 2, 12);

    /** A person with a headset who looks around. */
    public static final Gait STROLLING = new Gait(0.9, 0.5, 0.8, 0.8, 0.6, 1.2, 3, 10);

    /** A differential-drive transport robot. */
    public static final Gait DRIVING = new Gait(1.5, 0.5, 0.7, 0.8, 0.8, 0.9, 2, 10);

    /** A trolley that mostly stands where somebody left it. */
    public static final Gait PUSHED = new Gait(0.8, 0.4, 0.5, 0.5, 0.5, 0.7, 40, 150);

    /** Speed limit on a piece, m/s. */
    double speedOn(PathPiece piece) {
        if (piece instanceof PathPiece.Line line) {
            return line.isLevel() ? speed : stairSpeed;
        }
        return Math.min(speed, Math.sqrt(lateralAcceleration / Math.abs(piece.curvature())));
    }
}
