package org.sitedatum.mqtt.vendor;

/**
 * From a detector's image coordinates to pixels of the calibrated image: {@code u = scaleU x + offsetU}. A detector that works
 * on a smaller image has scales above 1; shares of the image size have the size as scales; coordinates in focal lengths have
 * fx, fy as scales and cx, cy as offsets.
 *
 * @param scaleU px per unit across
 * @param scaleV px per unit down
 * @param offsetU px
 * @param offsetV px
 */
public record PixelScale(double scaleU, double scaleV, double offsetU, double offsetV) {
    /** Pixels of the calibrated image. */
    public static final PixelScale SAME = new PixelScale(1, 1, 0, 0);

    /** Checks the scales. */
    public PixelScale {
        if (!(scaleU > 0 && scaleV > 0 && scaleU < 1e6 && scaleV < 1e6)
                || !(Math.abs(offsetU) < 1e6 && Math.abs(offsetV) < 1e6)) {
            throw new IllegalArgumentException("pixel scales must be above 0 and below a million");
        }
    }

    /** px from the left edge. */
    public double u(double x) {
        return scaleU * x + offsetU;
    }

    /** px from the top edge. */
    public double v(double y) {
        return scaleV * y + offsetV;
    }
}
