package org.sitedatum.cluster.store;

import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Which content anchors are wanted.
 *
 * @param near centre and radius; empty: anywhere
 * @param floor id, or empty for all
 * @param category or empty for all
 * @param after only ids behind this one; empty for the first page. Not with {@code near}
 * @param most how many at most
 */
public record ContentAnchorSearch(Optional<Near> near, String floor, String category, String after, int most) {

    /**
     * A ball.
     *
     * @param centre site frame, m
     * @param radius m
     */
    public record Near(Vector3 centre, double radius) {}

    /** All, in order of id. */
    public static ContentAnchorSearch page(String after, int most) {
        return new ContentAnchorSearch(Optional.empty(), "", "", after, most);
    }

    /** Within a distance of a point. */
    public static ContentAnchorSearch near(Vector3 centre, double radius, int most) {
        return new ContentAnchorSearch(Optional.of(new Near(centre, radius)), "", "", "", most);
    }

    /** Only of a floor and a category; empty for all. */
    public ContentAnchorSearch with(String onFloor, String ofCategory) {
        return new ContentAnchorSearch(near, onFloor, ofCategory, after, most);
    }
}
