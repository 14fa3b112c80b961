package org.sitedatum.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.mqtt.BridgeCounts;
import org.sitedatum.mqtt.IntakeLoad;
import org.sitedatum.mqtt.SiteIntake;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.NearBody;

/**
 * One site on one node: what comes in for it, and those of its sectors whose engines the node keeps warm. Thread-safe; opening
 * and shutting a sector may wait.
 */
final class ServedSite implements AutoCloseable {

    private final LiveSite live;
    private final SiteIntake intake;
    private final long leaseNanos;
    private final SectorMaker maker;
    private final Map<String, ServedSector> seats = new ConcurrentHashMap<>();
    private volatile StoredSite stored;
    private volatile List<SectorKey> keys;
    private volatile Optional<Redivision> redivision = Optional.empty();
    /** Came while the site was being divided. */
    private volatile Optional<StoredSite> later = Optional.empty();

    private BridgeCounts ofShut = BridgeCounts.NONE;

    /** Makes a sector that runs. */
    interface SectorMaker {
        ServedSector make(SectorKey key, StoredSite stored, SiteIntake intake);
    }

    /** Of whose sectors none runs yet, where a lease takes so long. */
    ServedSite(StoredSite stored, LiveSite live, SiteIntake intake, long leaseNanos, SectorMaker maker) {
        this.leaseNanos = leaseNanos;
        this.stored = stored;
        this.live = live;
        this.intake = intake;
        this.maker = maker;
        this.keys = SectorKey.of(stored.site());
        expectSectors();
    }

    private void expectSectors() {
        live.expect(keys.stream().map(SectorKey::liveId).toList());
    }

    String id() {
        return live.id();
    }

    /** What there is to own of it. */
    List<SectorKey> keys() {
        return keys;
    }

    List<String> leases() {
        return keys.stream().map(SectorKey::lease).toList();
    }

    /** Also those of a division to come. */
    List<String> allLeases() {
        return Stream.concat(keys.stream(), redivision.stream().flatMap(under -> under.coming().stream()))
                .map(SectorKey::lease)
                .toList();
    }

    /** The sectors that this node runs. */
    Collection<ServedSector> seats() {
        return seats.values();
    }

    /** A sector that this node runs. */
    Optional<ServedSector> seat(String lease) {
        return Optional.ofNullable(seats.get(lease));
    }

    /** Runs a sector from now on; empty when the site has none with that lease. */
    synchronized Optional<ServedSector> open(String lease) {
        if (!seats.containsKey(lease)) {
            find(keys, lease).ifPresent(key -> seats.put(lease, maker.make(key, stored, intake)));
            redivision.ifPresent(under -> find(under.coming(), lease).ifPresent(key -> {
                ServedSector coming = maker.make(key, under.next(), intake);
                coming.setAsleep(true);
                seats.put(lease, coming);
            }));
        }
        return seat(lease);
    }

    private static Optional<SectorKey> find(List<SectorKey> keys, String lease) {
        return keys.stream().filter(key -> key.lease().equals(lease)).findFirst();
    }

    /** Runs a sector no more. */
    synchronized void shut(String lease) {
        Optional.ofNullable(seats.remove(lease)).ifPresent(this::close);
    }

    private void close(ServedSector sector) {
        sector.close();
        live.drop(sector.live());
        ofShut = ofShut.plus(sector.bridge().said());
    }

    /**
     * Has all engines take another revision of the site, soon, if it is newer. One with other sectors begins a {@link
     * #redivision}; what comes before its end is taken then.
     *
     * @param whenTaken runs each time that one has
     */
    synchronized void follow(StoredSite next, Runnable whenTaken) {
        if (redivision.isPresent()) {
            later = Optional.of(next);
        } else if (next.revision() > stored.revision()
                && !SectorKey.of(next.site()).equals(keys)) {
            redivision = Optional.of(new Redivision(next, keys, leaseNanos));
            whenTaken.run();
        } else if (next.revision() > stored.revision()) {
            stored = next;
            live.follow(next.site());
            seats.values().forEach(sector -> sector.follow(next, whenTaken));
            whenTaken.run();
        }
    }

    /** How the site is being divided anew. */
    Optional<Redivision> redivision() {
        return redivision;
    }

    /** The site is divided: what was asleep wakes, and what came meanwhile is taken. */
    synchronized void endRedivision() {
        Redivision ended = redivision.orElseThrow();
        redivision = Optional.empty();
        stored = ended.next();
        keys = ended.after();
        live.follow(stored.site());
        expectSectors();
        ended.coming().forEach(key -> seat(key.lease()).ifPresent(seat -> seat.setAsleep(false)));
        Optional<StoredSite> next = later;
        later = Optional.empty();
        next.ifPresent(one -> follow(one, () -> {}));
    }

    /** The revision of the site that all engines have, or go over to. */
    long revision() {
        Optional<StoredSite> coming = later.or(() -> redivision.map(Redivision::next));
        if (coming.isPresent()) {
            return coming.get().revision();
        }
        return seats.values().stream().mapToLong(ServedSector::revision).reduce(stored.revision(), Math::min);
    }

    /** Hears that a body has gone from one sector to another. */
    void take(HandOver handOver) {
        Optional<Redivision> under = redivision;
        seats.forEach((lease, sector) -> {
            if (under.isEmpty() || under.get().concerns(lease, handOver)) {
                sector.take(handOver);
            }
        });
    }

    /** Hears where a body is that is near other sectors than its own. */
    void hear(NearBody near) {
        seats.values().forEach(sector -> sector.hear(near));
    }

    /** Whether what comes in would be heard. */
    boolean isReady() {
        return intake.isReady();
    }

    IntakeLoad load() {
        return intake.load();
    }

    synchronized BridgeCounts counts() {
        BridgeCounts counts = intake.counts().plus(ofShut);
        for (ServedSector sector : seats.values()) {
            counts = counts.plus(sector.bridge().said());
        }
        return counts;
    }

    /** What keeps it from being served, for people. */
    List<String> obstacles(ToLongFunction<String> epochOfLease) {
        if (!isReady()) {
            return List.of("the fixes of " + id() + " do not come in from the broker");
        }
        List<String> obstacles = new ArrayList<>();
        for (String lease : leases()) {
            if (epochOfLease.applyAsLong(lease) == 0) {
                obstacles.add("no owner of " + lease + " is known: a majority of the nodes must see each other");
            }
        }
        return obstacles;
    }

    @Override
    public synchronized void close() {
        List.copyOf(seats.keySet()).forEach(this::shut);
        intake.close();
    }
}
