package org.sitedatum.positioning.survey;

import java.util.List;
import org.sitedatum.frames.geometry.UncertainTransform;

/**
 * Where a camera hangs and how it is turned.
 *
 * @param choices the pose that fits best, then another that fits nearly as well: points in a plane seen from afar may be
 *     explained by two poses
 */
public record CameraReport(List<Choice> choices) {

    /** Copies the list. */
    public CameraReport {
        choices = List.copyOf(choices);
    }

    /** The pose that fits best. */
    public Choice best() {
        return choices.get(0);
    }

    /**
     * One pose.
     *
     * @param siteFromOptical pose of the optical frame
     * @param rms of the residuals in the image, px
     * @param noiseFactor spread of the residuals over what the sigmas promised; the covariance is grown by its square above 1
     * @param points in the order given
     */
    public record Choice(
            UncertainTransform siteFromOptical, double rms, double noiseFactor, List<PixelResidual> points) {

        /** Copies the list. */
        public Choice {
            points = List.copyOf(points);
        }
    }
}
