package org.sitedatum.positioning.site;

import java.util.List;

/**
 * A body with an identity.
 *
 * @param id trackable id
 * @param name for people
 * @param kind decides the motion model
 * @param tags devices fixed to the body
 * @param height m of its tags above the floor; NaN: free
 * @param radius m, half the width of the body in plan; NaN: as usual for its kind
 * @param patience what it has fences do otherwise
 */
public record Trackable(
        String id,
        String name,
        TrackableKind kind,
        List<Tag> tags,
        double height,
        double radius,
        FencePatience patience) {

    /** Copies the collections. */
    public Trackable {
        tags = List.copyOf(tags);
    }

    /** A body as wide as is usual for its kind. */
    public Trackable(String id, String name, TrackableKind kind, List<Tag> tags, double height) {
        this(id, name, kind, tags, height, Double.NaN);
    }

    /** A body that has fences do as they say. */
    public Trackable(String id, String name, TrackableKind kind, List<Tag> tags, double height, double radius) {
        this(id, name, kind, tags, height, radius, FencePatience.NONE);
    }
}
