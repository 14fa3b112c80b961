package org.sitedatum.positioning.survey;

import java.util.List;

/**
 * The map from a camera's pixels to metres on the floor.
 *
 * @param floorFromImage 3x3 row by row, the last number 1 where possible: as the site document takes it
 * @param rms of the residuals in the image, px
 * @param rmsOnFloor of the residuals on the floor, m
 * @param noiseFactor spread of the residuals over what the sigmas promised; NaN without redundancy
 * @param points in the order given; leave-one-out distances are on the floor
 */
public record HomographyReport(
        List<Double> floorFromImage, double rms, double rmsOnFloor, double noiseFactor, List<PixelResidual> points) {

    /** Copies the lists. */
    public HomographyReport {
        floorFromImage = List.copyOf(floorFromImage);
        points = List.copyOf(points);
    }
}
