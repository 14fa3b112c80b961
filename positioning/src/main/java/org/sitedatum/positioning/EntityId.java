package org.sitedatum.positioning;

/** The one rule for ids of sources, trackables, tags, anchors, sensors and frames (contract, version 1). */
public final class EntityId {

    /** Longest id, in characters. */
    public static final int MAX_LENGTH = 128;

    private EntityId() {}

    /** True for 1 to 128 ASCII letters, digits, {@code - _ . :}; nothing else may ever reach a topic. */
    public static boolean isValid(String id) {
        int length = id.length();
        if (length == 0 || length > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isAllowed(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == ':';
    }
}
