package org.sitedatum.headset.align;

/** What became of a sighting. */
public enum SightingResult {
    /** It moved the alignment. */
    USED,
    /** Kept: it helps to find the first alignment. */
    KEPT,
    /** It disagrees with the alignment by more than its own and the alignment's uncertainty allow. */
    OUTLIER,
    /** Its time is before the remembered head poses (about five seconds). */
    TOO_OLD,
    /** Its time is after the newest head pose by more than a tenth of a second: check the clock offset. */
    TOO_NEW,
    /** The headset's own tracking was lost at its time. */
    NO_HEAD_POSE,
    /**
     * A marker or place whose up disagrees with gravity by more than five degrees. When gravity is not trusted: it is not known
     * yet what is up, or the node's alignment does not know of the tilt.
     */
    TILTED,
    /** A number is not finite, or an uncertainty is not positive. */
    MALFORMED
}
