package org.sitedatum.cluster.drawing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.positioning.site.Point2;

/** One line, area or place of a drawing. */
public sealed interface DrawingShape {

    /** Place of its group in {@link Drawing#groups}. */
    int group();

    /** Id of its floor, where the drawing says one. */
    Optional<String> floor();

    /**
     * A line of straight pieces.
     *
     * @param points two or more, m
     */
    record Line(int group, Optional<String> floor, List<Point2> points) implements DrawingShape {
        /** Copies the points. */
        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * An area.
     *
     * @param id what it may be called, a valid id
     * @param rings the outer one first, then holes; each ends where it began; m
     */
    record Area(int group, Optional<String> floor, String id, List<List<Point2>> rings) implements DrawingShape {
        /** Copies the rings. */
        public Area {
            rings = rings.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A place.
     *
     * @param id what it may be called, a valid id
     * @param point m
     * @param z m in the site, where the drawing says it
     */
    record Place(int group, Optional<String> floor, String id, Point2 point, OptionalDouble z)
            implements DrawingShape {}
}
