package org.sitedatum.headset.client;

/** The site did not do what was asked of an anchor; the message says why and what can be done. */
public final class AnchorException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String problem;

    /**
     * A refusal.
     *
     * @param problem ends the type of the node's problem document: {@code stale-anchor}, {@code forbidden}, {@code id-taken},
     *     {@code bad-field}, {@code not-found}; {@code unavailable} when there is no connection
     * @param detail in words
     */
    AnchorException(String problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    /** What kind it is; programs tell refusals apart by it. */
    public String problem() {
        return problem;
    }
}
