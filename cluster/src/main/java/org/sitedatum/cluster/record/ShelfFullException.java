package org.sitedatum.cluster.record;

import java.io.IOException;

/** There is no room for another recording. */
public final class ShelfFullException extends IOException {

    private static final long serialVersionUID = 1;

    ShelfFullException(String message) {
        super(message);
    }
}
