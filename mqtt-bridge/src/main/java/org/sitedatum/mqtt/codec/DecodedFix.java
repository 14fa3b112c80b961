package org.sitedatum.mqtt.codec;

import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;

/** What became of one fix object of a payload. */
public sealed interface DecodedFix {
    /**
     * It could be read.
     *
     * @param fix well-formed and within physical ranges; not yet checked against a site
     */
    record Accepted(Fix fix) implements DecodedFix {}

    /**
     * It, or the whole payload, was refused.
     *
     * @param rejection why, for the integrator
     */
    record Refused(FixRejection rejection) implements DecodedFix {}
}
