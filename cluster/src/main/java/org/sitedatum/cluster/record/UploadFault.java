package org.sitedatum.cluster.record;

import java.io.IOException;

/** What was sent is no recording that may be taken; the message says why and is meant for the sender. */
public final class UploadFault extends IOException {

    private static final long serialVersionUID = 1;

    UploadFault(String message) {
        super(message);
    }

    UploadFault(String message, Throwable cause) {
        super(message, cause);
    }
}
