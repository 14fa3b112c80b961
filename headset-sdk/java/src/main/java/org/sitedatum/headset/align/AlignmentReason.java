package org.sitedatum.headset.align;

/** Why an alignment has its quality, in words an application can show. */
public enum AlignmentReason {
    /** Nothing to say: tracked. */
    NONE("aligned"),
    /** The session has told no pose yet. */
    NO_HEAD_POSE("waiting for the headset's own tracking"),
    /** Nothing of the site has been seen or heard yet. */
    NO_SIGHTING("waiting for a tag position, a marker or a place"),
    /** Gravity is not trusted, and nothing with a full orientation has told yet what is up. */
    TILT_UNKNOWN("look at a marker: this session does not trust gravity"),
    /** Positions alone tell the heading only once the wearer has moved. */
    YAW_NOT_OBSERVABLE("yaw not observable yet: walk a few metres"),
    /** Aligned, still settling. */
    SETTLING("settling: keep walking or look at a marker"),
    /** The session kept its poses over a gap, and nothing has proven yet that its frame is the same. */
    RELOCALIZING("the headset lost its tracking: walk a few metres or look at a marker to confirm the alignment"),
    /** Nothing has confirmed the alignment for a while. */
    NO_RECENT_SIGHTING("no tag position or marker for a while"),
    /** The headset does not know its own pose at present. */
    TRACKING_LOST("the headset has lost its own tracking"),
    /** The session's frame started anew. */
    SESSION_RESET("the session started anew: walk a few metres or look at a marker"),
    /** What is seen contradicts the alignment. */
    CONTRADICTED("sightings contradict the alignment: walk a few metres or look at a marker");

    private final String advice;

    AlignmentReason(String advice) {
        this.advice = advice;
    }

    /** One line in English for the wearer or the developer. */
    public String advice() {
        return advice;
    }
}
