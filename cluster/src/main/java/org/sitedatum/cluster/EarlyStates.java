package org.sitedatum.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * States of sectors that came before this node ran them. An owner of a release that cannot be asked sends its state when this
 * node comes, once, and that is when this node is just about to follow it. Thread-safe.
 */
final class EarlyStates {

    /** Longer than a node takes to run a sector. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String from, SectorSnapshot snapshot, long atNanos) {}

    /** Keeps what is known of the sector; that its owner was about to hand it over then counts for nothing later. */
    void keep(String from, SectorSnapshot snapshot) {
        kept.values().removeIf(EarlyStates::isOld);
        SectorSnapshot state = new SectorSnapshot(snapshot.sector(), false, snapshot.takenNanos(), snapshot.state());
        kept.put(snapshot.sector(), new Kept(from, state, System.nanoTime()));
    }

    /** Has a sector that runs from now on go on from what came for it. */
    void give(ServedSector sector) {
        Optional.ofNullable(kept.remove(sector.key().lease()))
                .filter(one -> !isOld(one))
                .ifPresent(one -> sector.exchange().resume(one.from, one.snapshot));
    }

    private static boolean isOld(Kept one) {
        return System.nanoTime() - one.atNanos > KEPT_NANOS;
    }
}
