package org.sitedatum.mqtt.vendor;

import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;

/** One thing that a message said. */
public sealed interface Reading {

    /**
     * A fix.
     *
     * @param fix in the adapter's frame, not yet checked against the site
     * @param stampKind which instant its stamp names
     */
    record Heard(Fix fix, StampKind stampKind) implements Reading {}

    /**
     * The sender is alive and says that it has no fix for this body.
     *
     * @param trackable id of the body, tag or camera it is about
     * @param stampNanos ns since the Unix epoch
     * @param why in one sentence
     */
    record NoFix(String trackable, long stampNanos, String why) implements Reading {}

    /**
     * Something that says nothing about where a body is now: a status, a retained message.
     *
     * @param what in one sentence
     */
    record Aside(String what) implements Reading {}

    /**
     * It, or the whole message, was refused.
     *
     * @param rejection why, for the integrator
     */
    record Refused(FixRejection rejection) implements Reading {}
}
