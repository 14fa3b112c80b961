package org.sitedatum.positioning.snapshot;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the things of an earlier revision of a site stand in the present one, matched by id. Immutable. */
public final class LayoutChange {

    /** No change: every thing stands where it stood. */
    public static final LayoutChange NONE = new LayoutChange(Map.of(), false);

    private final Map<Listing, int[]> places;
    private final boolean move;

    private LayoutChange(Map<Listing, int[]> places, boolean move) {
        this.places = places;
        this.move = move;
    }

    /** From one layout to another of the same site. */
    public static LayoutChange between(SiteLayout before, SiteLayout now) {
        Map<Listing, int[]> places = new EnumMap<>(Listing.class);
        for (Listing listing : Listing.values()) {
            places.put(listing, places(before.ids(listing), now.ids(listing)));
        }
        return new LayoutChange(places, !before.equals(now));
    }

    private static int[] places(List<String> before, List<String> now) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < now.size(); i++) {
            index.put(now.get(i), i);
        }
        return before.stream().mapToInt(id -> index.getOrDefault(id, -1)).toArray();
    }

    /** True when the layouts differ. */
    public boolean isMove() {
        return move;
    }

    /** How many things a list had, {@code now} being how many it has. */
    public int countBefore(Listing listing, int now) {
        int[] row = places.get(listing);
        return row == null ? now : row.length;
    }

    /** Where a thing stands that stood at {@code before}; -1 when it is gone. */
    public int placeNow(Listing listing, int before) {
        int[] row = places.get(listing);
        if (row == null) {
            return before;
        }
        return before >= 0 && before < row.length ? row[before] : -1;
    }
}
