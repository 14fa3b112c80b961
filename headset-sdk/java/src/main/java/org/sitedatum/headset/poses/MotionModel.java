package org.sitedatum.headset.poses;

/** How a body is expected to go on. */
public enum MotionModel {
    /** It stays where it is. */
    STILL,
    /** It keeps its velocity. */
    CONSTANT_VELOCITY,
    /** It keeps its speed and its turn rate about the vertical: a wheeled robot, a person in a bend. */
    CONSTANT_TURN
}
