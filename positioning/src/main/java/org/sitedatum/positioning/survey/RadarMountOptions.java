package org.sitedatum.positioning.survey;

/**
 * How a radar's mount is found.
 *
 * @param height site z of the radar, m
 * @param sigmaRange standard deviation of its ranges, m
 * @param sigmaAzimuth standard deviation of its azimuths, rad
 * @param sigmaElevation standard deviation of its elevations, rad
 * @param maxOffset its stamps may be off by this, s, 0 to 30
 * @param pitch true: the tilt is found as well, from elevations
 */
public record RadarMountOptions(
        double height, double sigmaRange, double sigmaAzimuth, double sigmaElevation, double maxOffset, boolean pitch) {

    /** Refuses numbers out of range with an {@link IllegalArgumentException}. */
    public RadarMountOptions {
        Checked.within("height", height, -1e6, 1e6);
        Checked.within("sigmaRange", sigmaRange, 1e-3, 1e3);
        Checked.within("sigmaAzimuth", sigmaAzimuth, 1e-4, Math.PI);
        Checked.within("sigmaElevation", sigmaElevation, 1e-4, Math.PI);
        Checked.within("maxOffset", maxOffset, 0, 30);
    }

    /** A body reflects from anywhere on it: 0.25 m; a small antenna array resolves 2 degrees; stamps within 3 s. */
    public static RadarMountOptions atHeight(double height) {
        return new RadarMountOptions(height, 0.25, 0.035, 0.05, 3, false);
    }
}
