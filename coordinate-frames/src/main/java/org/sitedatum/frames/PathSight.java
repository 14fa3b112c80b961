package org.sitedatum.frames;

import org.jspecify.annotations.Nullable;

/**
 * What the edges of a path held at one look. A history is never filled again once replaced and its sequence numbers only
 * grow: what holds still is what was seen, to the sample. Immutable.
 */
final class PathSight {

    private final FrameNode[] nodes;
    private final @Nullable EdgeHistory[] histories;
    private final long[] newest;

    PathSight(FrameNode[] nodes) {
        this.nodes = nodes;
        this.histories = new EdgeHistory[nodes.length];
        this.newest = new long[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            EdgeHistory history = nodes[i].history;
            histories[i] = history;
            newest[i] = history == null ? 0 : history.newestSequence();
        }
    }

    /** True while no edge has changed or got a sample. */
    boolean holds() {
        for (int i = 0; i < nodes.length; i++) {
            EdgeHistory history = nodes[i].history;
            if (history == null || history != histories[i] || history.newestSequence() != newest[i]) {
                return false;
            }
        }
        return true;
    }
}
