package org.sitedatum.positioning.site;

import java.util.List;
import java.util.Optional;

/**
 * A region that raises events. Exactly one of polygon or circle.
 *
 * @param id fence id
 * @param floor floor id; empty: all floors
 * @param polygon outer ring, then holes; empty when a circle
 * @param circle centre and radius
 * @param elevation m, lower end of the fence above the floor surface, or site z without a floor; NaN: 0
 * @param extrusion m, height of the fence from its elevation; NaN or 0: heights are not looked at, only the floor
 * @param margins how deep is in, how far is out
 * @param timeouts how long is in, how long is out
 * @param schedule when the fence is watched; empty: always
 */
public record Fence(
        String id,
        Optional<String> floor,
        List<List<Point2>> polygon,
        Optional<Circle> circle,
        double elevation,
        double extrusion,
        FenceMargins margins,
        FenceTimeouts timeouts,
        Optional<Schedule> schedule) {

    /** Copies the collections. */
    public Fence {
        polygon = List.copyOf(polygon);
    }

    /** A polygon with holes on one floor or on all, everything else as by default. */
    public static Fence ofPolygon(String id, Optional<String> floor, List<List<Point2>> rings) {
        return plain(id, floor, rings, Optional.empty());
    }

    /** A circle on one floor or on all, everything else as by default. */
    public static Fence ofCircle(String id, Optional<String> floor, Circle circle) {
        return plain(id, floor, List.of(), Optional.of(circle));
    }

    private static Fence plain(String id, Optional<String> floor, List<List<Point2>> rings, Optional<Circle> circle) {
        return new Fence(
                id,
                floor,
                rings,
                circle,
                Double.NaN,
                Double.NaN,
                FenceMargins.DEFAULT,
                FenceTimeouts.DEFAULT,
                Optional.empty());
    }

    /** The same fence between two heights. */
    public Fence withHeights(double newElevation, double newExtrusion) {
        return new Fence(id, floor, polygon, circle, newElevation, newExtrusion, margins, timeouts, schedule);
    }

    /** The same fence with other margins. */
    public Fence withMargins(FenceMargins newMargins) {
        return new Fence(id, floor, polygon, circle, elevation, extrusion, newMargins, timeouts, schedule);
    }

    /** The same fence with other times. */
    public Fence withTimeouts(FenceTimeouts newTimeouts) {
        return new Fence(id, floor, polygon, circle, elevation, extrusion, margins, newTimeouts, schedule);
    }

    /** The same fence, watched at these times only. */
    public Fence withSchedule(Schedule newSchedule) {
        return new Fence(id, floor, polygon, circle, elevation, extrusion, margins, timeouts, Optional.of(newSchedule));
    }

    /**
     * A round region.
     *
     * @param centre m
     * @param radius m
     */
    public record Circle(Point2 centre, double radius) {}
}
