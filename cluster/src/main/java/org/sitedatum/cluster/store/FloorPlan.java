package org.sitedatum.cluster.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A file that belongs to a floor: its plan as an image or drawing. The store keeps the bytes as they came; whoever shows
 * them decodes them.
 *
 * @param site id of the site
 * @param floor id of the floor
 * @param name which of the floor's files
 * @param version counts its changes from 1; 0 before it is saved
 * @param mediaType as stated by the sender, not checked against the bytes
 * @param properties JSON text of whoever uses it, for example how the plan lies on the site
 * @param author who saved it last
 * @param savedAt when, kept to the microsecond
 */
public record FloorPlan(
        String site,
        String floor,
        String name,
        long version,
        String mediaType,
        String properties,
        String author,
        Instant savedAt) {

    /**
     * Checks lengths.
     *
     * @throws IllegalArgumentException naming the field, its length and what is allowed
     */
    public FloorPlan {
        Lengths.check("site", site, 1, Lengths.ID);
        Lengths.check("floor", floor, 1, Lengths.ID);
        Lengths.check("name", name, 1, Lengths.ID);
        Lengths.check("mediaType", mediaType, 1, Lengths.MEDIA_TYPE);
        Lengths.check("properties", properties, 0, Lengths.PROPERTIES);
        Lengths.check("author", author, 1, Lengths.AUTHOR);
        if (version < 0) {
            throw new IllegalArgumentException("version must not be negative");
        }
        savedAt = savedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same with the next version number. */
    FloorPlan next() {
        return new FloorPlan(site, floor, name, version + 1, mediaType, properties, author, savedAt);
    }
}
