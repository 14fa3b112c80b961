package org.sitedatum.positioning.vision;

import org.sitedatum.positioning.fix.PixelPoint;

/** A camera that stands still in the site: from points of the site to pixels, and from pixels to the floor. */
public sealed interface CameraView permits PosedCamera, FloorCamera {

    /**
     * Projects a point of the site.
     *
     * @param out receives pixel and derivative by the point, site axes; undefined when false is returned
     * @return false when the camera has no image of such a point
     */
    boolean project(double x, double y, double z, ImagePoint out);

    /** True when points above the floor have an image too; a homography knows the floor only. */
    boolean seesHeights();

    /**
     * Where the ray of a pixel meets a level plane.
     *
     * @param pixel where in the image
     * @param noise how uncertain the pixel is
     * @param height z of the plane in the site, m; of no use to a homography
     * @param heightVariance how uncertain that is, m^2
     */
    GroundHit ground(PixelPoint pixel, PixelNoise noise, double height, double heightVariance);

    /** True when a pixel lies in the image, or at most {@code margin} px outside; always, when its size is unknown. */
    boolean isInside(PixelPoint pixel, double margin);

    /**
     * Derivative of a projection by the camera's constant error, three numbers: its pose turned by a small rotation about
     * the site's axes, rad; or, for a homography, its map shifted on the floor, m.
     *
     * @param at the projection of the point, as {@link #project} filled it
     * @param row 0 for u, 1 for v
     * @param out receives three numbers, px per unit of the error
     */
    void errorDerivative(ImagePoint at, int row, double x, double y, double z, double[] out);

    /** Variance of each component of that error, rad^2 or m^2. */
    double errorVariance();

    /** Variance of each coordinate of the camera's place, m^2; zero where the constant error has it all. */
    double placeVariance();
}
