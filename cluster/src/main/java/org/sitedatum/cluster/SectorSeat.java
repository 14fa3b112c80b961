package org.sitedatum.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.NearBody;
import org.sitedatum.positioning.sector.SectorMap;
import org.sitedatum.positioning.site.Site;

/** The place of one sector's engine among those of its site: who else there is, and what it may do. Thread-safe. */
final class SectorSeat {

    private static final BooleanSupplier FOLLOWING = () -> false;

    private final String site;
    private final String sector;
    private volatile SectorMap division;
    private volatile Map<String, String> leaseOfSector;
    private final CompletableFuture<SectorLeases> leases;
    private final SectorPost post;
    private volatile BooleanSupplier mayDecide = FOLLOWING;

    /**
     * Of an engine that follows.
     *
     * @param site whose sectors hold until {@link #divide}
     * @param sector id of the sector; of a site that is one, that one's
     * @param leases come once the node has joined the others
     * @param post says to all that a body goes, or where it is
     */
    SectorSeat(Site site, String sector, CompletableFuture<SectorLeases> leases, SectorPost post) {
        this.site = site.id();
        this.sector = sector;
        this.division = new SectorMap(site);
        this.leaseOfSector = SectorKey.leasesOf(site);
        this.leases = leases;
        this.post = post;
    }

    /** Of an engine that is all of a site, on a node without others. */
    static SectorSeat alone(Site site) {
        String only = SectorMap.sectorsOf(site).get(0).id();
        return new SectorSeat(site, only, new CompletableFuture<>(), SectorPost.NONE);
    }

    String sector() {
        return sector;
    }

    /** Of a revision of the site that is divided as the ones before, whatever it says. */
    SectorMap mapOf(Site revision) {
        return division.with(revision);
    }

    /** The site is divided as this revision says from now on. */
    void divide(Site revision) {
        division = new SectorMap(revision);
        Map<String, String> both = new HashMap<>(leaseOfSector);
        both.putAll(SectorKey.leasesOf(revision));
        leaseOfSector = both;
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
        Optional<String> lease = Optional.ofNullable(leaseOfSector.get(other));
        return Optional.ofNullable(leases.getNow(null))
                .flatMap(running -> lease.map(running::epochOf))
                .orElse(0L);
    }

    void post(HandOver handOver) {
        post.post(site, handOver);
    }

    void post(NearBody near) {
        post.post(site, near);
    }
}
