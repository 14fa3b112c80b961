package org.sitedatum.positioning.track;

/** What a body's state did with a fix that passed the door. */
enum FixVerdict {
    /** It corrected or moved the estimate. */
    TAKEN,
    /** It was kept until there is enough for a start. */
    WAITING,
    /** It contradicts the estimate by more than the gate. */
    GATED,
    /** Not used: its source has been found to lie. */
    EXCLUDED,
    /** It cannot start a track and there is none. */
    NOT_INITIALISED,
    /** Not usable for this body. */
    UNSUPPORTED
}
