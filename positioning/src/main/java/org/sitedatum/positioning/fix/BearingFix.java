package org.sitedatum.positioning.fix;

/**
 * Direction of the body in a sensor's own frame.
 *
 * @param header source, times, body
 * @param sensor sensor id
 * @param azimuth rad, counter-clockwise from the sensor's +x about its +z
 * @param elevation rad above the sensor's xy plane; NaN: not measured
 * @param sigma standard deviation of each angle, rad; NaN: not stated
 */
public record BearingFix(FixHeader header, String sensor, double azimuth, double elevation, double sigma)
        implements Fix {

    @Override
    public String kind() {
        return "bearing";
    }

    @Override
    public BearingFix withHeader(FixHeader header) {
        return new BearingFix(header, sensor, azimuth, elevation, sigma);
    }
}
