package org.sitedatum.positioning.vision;

import java.util.Optional;

/**
 * A square marker seen by a camera has up to two poses that explain its corners nearly alike: tilted one way or the other
 * about the line of sight. Which is right only the corners' residuals or something else known can say.
 *
 * @param best the pose that fits best
 * @param other the other one, while the corners do not rule it out
 */
public record MarkerPoses(MarkerPose best, Optional<MarkerPose> other) {

    /**
     * Difference of misfit (twice the log of the likelihood ratio) beyond which the better of two poses is taken for
     * certain: odds of 1,000 to 1.
     */
    public static final double DECISIVE = 2 * Math.log(1000);

    /** True when two poses remain. */
    public boolean isAmbiguous() {
        return other.isPresent();
    }
}
