package org.sitedatum.positioning.fix;

import java.util.Optional;

/**
 * One body in an image: a point on it, or a box around it.
 *
 * @param point the pixel, with the part of the body it shows
 * @param box the box around the body
 * @param label class name given by the detector
 * @param score detector confidence 0..1; NaN: not stated
 * @param localId the detector's own track id
 */
public record PixelDetection(
        Optional<BodyPixel> point, Optional<Box> box, Optional<String> label, double score, Optional<String> localId) {

    /** Which part of a body a pixel shows. */
    public enum Target {
        /** Where it touches the floor. */
        FOOT,
        /** The middle of the body. */
        CENTRE,
        /** The top. */
        HEAD
    }

    /**
     * A pixel on a body.
     *
     * @param pixel where in the image
     * @param target which part of the body
     */
    public record BodyPixel(PixelPoint pixel, Target target) {}

    /**
     * A box in an image, px.
     *
     * @param left from the left edge
     * @param top from the top edge
     * @param width to the right
     * @param height downwards
     */
    public record Box(double left, double top, double width, double height) {}
}
