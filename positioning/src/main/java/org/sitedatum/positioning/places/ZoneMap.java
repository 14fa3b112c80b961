package org.sitedatum.positioning.places;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FencePatience;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/** The zones of a site with a grid for each floor and one for the fences on every floor. Immutable. */
final class ZoneMap {

    private final List<Zone> zones = new ArrayList<>();
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final ZoneGrid onEveryFloor;
    private final List<ZoneGrid> onFloor = new ArrayList<>();
    /** Of bodies that have fences do otherwise: their zones in the order of all. */
    private final Map<String, List<Zone>> ofBody = new HashMap<>();

    ZoneMap(Site site) {
        for (Fence fence : site.fences()) {
            indexOf.put(fence.id(), zones.size());
            zones.add(new Zone(fence, site));
        }
        Map<FencePatience, List<Zone>> byPatience = new HashMap<>();
        for (Trackable body : site.trackables()) {
            if (!body.patience().equals(FencePatience.NONE)) {
                ofBody.put(
                        body.id(),
                        byPatience.computeIfAbsent(
                                body.patience(),
                                patience -> site.fences().stream()
                                        .map(fence -> new Zone(patience.applyTo(fence), site))
                                        .toList()));
            }
        }
        onEveryFloor = grid(Zone.ANY_FLOOR);
        for (int floor = 0; floor < site.floors().size(); floor++) {
            onFloor.add(grid(floor));
        }
    }

    private ZoneGrid grid(int floor) {
        int[] members = IntStream.range(0, zones.size())
                .filter(i -> zones.get(i).floor() == floor)
                .toArray();
        return ZoneGrid.of(zones, members);
    }

    boolean isEmpty() {
        return zones.isEmpty();
    }

    int size() {
        return zones.size();
    }

    Zone zone(int index) {
        return zones.get(index);
    }

    /** A zone as it is for a body. */
    Zone zone(int index, String body) {
        return ofBody.isEmpty()
                ? zones.get(index)
                : ofBody.getOrDefault(body, zones).get(index);
    }

    /** Index of a zone by its fence's id, or -1. */
    int find(String id) {
        return indexOf.getOrDefault(id, -1);
    }

    /** The fences on every floor. */
    ZoneGrid onEveryFloor() {
        return onEveryFloor;
    }

    /** The fences of one floor only. */
    ZoneGrid onFloor(int floor) {
        return onFloor.get(floor);
    }
}
