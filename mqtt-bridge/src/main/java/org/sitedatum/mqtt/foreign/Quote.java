package org.sitedatum.mqtt.foreign;

/** Makes text from outside fit to be quoted in a one-line report. */
public final class Quote {
    private static final int MAX_LENGTH = 96;

    private Quote() {}

    /** In quotation marks: at most 96 printable ASCII characters; others become {@code ?}, the cut is marked. */
    public static String of(String text) {
        int length = Math.min(text.length(), MAX_LENGTH);
        StringBuilder out = new StringBuilder(length + 5).append('\'');
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return out.append(text.length() > MAX_LENGTH ? "...'" : "'").toString();
    }
}
