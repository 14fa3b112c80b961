package org.sitedatum.frames;

import java.util.Optional;

/**
 * Name of a frame: 1 to 128 of ASCII letters, digits, {@code - _ . :}, so that it fits a topic level. Unlike in tf2
 * there is no slash, leading or other.
 *
 * @param name the name; names are equal when their characters are
 */
public record FrameId(String name) {

    /** Longest name. */
    public static final int MAX_LENGTH = 128;

    /** The site frame, REP-105's map: every pose that leaves is said in it. */
    public static final FrameId SITE = new FrameId("site");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it is not allowed
     */
    public FrameId {
        if (!isValid(name)) {
            throw new IllegalArgumentException("not a frame name: \"" + name + "\"");
        }
    }

    /** The frame, or empty when the name is not allowed. */
    public static Optional<FrameId> find(String name) {
        return isValid(name) ? Optional.of(new FrameId(name)) : Optional.empty();
    }

    /** True when {@code name} may name a frame. */
    public static boolean isValid(String name) {
        int length = name.length();
        if (length == 0 || length > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isAllowed(name.charAt(i))) {
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

    /** Hash of the name, which the string keeps: lookups hash two frames each. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
