package org.sitedatum.positioning.site;

import java.util.List;

/**
 * A unit of ownership.
 *
 * @param id sector id
 * @param floors floor ids
 */
public record Sector(String id, List<String> floors) {

    /** Copies the collections. */
    public Sector {
        floors = List.copyOf(floors);
    }
}
