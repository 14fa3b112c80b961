package org.sitedatum.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.Tenure;

/**
 * A site on its way from one division into sectors to another. The sectors that come sleep until they have owners; then each
 * owner of the division so far gives its bodies to the sectors they are in, and says so; once all have, those that come wake.
 * On the thread of {@link SeatKeeper} only.
 */
final class Redivision {

    /** For the owners of sectors that come to be known to all. */
    private static final long SETTLED_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** Leases that the sectors which come may take to find their owners: usually two. */
    private static final int ELECTION_LEASES = 20;
    /** After the first has given its bodies, the others have this many leases: else they have no owner. */
    private static final int GIVING_LEASES = 7;

    private final StoredSite next;
    private final List<SectorKey> before;
    private final List<SectorKey> after;
    private final long electionNanos;
    private final long givingNanos;
    private final long beganNanos = System.nanoTime();
    private final Set<String> given = new HashSet<>();
    private Optional<Long> electedNanos = Optional.empty();
    private Optional<Long> firstGivenNanos = Optional.empty();

    /** Begins now, where a lease takes so long. */
    Redivision(StoredSite next, List<SectorKey> before, long leaseNanos) {
        this.electionNanos = ELECTION_LEASES * leaseNanos;
        this.givingNanos = GIVING_LEASES * leaseNanos;
        this.next = next;
        this.before = before;
        this.after = SectorKey.of(next.site());
    }

    StoredSite next() {
        return next;
    }

    List<SectorKey> before() {
        return before;
    }

    List<SectorKey> after() {
        return after;
    }

    /** Sectors that the site has not had. */
    List<SectorKey> coming() {
        return after.stream()
                .filter(key -> !leases(before).contains(key.lease()))
                .toList();
    }

    /** Sectors that the site has no more. */
    List<SectorKey> going() {
        return before.stream().filter(key -> !stays(key.lease())).toList();
    }

    boolean stays(String lease) {
        return leases(after).contains(lease);
    }

    static List<String> leases(List<SectorKey> keys) {
        return keys.stream().map(SectorKey::lease).toList();
    }

    /** Whether a hand-over is for a sector: sectors of both divisions may have the same id. */
    boolean concerns(String lease, HandOver handOver) {
        boolean isOfNext = handOver.tenure().number() >= Tenure.leastNumber(next.revision());
        boolean isBefore = leases(before).contains(lease);
        return isOfNext ? stays(lease) : isBefore;
    }

    /** The owner of a sector so far has given its bodies to those they belong to. */
    void noteGiven(String lease) {
        given.add(lease);
        firstGivenNanos = firstGivenNanos.or(() -> Optional.of(System.nanoTime()));
    }

    boolean isGiven(String lease) {
        return given.contains(lease);
    }

    /** Whether it is time to give bodies away: all sectors that come have owners, or that takes too long. */
    boolean isElected(boolean allOwned) {
        long now = System.nanoTime();
        electedNanos = allOwned ? electedNanos.or(() -> Optional.of(now)) : Optional.empty();
        return firstGivenNanos.isPresent()
                || electedNanos.filter(since -> now - since > SETTLED_NANOS).isPresent()
                || now - beganNanos > electionNanos;
    }

    /** Whether all have given their bodies, or are not going to. */
    boolean isOver() {
        long now = System.nanoTime();
        return given.containsAll(leases(before))
                || firstGivenNanos.filter(since -> now - since > givingNanos).isPresent()
                || now - beganNanos > electionNanos + givingNanos;
    }
}
