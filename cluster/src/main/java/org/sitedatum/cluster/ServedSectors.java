package org.sitedatum.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.sitedatum.mqtt.BridgeCounts;

/** The sectors that a node serves, by the names of their leases. Filled while the node starts, then only read. */
final class ServedSectors {

    private final Map<String, ServedSector> byLease = new LinkedHashMap<>();

    void add(ServedSector sector) {
        byLease.put(sector.key().lease(), sector);
    }

    Collection<ServedSector> all() {
        return byLease.values();
    }

    List<String> leases() {
        return List.copyOf(byLease.keySet());
    }

    boolean has(String lease) {
        return byLease.containsKey(lease);
    }

    /** The sector with that lease, which the node serves. */
    ServedSector get(String lease) {
        ServedSector sector = byLease.get(lease);
        if (sector == null) {
            throw new IllegalArgumentException("this node does not serve site " + lease);
        }
        return sector;
    }

    /** All sectors of a site, which a node serves all or none of. */
    List<ServedSector> of(String site) {
        return all().stream().filter(sector -> sector.key().site().equals(site)).toList();
    }

    List<String> sites() {
        return all().stream().map(sector -> sector.key().site()).distinct().toList();
    }

    BridgeCounts counts(String site) {
        return of(site).stream()
                .map(sector -> sector.bridge().counts())
                .reduce(BridgeCounts::plus)
                .orElseThrow(() -> new IllegalArgumentException("this node does not serve site " + site));
    }

    /** Whether the fixes of all of them come in and no newer revision of one is known. */
    boolean areReady(ToLongFunction<String> knownRevision) {
        return all().stream()
                .allMatch(sector -> sector.bridge().isReady()
                        && knownRevision.applyAsLong(sector.key().site()) <= sector.revision());
    }

    /** What keeps them from being served, for people. */
    List<String> obstacles(ToLongFunction<String> epochOfLease) {
        List<String> obstacles = new ArrayList<>();
        byLease.forEach((lease, sector) -> {
            if (!sector.bridge().isReady()) {
                obstacles.add("the fixes of " + lease + " do not come in from the broker");
            } else if (epochOfLease.applyAsLong(lease) == 0) {
                obstacles.add("no owner of " + lease + " is known: a majority of the nodes must see each other");
            }
        });
        return obstacles;
    }
}
