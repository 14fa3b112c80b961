package org.sitedatum.samples.building;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Point2;

/** Crossings by JTS: another implementation than the one under test. */
public final class Segments {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Segments() {}

    /** True when the straight line between two points, seen from above, meets the polyline. */
    public static boolean crosses(List<Point2> line, Vector3 a, Vector3 b) {
        Coordinate[] wall = line.stream().map(p -> new Coordinate(p.x(), p.y())).toArray(Coordinate[]::new);
        Coordinate[] sight = {new Coordinate(a.x(), a.y()), new Coordinate(b.x(), b.y())};
        return GEOMETRY.createLineString(wall).intersects(GEOMETRY.createLineString(sight));
    }
}
