package org.sitedatum.headset.json;

/** A text is not the JSON that was expected; the message says where or what. */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With what is wrong. */
    public JsonException(String message) {
        super(message);
    }
}
