package org.sitedatum.mqtt.codec;

import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;

/** What became of one fix object of a payload. */
public sealed interface DecodedFix {
    /**
     * It could be read.
     *
     * @param fix well-formed and within physical ranges; not yet checked against a site
     * @param battery charge left of who sent it, 0 to 1; NaN when it says nothing that can be one
     */
    record Accepted(Fix fix, double battery) implements DecodedFix {
        /** A fix that says nothing of a battery. */
        public Accepted(Fix fix) {
            this(fix, Double.NaN);
        }
    }

    /**
     * It, or the whole payload, was refused.
     *
     * @param rejection why, for the integrator
     */
    record Refused(FixRejection rejection) implements DecodedFix {}
}
