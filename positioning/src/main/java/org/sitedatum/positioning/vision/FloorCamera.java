package org.sitedatum.positioning.vision;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.ImageSize;

/**
 * A camera known by the homography from its pixels to metres on the floor. Of the two sides of the horizon it sees the
 * one where the map turns the image over: right and down in an image go clockwise, x and y of the floor seen from above go
 * the other way. A homography without horizon is taken as it is. It knows neither heights nor its own place. Immutable;
 * allocates.
 */
public final class FloorCamera implements CameraView {

    /** How well such a map is known where it was made, m: a clicked floor point and its image. */
    private static final double MAP_VARIANCE = 0.05 * 0.05;
    /** A pixel that moves the hit by more than this many metres is next to the horizon. */
    private static final double COARSEST = 0.5;

    private final Homography floorFromImage;
    private final Homography imageFromFloor;
    private final Optional<ImageSize> size;

    /** A camera with a regular map from pixels to metres on the floor, its image size not known. */
    public FloorCamera(Homography floorFromImage) {
        this(floorFromImage, Optional.empty());
    }

    /** A camera with a regular map from pixels to metres on the floor. */
    public FloorCamera(Homography floorFromImage, Optional<ImageSize> size) {
        this.size = size;
        this.floorFromImage = floorFromImage;
        this.imageFromFloor = floorFromImage.inverse();
    }

    @Override
    public boolean project(double x, double y, double z, ImagePoint out) {
        int orientation = imageFromFloor.map(x, y, out);
        return isSeen(orientation);
    }

    private boolean isSeen(int orientation) {
        return floorFromImage.isAffine() ? orientation != 0 : orientation < 0;
    }

    @Override
    public boolean seesHeights() {
        return false;
    }

    @Override
    public boolean isInside(PixelPoint pixel, double margin) {
        return size.isEmpty()
                || pixel.u() >= -margin
                        && pixel.v() >= -margin
                        && pixel.u() <= size.get().width() + margin
                        && pixel.v() <= size.get().height() + margin;
    }

    /** Of its images, px; empty when it is not known. */
    public Optional<ImageSize> size() {
        return size;
    }

    @Override
    public GroundHit ground(PixelPoint pixel, PixelNoise noise, double height, double heightVariance) {
        ImagePoint hit = new ImagePoint();
        if (!isSeen(floorFromImage.map(pixel.u(), pixel.v(), hit))) {
            return GroundReach.horizon();
        }
        double xu = hit.derivative(0, 0);
        double xv = hit.derivative(0, 1);
        double yu = hit.derivative(1, 0);
        double yv = hit.derivative(1, 1);
        if (Math.hypot(Math.hypot(xu, xv), Math.hypot(yu, yv)) > COARSEST) {
            return GroundReach.horizon();
        }
        return new GroundHit.Found(
                hit.u(),
                hit.v(),
                new Covariance3(
                        xu * xu * noise.uu() + xv * xv * noise.vv() + MAP_VARIANCE,
                        xu * yu * noise.uu() + xv * yv * noise.vv(),
                        0,
                        yu * yu * noise.uu() + yv * yv * noise.vv() + MAP_VARIANCE,
                        0,
                        0));
    }

    /** The map's constant error is a shift on the floor. */
    @Override
    public void errorDerivative(ImagePoint at, int row, double x, double y, double z, double[] out) {
        out[0] = at.derivative(row, 0);
        out[1] = at.derivative(row, 1);
        out[2] = 0;
    }

    @Override
    public double errorVariance() {
        return MAP_VARIANCE;
    }

    @Override
    public double placeVariance() {
        return 0;
    }
}
