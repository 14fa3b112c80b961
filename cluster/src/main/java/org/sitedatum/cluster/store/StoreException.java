package org.sitedatum.cluster.store;

/** The store could not be opened, reached or changed; the message says which database and what to do. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
