package org.sitedatum.cluster.store;

import java.util.Arrays;

/** The bytes of a plan, {@value #MOST_BYTES} at most. Immutable. */
public final class PlanContent {

    /** 20 MiB: an A0 plan scanned at 300 dpi as JPEG. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private final byte[] bytes;

    private PlanContent(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies the bytes.
     *
     * @throws IllegalArgumentException when there are none or too many
     */
    public static PlanContent of(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a plan has " + bytes.length + " bytes: 1 to " + MOST_BYTES + " are allowed");
        }
        return new PlanContent(bytes.clone());
    }

    /** How many. */
    public int size() {
        return bytes.length;
    }

    /** A copy. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlanContent that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
