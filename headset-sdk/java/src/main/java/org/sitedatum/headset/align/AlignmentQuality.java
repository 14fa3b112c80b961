package org.sitedatum.headset.align;

/** How far an alignment can be relied on; the reason stands beside it ({@link AlignmentReason}). */
public enum AlignmentQuality {
    /** There is none yet: show no site content. */
    UNKNOWN,
    /** There is one, good to decimetres or a few degrees: show rough content, mark it as settling. */
    COARSE,
    /** Good to centimetres: the standard deviations are within the limits of {@link AlignmentOptions}. */
    TRACKED,
    /** It was good, but nothing has confirmed it for a while; its covariance grows with the way walked. */
    STALE,
    /** The session started anew, or may have: the old alignment does not hold, hide site content. */
    LOST
}
