package org.sitedatum.headset.anchors;

/** How far an anchor's place can be relied on. */
public enum AnchorQuality {
    /** Nothing is known of it yet. */
    UNKNOWN,
    /** Its place was taken with an alignment that was good to decimetres only. */
    COARSE,
    /** Good to centimetres. */
    TRACKED,
    /** It was good once, and what it was measured against has changed or is long past. */
    STALE,
    /** The site has no such anchor. */
    NOT_FOUND
}
