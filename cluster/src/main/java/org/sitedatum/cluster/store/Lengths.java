package org.sitedatum.cluster.store;

/** How long texts may be, in characters, as the tables have it. */
final class Lengths {

    static final int ID = 128;
    static final int AUTHOR = 256;
    static final int REASON = 2_000;
    static final int MEDIA_TYPE = 128;
    static final int PROPERTIES = 64 * 1024;

    /** A site of 10,000 objects has 2 million. */
    static final int DOCUMENT = 16 * 1024 * 1024;

    private Lengths() {}

    /**
     * Checks one text.
     *
     * @throws IllegalArgumentException naming the field, its length and what is allowed
     */
    static void check(String field, String value, int least, int most) {
        if (value.length() < least || value.length() > most) {
            throw new IllegalArgumentException(
                    field + " has " + value.length() + " characters: " + least + " to " + most + " are allowed");
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(field + " has a NUL character; leave it out");
        }
    }
}
