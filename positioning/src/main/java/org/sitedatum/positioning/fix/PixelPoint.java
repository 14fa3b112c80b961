package org.sitedatum.positioning.fix;

/**
 * A point in an image.
 *
 * @param u px from the left edge
 * @param v px from the top edge
 */
public record PixelPoint(double u, double v) {}
