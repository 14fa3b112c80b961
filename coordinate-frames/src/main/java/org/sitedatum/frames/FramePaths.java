package org.sitedatum.frames;

import org.jspecify.annotations.Nullable;

/**
 * Paths found before, by target and source. Several threads may read and write: a lost entry is found again, and an
 * entry is checked against the parents in the histories whenever it is used. Replaced by an empty one when the tree
 * changes.
 */
final class FramePaths {

    private static final int SIZE = 1024;

    private final @Nullable FramePath[] table = new FramePath[SIZE];

    /** The path, or null when it has to be found. */
    @Nullable
    FramePath find(FrameId target, FrameId source) {
        FramePath path = table[slotOf(target, source)];
        return path != null && path.target.id.equals(target) && path.source.id.equals(source) ? path : null;
    }

    void put(FramePath path) {
        table[slotOf(path.target.id, path.source.id)] = path;
    }

    private static int slotOf(FrameId target, FrameId source) {
        int hash = 31 * target.hashCode() + source.hashCode();
        return (hash ^ hash >>> 10 ^ hash >>> 20) & SIZE - 1;
    }
}
