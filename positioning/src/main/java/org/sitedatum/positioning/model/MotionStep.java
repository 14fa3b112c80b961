package org.sitedatum.positioning.model;

/**
 * A step of so many seconds in one way of moving: what depends on nothing else, worked out once for all Gaussians that take
 * it. Sources send at a fixed rate, so the next step is often the same again.
 *
 * <p>Reused, not thread-safe; allocates nothing.
 */
public final class MotionStep {

    private static final MotionMode NONE = new MotionMode(0, 1, 1, 1, 0, 1, 0, 0, 1, 1);

    private final Decay going = new Decay();
    private final Decay turning = new Decay();
    private MotionMode mode = NONE;
    private double dt = Double.NaN;

    /** Becomes the step of {@code seconds}, not negative, in a mode. */
    public void set(double seconds, MotionMode ofMode) {
        if (seconds != dt || !ofMode.equals(mode)) {
            dt = seconds;
            mode = ofMode;
            going.set(seconds, ofMode.velocityTau());
            turning.set(seconds, ofMode.turnTau());
        }
    }

    MotionMode mode() {
        return mode;
    }

    /** What becomes of position and velocity. */
    Decay going() {
        return going;
    }

    /** What becomes of orientation and angular rate. */
    Decay turning() {
        return turning;
    }
}
