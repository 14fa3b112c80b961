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
 */
public record Trackable(String id, String name, TrackableKind kind, List<Tag> tags, double height) {

    /** Copies the collections. */
    public Trackable {
        tags = List.copyOf(tags);
    }
}
