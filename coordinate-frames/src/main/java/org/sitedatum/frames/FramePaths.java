package org.sitedatum.frames;

/**
 * Paths found before, by target and source. Several threads may read and write: a lost entry is found again, and an entry
 * is checked against the parents in the histories whenever it is used. Replaced by an empty one when the tree changes.
 */
final class FramePaths {

    private static final int SIZE = 1024;

    private final FramePath[] table = new FramePath[SIZE];

    /** The path, or null when it has to be found. */
    FramePath find(FrameNode target, FrameNode source) {
        FramePath path = table[slotOf(target, source)];
        return path != null && path.target == target && path.source == source ? path : null;
    }

    void put(FramePath path) {
        table[slotOf(path.target, path.source)] = path;
    }

    private static int slotOf(FrameNode target, FrameNode source) {
        int hash = 31 * target.id.hashCode() + source.id.hashCode();
        return (hash ^ hash >>> 10 ^ hash >>> 20) & SIZE - 1;
    }
}
