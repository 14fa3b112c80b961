package org.sitedatum.cluster.ownership;

import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** A node that does nothing but own: keeps epochs in memory, hands over at once, remembers what it was told. */
final class LeasedNode implements OwnershipListener, EpochMemory {

    final Queue<String> told = new ConcurrentLinkedQueue<>();
    final AtomicReference<SectorLeases> leases = new AtomicReference<>();
    private final Map<String, Long> epochs = new HashMap<>();

    @Override
    public long recall(String sector) {
        return epochs.getOrDefault(sector, 0L);
    }

    @Override
    public void keep(String sector, long epoch) {
        epochs.put(sector, epoch);
    }

    @Override
    public void onFollowing(String sector, long nextEpoch) {
        told.add("following " + nextEpoch);
    }

    @Override
    public void onOwned(String sector, long epoch) {
        told.add("owned " + epoch);
    }

    @Override
    public void onLost(String sector, long epoch) {
        told.add("lost " + epoch);
    }

    @Override
    public void onHandOverDue(String sector, long epoch, String heir) {
        told.add("due " + heir);
        leases.get().release(sector, epoch, heir);
    }

    @Override
    public void onFellowReady(String node) {
        told.add("ready " + node);
    }

    @Override
    public void onFault(String reason) {
        told.add("fault " + reason);
    }
}
