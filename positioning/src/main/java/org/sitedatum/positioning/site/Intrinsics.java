package org.sitedatum.positioning.site;

import java.util.List;

/**
 * Pinhole camera with Brown-Conrady distortion.
 *
 * @param fx px
 * @param fy px
 * @param cx px
 * @param cy px
 * @param distortion k1 k2 p1 p2 and perhaps k3; empty: none
 * @param width px
 * @param height px
 */
public record Intrinsics(double fx, double fy, double cx, double cy, List<Double> distortion, int width, int height) {

    /** Copies the collections. */
    public Intrinsics {
        distortion = List.copyOf(distortion);
    }
}
