package org.sitedatum.mqtt.codec;

/** Makes text from outside fit to be quoted in a one-line report. */
final class Excerpt {
    private static final int MAX_LENGTH = 96;

    private Excerpt() {}

    /** At most 96 printable ASCII characters; others become {@code ?}, the cut is marked. */
    static String of(String text) {
        int length = Math.min(text.length(), MAX_LENGTH);
        StringBuilder out = new StringBuilder(length + 3);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return text.length() > MAX_LENGTH ? out.append("...").toString() : out.toString();
    }
}
