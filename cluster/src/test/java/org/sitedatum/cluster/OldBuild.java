package org.sitedatum.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.sitedatum.cluster.member.MemberLink;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.ownership.EpochMemory;
import org.sitedatum.cluster.ownership.OwnershipListener;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.sitedatum.mqtt.EpochNanoClock;

/**
 * A node of a release in which nobody asked for the state of a sector: its beats end before its manners, what asks it for
 * something is unknown to it, and as the owner it sends the state to every node that comes. It publishes nothing.
 */
final class OldBuild implements OwnershipListener, EpochMemory, AutoCloseable {

    private static final byte LEASES = 1;
    private static final int BEAT_LENGTH = 3;

    private final String lease;
    private final Supplier<byte[]> state;
    private final MemberLink link;
    private final AtomicReference<SectorLeases> leases = new AtomicReference<>();
    private final Map<String, Long> epochs = new HashMap<>();
    private final Queue<SectorSnapshot> heard = new ConcurrentLinkedQueue<>();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final ExecutorService steps = Executors.newSingleThreadExecutor();

    /**
     * Begins to connect.
     *
     * @param state of its engine, when it is asked
     */
    OldBuild(MemberOptions members, String lease, Supplier<byte[]> state) throws IOException {
        this.lease = lease;
        this.state = state;
        link = MemberLink.start(members, this::onFrame);
        leases.set(SectorLeases.start(
                members.self(), members.ids(), List.of(lease), NodesInProcess.PATIENT, this, this::send, this));
    }

    private void send(String to, byte[] bytes) {
        boolean isBeat = bytes[0] == 0;
        link.send(to, LEASES, isBeat ? Arrays.copyOf(bytes, BEAT_LENGTH) : bytes);
    }

    private void onFrame(String from, byte channel, byte[] payload) {
        if (channel == LEASES && leases.get() != null) {
            leases.get().receive(from, payload);
        } else if (channel == SnapshotMail.CHANNEL) {
            SectorSnapshot.decode(payload).ifPresent(heard::add);
        }
    }

    /** Could serve from now on. */
    void beReady() {
        leases.get().setReady(true);
    }

    boolean isOwner() {
        return leases.get().isOwned(lease);
    }

    /** Nodes that it has sent its state. */
    List<String> told() {
        return List.copyOf(told);
    }

    /** States of other nodes that it was sent. */
    List<SectorSnapshot> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void onFellowReady(String node) {
        steps.execute(() -> {
            // on a busy machine it may have lost its lease for a moment
            await().atMost(Duration.ofSeconds(20)).until(() -> isOwner() && link.isUp(node));
            long nowNanos = EpochNanoClock.system().epochNanos();
            SectorSnapshot snapshot = new SectorSnapshot(lease, false, nowNanos, state.get());
            link.send(node, SnapshotMail.CHANNEL, snapshot.encode());
            told.add(node);
        });
    }

    @Override
    public void onHandOverDue(String sector, long epoch, String heir) {
        leases.get().release(sector, epoch, heir);
    }

    @Override
    public void onFollowing(String sector, long nextEpoch) {}

    @Override
    public void onOwned(String sector, long epoch) {}

    @Override
    public void onLost(String sector, long epoch) {}

    @Override
    public void onFault(String reason) {
        throw new IllegalStateException(reason);
    }

    @Override
    public long recall(String sector) {
        return epochs.getOrDefault(sector, 0L);
    }

    @Override
    public void keep(String sector, long epoch) {
        epochs.put(sector, epoch);
    }

    @Override
    public void close() {
        steps.shutdownNow();
        leases.get().close();
        link.close();
    }
}
