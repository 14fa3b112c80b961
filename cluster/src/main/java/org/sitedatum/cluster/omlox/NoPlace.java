package org.sitedatum.cluster.omlox;

/** A place cannot be brought into a CRS honestly. Carries no stack trace. */
final class NoPlace extends Exception {

    private static final long serialVersionUID = 1;

    /** With one sentence that says why. */
    NoPlace(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
