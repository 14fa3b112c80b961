package org.sitedatum.positioning.event;

/** Something that happened on the site, said once. */
public sealed interface SiteEvent
        permits FenceEvent, ProximityEvent, CollisionEvent, MergeEvent, HealthEvent, RevisionEvent {

    /** Counts the events of one engine from 1, in the order they were said; the same in a replay. */
    long sequence();

    /** When it happened, ns since the Unix epoch; may lie before the fix that showed it. */
    long stampNanos();

    /** The contract's word for its kind: fence, dwell, proximity, collision, merge, health or revision. */
    String kind();

    /** The id of what it is about, as in its topic: the fence, the first body of a pair, the trackable, the sick device, the site. */
    String subject();

    /** Names this event among all of a site under one ownership epoch: {@code kind:subject:sequence}. */
    default String eventId() {
        return kind() + ":" + subject() + ":" + sequence();
    }
}
