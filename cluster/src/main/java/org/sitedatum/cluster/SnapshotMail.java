package org.sitedatum.cluster;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.sitedatum.cluster.member.MemberLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the state of sectors to other nodes. Thread-safe. */
final class SnapshotMail {

    /** The link's channel for snapshots. */
    static final byte CHANNEL = 2;

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotMail.class);

    /** A node that has come dials at once; the way back to it takes up to half a second more. */
    private static final int TRIES = 100;

    private static final long BETWEEN_TRIES_MILLIS = 20;

    private final MemberLink link;

    SnapshotMail(MemberLink link) {
        this.link = link;
    }

    /** Waits for a connection to a node, two seconds at most; whether there is one. */
    boolean awaitLink(String node) throws InterruptedException {
        for (int tries = 0; tries < TRIES && !link.isUp(node); tries++) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
        }
        return link.isUp(node);
    }

    /** Sends a snapshot if there is a connection and it is not too long; never blocks. */
    void send(String node, SectorSnapshot snapshot) {
        byte[] bytes = snapshot.encode();
        if (bytes.length > MemberLink.MOST_BYTES) {
            LOG.warn("the state of {} has {} bytes, too many to send", snapshot.sector(), bytes.length);
            return;
        }
        LOG.info("sending {} bytes of the state of {} to {}", bytes.length, snapshot.sector(), node);
        link.send(node, CHANNEL, bytes);
    }

    /** Sends a word about a hand-over if there is a connection; never blocks. */
    void send(String node, SectorWord word) {
        byte[] bytes = word.encode();
        if (bytes.length <= MemberLink.MOST_BYTES) {
            link.send(node, SectorWord.CHANNEL, bytes);
        }
    }

    /** What another node sent; one that cannot be read is refused, and this node goes on with what it heard itself. */
    static Optional<SectorSnapshot> read(String from, byte[] bytes) {
        Optional<SectorSnapshot> snapshot = SectorSnapshot.decode(bytes);
        if (snapshot.isEmpty()) {
            String reason = SectorSnapshot.isOfOtherFormat(bytes)
                    ? "format " + bytes[0] + " instead of " + SectorSnapshot.FORMAT
                    : "it is cut off";
            LOG.warn("the state that {} sent is refused, going on with the own: {}", from, reason);
        }
        return snapshot;
    }
}
