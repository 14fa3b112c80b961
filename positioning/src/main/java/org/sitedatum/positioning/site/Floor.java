package org.sitedatum.positioning.site;

import java.util.List;

/**
 * One storey.
 *
 * @param id floor id
 * @param name for people
 * @param elevation m, site z of the floor surface
 * @param height m from the floor surface to the ceiling
 * @param outline closed implicitly; empty: unbounded
 */
public record Floor(String id, String name, double elevation, double height, List<Point2> outline) {

    /** Copies the collections. */
    public Floor {
        outline = List.copyOf(outline);
    }
}
