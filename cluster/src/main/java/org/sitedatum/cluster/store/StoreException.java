package org.sitedatum.cluster.store;

/** The store could not be opened, reached or changed; the message says which database and what to do. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With what to do. */
    public StoreException(String message) {
        super(message);
    }

    /** With what to do and what went wrong below. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
