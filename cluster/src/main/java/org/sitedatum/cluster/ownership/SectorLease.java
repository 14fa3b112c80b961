package org.sitedatum.cluster.ownership;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sitedatum.cluster.ownership.LeaseMessage.Candidacy;
import org.sitedatum.cluster.ownership.LeaseMessage.Outdated;
import org.sitedatum.cluster.ownership.LeaseMessage.Release;
import org.sitedatum.cluster.ownership.LeaseMessage.Renew;
import org.sitedatum.cluster.ownership.LeaseMessage.Renewed;
import org.sitedatum.cluster.ownership.LeaseMessage.Vote;

/**
 * One node's part in the ownership of one sector: voter always, candidate and owner at times.
 *
 * <p>Promises: an epoch has one owner at most; while {@link #mayPublish} holds on one node it holds on no other; epochs
 * only grow. A voter stands by the owner for a lease after it last heard it; the owner counts the lease from when it
 * <em>sent</em> what a majority confirmed, so it always stops before a successor can be voted for.
 *
 * <p>Not thread-safe. All times are nanoseconds of this node's monotonic clock.
 */
public final class SectorLease {

    private enum Role {
        FOLLOWER,
        TRYING,
        CANDIDATE,
        OWNER
    }

    private final String sector;
    private final String self;
    private final List<String> nodes;
    private final LeaseOptions options;
    private final EpochMemory memory;
    private final int rank;
    private final OwnerRounds rounds;
    private final Set<String> votes = new HashSet<>();

    private Role role = Role.FOLLOWER;
    /** The highest epoch this node has voted for or confirmed: nothing below is confirmed any more. */
    private long promised;
    /** The highest epoch heard of. */
    private long highest;

    private long epoch;
    private String owner = "";
    private long heardNanos;
    /** The epoch that its owner released to this node; 0 when none. */
    private long releasedEpoch;

    private long patienceNanos;
    private long nextSendNanos;

    /** A node that has just started: it stands by whoever may be the owner for one lease. */
    public SectorLease(
            String sector, String self, List<String> nodes, LeaseOptions options, EpochMemory memory, long nowNanos) {
        if (!nodes.contains(self) || nodes.size() > Epochs.MOST_NODES) {
            throw new IllegalArgumentException(
                    "node " + self + " must be one of at most " + Epochs.MOST_NODES + " members, which are " + nodes);
        }
        this.sector = sector;
        this.self = self;
        this.nodes = List.copyOf(nodes);
        this.options = options;
        this.memory = memory;
        this.rank = Ranking.of(sector, nodes).indexOf(self);
        this.rounds = new OwnerRounds(majority());
        this.promised = memory.recall(sector);
        this.highest = promised;
        follow("", nowNanos);
    }

    /** Lets time pass; what to send now. To be called at least every few tens of milliseconds. */
    public List<Outgoing> tick(long nowNanos) {
        switch (role) {
            case OWNER -> {
                if (!rounds.isHeld(nowNanos)) {
                    follow("", nowNanos);
                } else if (nowNanos >= nextSendNanos) {
                    return renew(nowNanos);
                }
            }
            case FOLLOWER -> {
                if (nowNanos - heardNanos > patienceNanos) {
                    return stand(nowNanos);
                }
            }
            case TRYING, CANDIDATE -> {
                if (nowNanos >= nextSendNanos) {
                    return stand(nowNanos);
                }
            }
            default -> throw new IllegalStateException(role.name());
        }
        return List.of();
    }

    /** Hears a message about this sector; what to answer. */
    public List<Outgoing> receive(String from, LeaseMessage message, long nowNanos) {
        if (message instanceof Renew renew) {
            return renewed(from, renew, nowNanos);
        }
        if (message instanceof Renewed confirmed) {
            if (role == Role.OWNER && confirmed.epoch() == epoch) {
                rounds.confirm(nodes.indexOf(from), confirmed.round());
            }
            return List.of();
        }
        if (message instanceof Candidacy candidacy) {
            return voted(from, candidacy, nowNanos);
        }
        if (message instanceof Vote vote) {
            return counted(from, vote, nowNanos);
        }
        if (message instanceof Release release) {
            return released(from, release, nowNanos);
        }
        if (message instanceof Outdated outdated) {
            outdated(outdated, nowNanos);
        }
        return List.of();
    }

    /** True while this node is the only one that may publish for the sector. To be asked before every publication. */
    public boolean mayPublish(long nowNanos) {
        return role == Role.OWNER && rounds.isHeld(nowNanos);
    }

    /** Until when {@link #mayPublish} holds unless renewed; long past when it does not hold. */
    public long heldUntilNanos() {
        return role == Role.OWNER ? rounds.heldUntilNanos() : Long.MIN_VALUE;
    }

    /** Stops being the owner in favour of {@code successor}: nothing may be published any more. */
    public List<Outgoing> release(String heir, long nowNanos) {
        if (role != Role.OWNER) {
            return List.of();
        }
        Release release = new Release(sector, epoch, heir);
        List<Outgoing> out = toOthers(release);
        released(self, release, nowNanos);
        return out;
    }

    /** The epoch this node owns or last owned; 0 before. */
    public long epoch() {
        return epoch;
    }

    /** The epoch this node would have if it were elected now. */
    public long nextEpoch() {
        return next();
    }

    /** The owner as far as this node knows; empty when it knows of none. */
    public String owner() {
        return owner;
    }

    /** When this node last heard the owner, or voted; before that it does not vote for another. */
    public long heardNanos() {
        return heardNanos;
    }

    /** Makes sure that this node owns under higher epochs only; for a sector that follows others. */
    public void ownAbove(long epochOfOthers) {
        highest = Math.max(highest, epochOfOthers);
    }

    /** The epoch of that owner; 0 when this node knows of none. */
    public long ownerEpoch() {
        return owner.isEmpty() ? 0 : promised;
    }

    private List<Outgoing> renew(long nowNanos) {
        nextSendNanos = nowNanos + options.heartbeatNanos();
        long round = rounds.begin(nowNanos + options.ownNanos());
        rounds.confirm(nodes.indexOf(self), round);
        return toOthers(new Renew(sector, epoch, round));
    }

    private List<Outgoing> renewed(String from, Renew renew, long nowNanos) {
        if (renew.epoch() < promised) {
            return List.of(new Outgoing(from, new Outdated(sector, promised)));
        }
        if (renew.epoch() == releasedEpoch) {
            return List.of(); // sent before the release
        }
        promise(renew.epoch());
        follow(from, nowNanos);
        return List.of(new Outgoing(from, new Renewed(sector, renew.epoch(), renew.round())));
    }

    private void outdated(Outdated outdated, long nowNanos) {
        highest = Math.max(highest, outdated.epoch());
        if (role == Role.OWNER && outdated.epoch() > epoch) {
            follow("", nowNanos);
        }
    }

    private List<Outgoing> stand(long nowNanos) {
        role = Role.TRYING;
        owner = "";
        votes.clear();
        votes.add(self);
        nextSendNanos = retryNanos(nowNanos);
        return nodes.size() == 1 ? elect(nowNanos) : toOthers(new Candidacy(sector, next(), true, releasedEpoch));
    }

    private List<Outgoing> elect(long nowNanos) {
        epoch = next();
        promise(epoch);
        role = Role.CANDIDATE;
        votes.clear();
        votes.add(self);
        rounds.start(nowNanos + options.ownNanos());
        nextSendNanos = retryNanos(nowNanos);
        return nodes.size() == 1 ? own(nowNanos) : toOthers(new Candidacy(sector, epoch, false, releasedEpoch));
    }

    private List<Outgoing> own(long nowNanos) {
        role = Role.OWNER;
        owner = self;
        releasedEpoch = 0;
        return renew(nowNanos);
    }

    private List<Outgoing> voted(String from, Candidacy candidacy, long nowNanos) {
        if (candidacy.epoch() <= promised) {
            return List.of(new Outgoing(from, new Outdated(sector, promised)));
        }
        boolean free = nowNanos - heardNanos > options.leaseNanos() && !mayPublish(nowNanos);
        boolean released = candidacy.released() != 0 && candidacy.released() == promised;
        if (!free && !released) {
            return List.of();
        }
        if (!candidacy.trial()) {
            promise(candidacy.epoch());
            follow("", nowNanos);
        }
        return List.of(new Outgoing(from, new Vote(sector, candidacy.epoch(), candidacy.trial())));
    }

    private List<Outgoing> counted(String from, Vote vote, long nowNanos) {
        boolean forThis = vote.trial()
                ? role == Role.TRYING && vote.epoch() == next()
                : role == Role.CANDIDATE && vote.epoch() == epoch;
        if (!forThis) {
            return List.of();
        }
        votes.add(from);
        if (votes.size() < majority()) {
            return List.of();
        }
        return vote.trial() ? elect(nowNanos) : own(nowNanos);
    }

    private List<Outgoing> released(String from, Release release, long nowNanos) {
        boolean byOwner = release.epoch() == promised && (from.equals(owner) || owner.isEmpty());
        if (!byOwner) {
            return List.of();
        }
        follow("", nowNanos);
        if (!release.successor().equals(self)) {
            return List.of();
        }
        releasedEpoch = release.epoch();
        return stand(nowNanos);
    }

    /** Becomes a voter that stands by {@code newOwner}, or by whoever it voted for when that is empty. */
    private void follow(String newOwner, long nowNanos) {
        role = Role.FOLLOWER;
        owner = newOwner;
        releasedEpoch = 0;
        heardNanos = nowNanos;
        patienceNanos = options.leaseNanos() + rank * options.staggerNanos();
    }

    private void promise(long newEpoch) {
        if (newEpoch > promised) {
            promised = newEpoch;
            memory.keep(sector, newEpoch);
        }
    }

    private long next() {
        return Epochs.above(Math.max(promised, highest), self, nodes);
    }

    private long retryNanos(long nowNanos) {
        return nowNanos + options.heartbeatNanos() + rank * options.staggerNanos();
    }

    private int majority() {
        return nodes.size() / 2 + 1;
    }

    private List<Outgoing> toOthers(LeaseMessage message) {
        List<Outgoing> out = new ArrayList<>(nodes.size() - 1);
        for (String node : nodes) {
            if (!node.equals(self)) {
                out.add(new Outgoing(node, message));
            }
        }
        return out;
    }
}
