package org.sitedatum.cluster;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.SectorMap;
import org.sitedatum.positioning.site.Site;

/** The place of one sector's engine among those of its site: who else there is, and what it may do. Thread-safe. */
final class SectorSeat {

    private static final BooleanSupplier FOLLOWING = () -> false;

    private final String site;
    private final String sector;
    private final SectorMap first;
    private final CompletableFuture<SectorLeases> leases;
    private final HandOverPost post;
    private volatile BooleanSupplier mayDecide = FOLLOWING;

    /**
     * Of an engine that follows.
     *
     * @param site as of the node's start: its sectors hold as long as the node runs
     * @param leases come once the node has joined the others
     */
    SectorSeat(Site site, String sector, CompletableFuture<SectorLeases> leases, HandOverPost post) {
        this.site = site.id();
        this.sector = sector;
        this.first = new SectorMap(site);
        this.leases = leases;
        this.post = post;
    }

    String sector() {
        return sector;
    }

    SectorMap mapOf(Site site) {
        return first.with(site);
    }

    /** Decides from now on as long as the lease holds. */
    void decide(BooleanSupplier asLong) {
        mayDecide = asLong;
    }

    /** Follows from now on. */
    void follow() {
        mayDecide = FOLLOWING;
    }

    boolean mayDecide() {
        return mayDecide.getAsBoolean();
    }

    /** The epoch of the owner of a sector of the site; 0 while none is known. */
    long epochOf(String other) {
        return Optional.ofNullable(leases.getNow(null))
                .map(running -> running.epochOf(SectorKey.leaseOf(site, first.indexOf(other), other)))
                .orElse(0L);
    }

    void post(HandOver handOver) {
        post.post(site, handOver);
    }
}
