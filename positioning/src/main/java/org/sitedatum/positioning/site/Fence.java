package org.sitedatum.positioning.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A region that raises events. Exactly one of polygon or circle.
 *
 * @param id fence id
 * @param floor floor id; empty: all floors
 * @param polygon outer ring, then holes; empty when a circle
 * @param circle centre and radius
 * @param timeouts seconds by name
 */
public record Fence(
        String id,
        Optional<String> floor,
        List<List<Point2>> polygon,
        Optional<Circle> circle,
        Map<String, Double> timeouts) {

    /** Copies the collections. */
    public Fence {
        polygon = List.copyOf(polygon);
        timeouts = Map.copyOf(timeouts);
    }

    /**
     * A round region.
     *
     * @param centre m
     * @param radius m
     */
    public record Circle(Point2 centre, double radius) {}
}
