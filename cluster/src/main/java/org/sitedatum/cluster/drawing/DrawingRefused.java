package org.sitedatum.cluster.drawing;

/** Why a file was not read; the message says what is wrong and what to do. */
public final class DrawingRefused extends Exception {

    private static final long serialVersionUID = 1;

    /** With a sentence for whoever sent the file. */
    public DrawingRefused(String reason) {
        super(reason);
    }
}
