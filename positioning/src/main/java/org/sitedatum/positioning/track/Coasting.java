package org.sitedatum.positioning.track;

import org.sitedatum.positioning.model.MotionMode;

/** How a body is thought to move when nothing is heard of it for long: it slows down and wanders like a pedestrian. */
final class Coasting {

    /** Velocity forgotten within a second, wandering some 1.2 m in the root of a second. */
    static final MotionMode MODE = new MotionMode(1.5, 1, 1, 1, 1e-5, 1.0, 0.05, 1e-6, 1.0, 1.0);

    private Coasting() {}
}
