package org.sitedatum.frames;

import org.jspecify.annotations.Nullable;

/**
 * A frame and the edge to its parent. Written by the one writer; the history is replaced whole, so a reader that holds
 * one keeps a consistent view.
 */
final class FrameNode {

    final FrameId id;

    /** Null while the frame is a root. */
    volatile @Nullable EdgeHistory history;

    /** Null while no motion is declared. */
    volatile @Nullable EdgeMotion motion;

    /** Number of the change of the tree that made the edge what it is; new samples of a moving edge change nothing. */
    volatile long revision;

    FrameNode(FrameId id) {
        this.id = id;
    }

    @Override
    public String toString() {
        return id.name();
    }
}
