package org.sitedatum.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToLongFunction;

/** The sites that a node of a cluster serves, by id. Thread-safe. */
final class ServedSites {

    private final Map<String, ServedSite> byId = new ConcurrentSkipListMap<>();

    void add(ServedSite site) {
        byId.put(site.id(), site);
    }

    Optional<ServedSite> remove(String id) {
        return Optional.ofNullable(byId.remove(id));
    }

    Optional<ServedSite> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The site that a lease belongs to. */
    Optional<ServedSite> ofLease(String lease) {
        return find(SectorKey.siteOf(lease));
    }

    /** The sector of a lease, if this node runs it. */
    Optional<ServedSector> seat(String lease) {
        return ofLease(lease).flatMap(site -> site.seat(lease));
    }

    Collection<ServedSite> all() {
        return byId.values();
    }

    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** Whether the fixes of all of them come in and no newer revision of one is known. */
    boolean areReady(ToLongFunction<String> knownRevision) {
        return all().stream()
                .allMatch(site -> site.isReady() && knownRevision.applyAsLong(site.id()) <= site.revision());
    }

    /** What keeps them from being served, for people. */
    List<String> obstacles(ToLongFunction<String> epochOfLease) {
        return all().stream()
                .flatMap(site -> site.obstacles(epochOfLease).stream())
                .toList();
    }
}
