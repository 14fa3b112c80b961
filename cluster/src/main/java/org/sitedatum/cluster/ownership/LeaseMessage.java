package org.sitedatum.cluster.ownership;

/** What nodes tell each other about the ownership of one sector. */
public sealed interface LeaseMessage {

    /** The sector it is about. */
    String sector();

    /** The ownership epoch it is about. */
    long epoch();

    /** The owner is alive: to all. */
    record Renew(String sector, long epoch, long round) implements LeaseMessage {}

    /** A voter stands by the owner: the answer to a renewal. */
    record Renewed(String sector, long epoch, long round) implements LeaseMessage {}

    /**
     * A node stands for election: to all. A trial asks who would vote and binds nobody. {@code released} is the epoch whose
     * owner has released the sector to this node, 0 when none has: its voters need not wait for the end of the lease.
     */
    record Candidacy(String sector, long epoch, boolean trial, long released) implements LeaseMessage {}

    /** A vote for a candidate: the answer to a candidacy. */
    record Vote(String sector, long epoch, boolean trial) implements LeaseMessage {}

    /** The asker's epoch is too low; {@code epoch} is the highest promised: the answer to a renewal or a candidacy. */
    record Outdated(String sector, long epoch) implements LeaseMessage {}

    /** The owner of this epoch has stopped publishing and wishes {@code successor} to follow: to all. */
    record Release(String sector, long epoch, String successor) implements LeaseMessage {}
}
