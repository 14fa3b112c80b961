package org.sitedatum.cluster.ownership;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a node's leases: one thread lets time pass for all of them, hears and answers the other nodes, and tells what is
 * owned. It also wishes for balance: an owner that is not the most entitled of the nodes that are well hands over once that
 * has been so for five seconds, and an owner that cannot serve hands over as soon as another node can.
 *
 * <p>Public methods are thread-safe and do not block, except {@link #close}.
 */
public final class SectorLeases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SectorLeases.class);

    private static final long BEAT_NANOS = 100_000_000L;
    /** How long a node that was pushed aside at the broker stays aside, so that two do not push each other in turn. */
    private static final long QUIET_NANOS = 5_000_000_000L;

    private final String self;
    private final List<String> nodes;
    private final LeaseMail mail;
    private final OwnershipListener listener;
    private final Map<String, HeldLease> sectors = new ConcurrentHashMap<>();
    private final LeaseOptions options;
    private final EpochMemory memory;
    private final Fellows fellows = new Fellows();
    private final Seats seats;
    private final Formats formats;
    private final Heirs heirs;
    private final LeaseThread thread = new LeaseThread(this::tick, this::onFault);

    private volatile boolean ready;
    private volatile boolean unsettled;
    private long unreadySinceNanos = System.nanoTime();
    private long nextBeatNanos = System.nanoTime();

    /** Not yet started; for a release whose newest format is the given one. */
    SectorLeases(
            String self,
            List<String> nodes,
            List<String> sectorIds,
            LeaseOptions options,
            EpochMemory memory,
            BiConsumer<String, byte[]> mail,
            OwnershipListener listener,
            int newestFormat) {
        this.self = self;
        this.nodes = List.copyOf(nodes);
        this.listener = listener;
        this.options = options;
        this.memory = memory;
        this.heirs = new Heirs(self, fellows);
        this.seats = new Seats(self, fellows, listener, options.leaseNanos());
        this.formats = new Formats(newestFormat);
        this.mail = new LeaseMail(self, nodes, mail, formats);
        sectorIds.forEach(sector -> hold(sector, 0));
    }

    private void hold(String sector, long aboveEpoch) {
        long nowNanos = System.nanoTime();
        SectorLease lease = new SectorLease(sector, self, nodes, options, memory, nowNanos);
        lease.ownAbove(aboveEpoch);
        sectors.put(sector, new HeldLease(sector, lease, Ranking.of(sector, nodes), nowNanos));
    }

    /**
     * There is more to own from now on; those that are there already stay as they are.
     *
     * @param aboveEpoch what this node owns of them it owns under a higher epoch
     */
    public void add(List<String> sectorIds, long aboveEpoch) {
        thread.add(() -> sectorIds.stream()
                .filter(sector -> !sectors.containsKey(sector))
                .forEach(sector -> hold(sector, aboveEpoch)));
    }

    /** These are not there to own any more; a sector that this node owns it gives up. */
    public void remove(List<String> sectorIds) {
        thread.add(() -> sectorIds.forEach(sector -> {
            HeldLease held = sectors.get(sector);
            if (held != null) {
                giveUp(held, "");
                sectors.remove(sector);
            }
        }));
    }

    /** Has this node keep a sector's engine warm for a while, whoever else does: its owner wishes it to follow. */
    public void takeSeat(String sector) {
        thread.add(() -> {
            HeldLease held = sectors.get(sector);
            if (held != null) {
                held.seatWantedNanos = System.nanoTime();
                seats.seat(held);
            }
        });
    }

    /** The epoch under which this node will probably own a sector when it is elected next. */
    public long nextEpochOf(String sector) {
        HeldLease held = sectors.get(sector);
        return held == null ? 0 : held.nextEpoch();
    }

    /**
     * Starts with no sector owned, as a node that is not ready.
     *
     * @param nodes all nodes of the cluster, in the same order on each
     * @param sectorIds what there is to own
     * @param memory used by the thread of the leases only
     * @param mail sends bytes to a node, now or never, without blocking
     */
    public static SectorLeases start(
            String self,
            List<String> nodes,
            List<String> sectorIds,
            LeaseOptions options,
            EpochMemory memory,
            BiConsumer<String, byte[]> mail,
            OwnershipListener listener) {
        return new SectorLeases(self, nodes, sectorIds, options, memory, mail, listener, Formats.NEWEST).started();
    }

    SectorLeases started() {
        thread.start();
        return this;
    }

    /** Takes what another node's mail brought; bytes that mean nothing are dropped, and all are when too many wait. */
    public void receive(String from, byte[] bytes) {
        if (thread.isCrowded()) {
            return;
        }
        Optional<Beat> beat = Beat.decode(bytes);
        int format = LeaseCodec.formatOf(bytes);
        if (beat.isPresent()) {
            thread.add(() -> hearBeat(from, beat.get()));
        } else if (format > formats.newest()) {
            thread.add(() -> formats.refuse(from, format));
        } else if (format >= Formats.OLDEST) {
            LeaseCodec.decode(bytes).ifPresent(message -> thread.add(() -> hear(from, message)));
        }
    }

    /** Whether this node could serve: only then does it stand for election. */
    public void setReady(boolean isReady) {
        thread.add(() -> {
            if (ready && !isReady) {
                unreadySinceNanos = System.nanoTime();
            }
            ready = isReady;
            nextBeatNanos = System.nanoTime();
        });
    }

    /** True while this node is the only one that may publish for the sector under this epoch. Ask before every publication. */
    public boolean mayPublish(String sector, long epoch) {
        HeldLease held = sectors.get(sector);
        return held != null && held.mayPublish(epoch, System.nanoTime());
    }

    /** Whether this node owns the sector now. */
    public boolean isOwned(String sector) {
        HeldLease held = sectors.get(sector);
        return held != null && held.isOwned(System.nanoTime());
    }

    /** The epoch of a sector's owner, whichever node that is; 0 while none is known. */
    public long epochOf(String sector) {
        HeldLease held = sectors.get(sector);
        return held == null ? 0 : held.ownerEpoch();
    }

    /** Whether a node asks for the state of what it follows; one of an earlier release waits for it to be sent. */
    public boolean asksForState(String node) {
        return formats.asksForState(node);
    }

    /** Gives a sector up in favour of another node, which follows at once if a majority agrees. */
    public void release(String sector, long epoch, String heir) {
        thread.add(() -> {
            HeldLease held = sectors.get(sector);
            if (held != null && held.ownedEpoch == epoch) {
                giveUp(held, heir);
            }
        });
    }

    /** Another took this node's place at the broker: gives the sector up and stays aside for a while. */
    public void stepAside(String sector, long epoch) {
        thread.add(() -> {
            HeldLease held = sectors.get(sector);
            if (held != null && held.ownedEpoch == epoch) {
                LOG.warn("another took the place of the owner of {} at the broker; staying aside", sector);
                held.quietUntilNanos = System.nanoTime() + QUIET_NANOS;
                giveUp(held, "");
            }
        });
    }

    /** Asks for the hand-over of everything owned, each to the best node that is ready; nothing is stood for any more. */
    public void leave() {
        thread.add(() -> {
            ready = false;
            unreadySinceNanos = System.nanoTime() - Heirs.PATIENCE_NANOS;
            nextBeatNanos = System.nanoTime();
        });
    }

    /** Whether a sector has no other owner yet although another node is ready to be it; after {@link #leave}. */
    public boolean isUnsettled() {
        return unsettled;
    }

    /** Stops at once; what is still owned lapses. */
    @Override
    public void close() {
        thread.close();
        sectors.values().forEach(HeldLease::revoke);
    }

    private void onFault(RuntimeException fault) {
        LOG.error("the leases of {} cannot go on", self, fault);
        sectors.values().forEach(HeldLease::revoke);
        listener.onFault("the leases cannot go on: " + fault.getMessage());
    }

    private void hearBeat(String from, Beat beat) {
        if (!nodes.contains(from)) {
            return;
        }
        formats.learn(from, beat.newestFormat(), beat.manners());
        if (fellows.beat(from, beat.ready(), System.nanoTime())) {
            listener.onFellowReady(from);
        }
    }

    private void hear(String from, LeaseMessage message) {
        HeldLease held = sectors.get(message.sector());
        if (held != null && nodes.contains(from)) {
            mail.send(held.lease.receive(from, message, System.nanoTime()));
            settle(held);
        }
    }

    private void tick() {
        long nowNanos = System.nanoTime();
        if (nowNanos - nextBeatNanos >= 0) {
            nextBeatNanos = nowNanos + BEAT_NANOS;
            fellows.beat(self, ready, nowNanos);
            mail.beat(ready);
        }
        boolean waiting = false;
        for (HeldLease held : sectors.values()) {
            if (ready) {
                seats.consider(held, nowNanos);
            }
            boolean mayStand = ready && nowNanos - held.quietUntilNanos >= 0 && seats.mayStand(held, nowNanos);
            if (mayStand || held.ownedEpoch != 0) {
                mail.send(held.lease.tick(System.nanoTime()));
            }
            settle(held);
            tellNextEpoch(held);
            considerHandOver(held, nowNanos);
            boolean hasOther = held.ownedEpoch == 0 && !held.lease.owner().isEmpty();
            waiting |= !hasOther && heirs.anyReady(held.ranking, nowNanos).isPresent();
        }
        unsettled = waiting;
    }

    private void giveUp(HeldLease held, String heir) {
        held.revoke();
        mail.send(held.lease.release(heir, System.nanoTime()));
        settle(held);
    }

    /** Tells what has changed about a sector's ownership. */
    private void settle(HeldLease held) {
        long nowNanos = System.nanoTime();
        held.refresh(nowNanos);
        long epoch = held.isOwned(nowNanos) ? held.lease.epoch() : 0;
        if (epoch == held.ownedEpoch) {
            return;
        }
        long before = held.ownedEpoch;
        held.ownedEpoch = epoch;
        held.ownedSinceNanos = nowNanos;
        held.handingOver = false;
        if (before != 0) {
            listener.onLost(held.sector, before);
        }
        if (epoch != 0) {
            seats.seat(held);
            listener.onOwned(held.sector, epoch);
        }
    }

    private void tellNextEpoch(HeldLease held) {
        long next = held.lease.nextEpoch();
        boolean isStandingFor = held.lease.owner().isEmpty() && held.toldNextEpoch != 0;
        if (held.seated && held.ownedEpoch == 0 && next != held.toldNextEpoch && !isStandingFor) {
            held.toldNextEpoch = next;
            listener.onFollowing(held.sector, next);
        }
    }

    private void considerHandOver(HeldLease held, long nowNanos) {
        if (held.ownedEpoch == 0 || held.handingOver) {
            return;
        }
        Optional<String> heir = ready
                ? heirs.betterEntitled(held.ranking, held.ownedSinceNanos, nowNanos)
                : heirs.anyoneElse(held.ranking, unreadySinceNanos, nowNanos);
        heir.ifPresent(node -> {
            held.handingOver = true;
            listener.onHandOverDue(held.sector, held.ownedEpoch, node);
        });
    }
}
