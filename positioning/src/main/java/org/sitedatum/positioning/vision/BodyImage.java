package org.sitedatum.positioning.vision;

import java.util.Optional;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelDetection.Box;
import org.sitedatum.positioning.fix.PixelDetection.Target;
import org.sitedatum.positioning.fix.PixelPoint;

/**
 * Where one part of a body appears in an image.
 *
 * @param pixel where
 * @param target which part
 * @param noise how uncertain
 */
public record BodyImage(PixelPoint pixel, Target target, PixelNoise noise) {

    /** Of a labelled point, px: annotators and keypoint detectors agree to about this. */
    private static final double POINT_SIGMA = 2.5;
    /** Of a box's edges: so many px, and this share of its height or width (detectors' usual overlap of 0.85 to 0.9). */
    private static final double EDGE_SIGMA = 1.5;

    private static final double HEIGHT_SHARE = 0.03;
    private static final double WIDTH_SHARE = 0.06;
    /** A box cut at a side hides up to half of the body. */
    private static final double CUT_SHARE = 0.25;
    /** A box edge this near to the image's is the image's, px. */
    private static final double AT_EDGE = 2;

    /**
     * The best part a detection shows: the point it names; else the foot, the middle of the box's lower edge; else, when
     * the lower edge is the image's own, the head. Empty when neither is in the image, or the box is.
     */
    public static Optional<BodyImage> of(PixelDetection detection, CameraView camera) {
        if (detection.point().isPresent()) {
            PixelDetection.BodyPixel point = detection.point().get();
            boolean usable = camera.isInside(point.pixel(), AT_EDGE);
            return usable
                    ? Optional.of(new BodyImage(point.pixel(), point.target(), PixelNoise.ofSigma(POINT_SIGMA)))
                    : Optional.empty();
        }
        return detection
                .box()
                .filter(box -> box.width() > 0 && box.height() > 0)
                .flatMap(box -> of(box, camera));
    }

    private static Optional<BodyImage> of(Box box, CameraView camera) {
        double middle = box.left() + 0.5 * box.width();
        double centre = box.top() + 0.5 * box.height();
        boolean cutAside = !camera.isInside(new PixelPoint(box.left(), centre), -AT_EDGE)
                || !camera.isInside(new PixelPoint(box.left() + box.width(), centre), -AT_EDGE);
        double across = Math.hypot(EDGE_SIGMA, (cutAside ? CUT_SHARE : WIDTH_SHARE) * box.width());
        PixelNoise noise = PixelNoise.ofSigmas(across, Math.hypot(EDGE_SIGMA, HEIGHT_SHARE * box.height()));
        PixelPoint foot = new PixelPoint(middle, box.top() + box.height());
        if (camera.isInside(foot, -AT_EDGE)) {
            return Optional.of(new BodyImage(foot, Target.FOOT, noise));
        }
        PixelPoint head = new PixelPoint(middle, box.top());
        return camera.isInside(head, -AT_EDGE)
                ? Optional.of(new BodyImage(head, Target.HEAD, noise))
                : Optional.empty();
    }
}
