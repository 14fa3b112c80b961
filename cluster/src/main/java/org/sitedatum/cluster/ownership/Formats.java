package org.sitedatum.cluster.ownership;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which format of lease messages to use with which node, while releases are mixed: the newest that both know. The first byte
 * of a message is its format; one that is newer than this release is refused, never guessed at. Not
 * thread-safe, but where it says so.
 */
final class Formats {

    /** What every release reads, and what is written to a node of which nothing is known yet. */
    static final int OLDEST = 1;

    /** The newest that this release reads and writes. */
    static final int NEWEST = 1;

    /** An owner sends its state to every node that comes; nobody asks for it. */
    static final int OLDEST_MANNERS = 1;

    /** A node that follows asks the owner for its state. */
    static final int FOLLOWERS_ASK = 2;

    /** Those of this release. */
    static final int MANNERS = FOLLOWERS_ASK;

    private static final Logger LOG = LoggerFactory.getLogger(Formats.class);

    private final int newest;
    private final Map<String, Integer> known = new HashMap<>();
    private final Map<String, Integer> manners = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new HashMap<>();

    /**
     * Knows nothing of the others yet.
     *
     * @param newest that this node reads and writes
     */
    Formats(int newest) {
        this.newest = newest;
    }

    int newest() {
        return newest;
    }

    /** A node says which format is the newest it reads, and its manners. */
    void learn(String node, int itsNewest, int itsManners) {
        known.put(node, itsNewest);
        manners.put(node, itsManners);
    }

    /** Whether a node asks for the state of what it follows. Any thread. */
    boolean asksForState(String node) {
        return manners.getOrDefault(node, OLDEST_MANNERS) >= FOLLOWERS_ASK;
    }

    /** What to write to a node. */
    int with(String node) {
        return Math.min(newest, known.getOrDefault(node, OLDEST));
    }

    /** A message of a format that this release does not know: says why it counts for nothing, once for each node and format. */
    String refuse(String from, int format) {
        String reason = "member " + from + " speaks format " + format + " of lease messages, this release reads "
                + OLDEST + " to " + newest + ": its messages count for nothing until this node is upgraded";
        if (!reason.equals(refusals.put(from, reason))) {
            LOG.warn(reason);
        }
        return reason;
    }
}
