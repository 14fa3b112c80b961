package org.sitedatum.cluster.drawing;

import java.util.List;
import org.sitedatum.positioning.site.Point2;

/**
 * A storey in a drawing.
 *
 * @param id within the drawing, a valid id
 * @param name for people
 * @param elevation m, site z of its surface
 * @param height m
 * @param outline m; empty: not known
 */
public record DrawingFloor(String id, String name, double elevation, double height, List<Point2> outline) {

    /** Copies the outline. */
    public DrawingFloor {
        outline = List.copyOf(outline);
    }
}
