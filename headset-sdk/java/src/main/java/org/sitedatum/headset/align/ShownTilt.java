package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.PoseBuffer;

/** The level frame that content is shown with: follows the estimated one by turning about the head. Allocates nothing. */
final class ShownTilt {

    /** rad a frame: half of what content may turn; the other half is left to the yaw. */
    static final double LARGEST_TURN = 0.5 * ShownAlignment.LARGEST_TURN;

    private final PoseBuffer shown = new PoseBuffer();
    private final PoseBuffer scratch = new PoseBuffer();
    private double lag;

    /** {@code levelFromSession} as shown. */
    PoseBuffer level() {
        return shown;
    }

    /** By how much it is turned from the estimate, rad. */
    double lag() {
        return lag;
    }

    /** Shows the estimate as it is. */
    void set(PoseBuffer estimate) {
        shown.set(estimate);
        lag = 0;
    }

    /**
     * One frame: turns towards the estimate about where the head is in the session.
     *
     * @return the turn, rad; NaN when it is too far to be followed
     */
    double follow(PoseBuffer estimate, PoseBuffer head, double seconds) {
        shown.inverseInto(scratch);
        estimate.thenInto(scratch, scratch);
        double w = scratch.qw();
        double x = scratch.qx();
        double y = scratch.qy();
        double z = scratch.qz();
        double s = Math.sqrt(x * x + y * y + z * z);
        double angle = 2 * Math.atan2(s, Math.abs(w));
        lag = angle;
        if (angle > ShownAlignment.JUMP_RADIANS) {
            return Double.NaN;
        }
        if (s == 0) {
            return 0;
        }
        double turned = Math.min(ShownAlignment.gain(seconds) * angle, LARGEST_TURN);
        double f = (w < 0 ? -turned : turned) / s;
        SessionTilt.turn(shown, f * x, f * y, f * z, head, scratch);
        lag = angle - turned;
        return turned;
    }
}
