package org.sitedatum.mqtt.codec;

import java.util.Arrays;
import org.sitedatum.positioning.EntityId;

/**
 * Gives one String per id met, without building it again: a direct-mapped table of the ids met lately.
 *
 * <p>Not thread-safe.
 */
final class IdCache {
    private static final int SIZE = 4096;

    private final String[] table = new String[SIZE];

    IdCache() {
        Arrays.fill(table, "");
    }

    /** The id in those characters, or the empty string when it breaks the rule for ids. */
    String idOrEmpty(char[] text, int offset, int length) {
        if (length == 0 || length > EntityId.MAX_LENGTH) {
            return "";
        }
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + text[offset + i];
        }
        int slot = (hash ^ hash >>> 12) & SIZE - 1;
        String known = table[slot];
        if (isSame(known, text, offset, length)) {
            return known;
        }
        String id = new String(text, offset, length);
        if (!EntityId.isValid(id)) {
            return "";
        }
        table[slot] = id;
        return id;
    }

    private static boolean isSame(String known, char[] text, int offset, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
