package org.sitedatum.positioning.site;

import java.util.List;

/**
 * A wall.
 *
 * @param floor floor id
 * @param line two or more points
 * @param material glass, drywall, brick, concrete or metal
 */
public record Wall(String floor, List<Point2> line, String material) {

    /** Copies the collections. */
    public Wall {
        line = List.copyOf(line);
    }
}
