package org.sitedatum.positioning.places;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.Site;

/** The zones of a site with a grid for each floor and one for the fences on every floor. Immutable. */
final class ZoneMap {

    private final List<Zone> zones = new ArrayList<>();
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final ZoneGrid onEveryFloor;
    private final List<ZoneGrid> onFloor = new ArrayList<>();

    ZoneMap(Site site) {
        for (Fence fence : site.fences()) {
            indexOf.put(fence.id(), zones.size());
            zones.add(new Zone(fence, site));
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
