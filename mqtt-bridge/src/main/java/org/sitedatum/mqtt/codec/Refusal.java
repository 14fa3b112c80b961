package org.sitedatum.mqtt.codec;

import org.sitedatum.positioning.FixRejection.Reason;

/** Leaves the assembly of one fix early; never leaves this package, carries no stack trace. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;

    Refusal(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Reason reason() {
        return reason;
    }

    /** One sentence for the integrator. */
    String detail() {
        return detail;
    }
}
