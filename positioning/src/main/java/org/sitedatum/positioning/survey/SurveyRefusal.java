package org.sitedatum.positioning.survey;

/** Why a survey was refused. */
public enum SurveyRefusal {
    /** Fewer measurements than unknowns. */
    TOO_FEW,
    /** Some anchors are fixed, but too few to hold the others in place: 3 off one line, 2 when all heights are known. */
    TOO_FEW_FIXED,
    /** The anchors fall into groups without a range between them. */
    DISCONNECTED,
    /** All in one place. */
    COINCIDENT,
    /** All on one line. */
    COLLINEAR,
    /** All in one plane within the noise: the distance out of it cannot be known. */
    COPLANAR,
    /** Several anchors may each stand on either side of a plane: too many choices to list. */
    SIDE_UNKNOWN,
    /** None is fixed and only some heights are known: neither a convention nor the heights say which way is up. */
    HEIGHTS_INCOMPLETE,
    /** What is asked for does not change what was measured. */
    NOT_OBSERVABLE,
    /** The walk is a straight line: position, yaw and time offset cannot be told apart. */
    STRAIGHT_WALK,
    /** The body did not turn: lever arm and offset of the frames cannot be told apart. */
    NO_TURNING,
    /** Too few measurements agree on any one answer. */
    NO_CONSENSUS,
    /** The points fit mirrored only: an axis points the wrong way. */
    REFLECTION,
    /** The points spread no wider than their own errors. */
    SPREAD_BELOW_NOISE
}
