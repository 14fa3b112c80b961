package org.sitedatum.positioning.fix;

import org.sitedatum.frames.geometry.Covariance3;

/**
 * A position of the body in a named frame.
 *
 * @param header source, times, body
 * @param frame frame id; {@code site} is the site frame
 * @param x m
 * @param y m
 * @param z m; NaN: not measured (a 2-D position)
 * @param covariance m^2, in that frame; the z row is zero for a 2-D position
 */
public record PositionFix(FixHeader header, String frame, double x, double y, double z, Covariance3 covariance)
        implements Fix {

    @Override
    public String kind() {
        return "position";
    }

    @Override
    public PositionFix withHeader(FixHeader header) {
        return new PositionFix(header, frame, x, y, z, covariance);
    }
}
