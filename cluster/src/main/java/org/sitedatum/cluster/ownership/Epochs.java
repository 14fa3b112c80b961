package org.sitedatum.cluster.ownership;

import java.util.List;

/** Epochs that no two nodes can share: a counter, and the node's place in the member list in the low digits. */
final class Epochs {

    /** Most nodes of a cluster. */
    static final int MOST_NODES = 64;

    private Epochs() {}

    /** The lowest epoch of {@code node} above {@code known}. */
    static long above(long known, String node, List<String> nodes) {
        return (known / MOST_NODES + 1) * MOST_NODES + nodes.indexOf(node);
    }
}
