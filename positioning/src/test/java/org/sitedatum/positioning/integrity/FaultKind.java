package org.sitedatum.positioning.integrity;

/** The ways in which a sensor fails. */
enum FaultKind {
    /** It is in order. */
    NONE,
    /** It falls silent. */
    OFF,
    /** It repeats its last value with new stamps. */
    STUCK,
    /** It says anything. */
    GARBAGE,
    /** It is off by a constant. */
    WRONG,
    /** It drifts off. */
    SLOW,
    /** It says what held a while ago. */
    DELAYED,
    /** Half of what it says is off by a constant. */
    INTERMITTENT
}
