package org.sitedatum.positioning.survey;

import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;

/**
 * A point of the site and where it appears in an image.
 *
 * @param site m; z is not used for a homography
 * @param pixel px from the left and from the top
 * @param sigma standard deviation of the pixel per axis, px
 */
public record PointPair(Vector3 site, PixelPoint pixel, double sigma) {

    /** Refuses numbers out of range with an {@link IllegalArgumentException}. */
    public PointPair {
        Checked.position("site point", site);
        Checked.within("u", pixel.u(), -1e6, 1e6);
        Checked.within("v", pixel.v(), -1e6, 1e6);
        Checked.within("sigma", sigma, 1e-3, 1e4);
    }
}
