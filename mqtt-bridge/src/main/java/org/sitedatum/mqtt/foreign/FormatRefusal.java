package org.sitedatum.mqtt.foreign;

import org.sitedatum.positioning.FixRejection.Reason;

/** Leaves the decoding of a message early: it cannot be taken as what it claims to be. Carries no stack trace. */
public final class FormatRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * A refusal.
     *
     * @param reason one word to count by
     * @param detail one sentence: the field, its value, what is allowed
     */
    public FormatRefusal(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** One word to count by. */
    public Reason reason() {
        return reason;
    }

    /** One sentence for the integrator, printable ASCII where it quotes. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
