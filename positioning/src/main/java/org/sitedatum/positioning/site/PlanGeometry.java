package org.sitedatum.positioning.site;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Plan outlines as JTS polygons. */
public final class PlanGeometry {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private PlanGeometry() {}

    /**
     * A polygon from rings, closed when they are not.
     *
     * @param rings outer ring first, then holes; each of at least three finite points
     */
    public static Polygon polygon(List<List<Point2>> rings) {
        LinearRing[] holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(rings.get(i + 1));
        }
        return FACTORY.createPolygon(ring(rings.get(0)), holes);
    }

    private static LinearRing ring(List<Point2> points) {
        boolean closed = points.get(0).equals(points.get(points.size() - 1));
        Coordinate[] coordinates = new Coordinate[points.size() + (closed ? 0 : 1)];
        for (int i = 0; i < coordinates.length; i++) {
            Point2 point = points.get(i % points.size());
            coordinates[i] = new Coordinate(point.x(), point.y());
        }
        return FACTORY.createLinearRing(coordinates);
    }

    /** Distinct points of a ring, not counting a repeated first one at the end. */
    static long distinctPoints(List<Point2> ring) {
        return ring.stream().distinct().count();
    }

    /** Checks rings and adds what is wrong; true when {@link #polygon} may be called. */
    static boolean checkRings(String path, List<List<Point2>> rings, FaultList faults) {
        boolean finite = true;
        for (int r = 0; r < rings.size(); r++) {
            String ringPath = rings.size() == 1 ? path : path + "[" + r + "]";
            for (int i = 0; i < rings.get(r).size(); i++) {
                Point2 point = rings.get(r).get(i);
                faults.checkPoint(ringPath + "[" + i + "]", point);
                finite &= Double.isFinite(point.x()) && Double.isFinite(point.y());
            }
            if (distinctPoints(rings.get(r)) < 3) {
                faults.add(
                        ringPath, rings.get(r).size() + " points", "an outline needs three different points or more");
                finite = false;
            }
        }
        return finite && isSound(path, rings, faults);
    }

    private static boolean isSound(String path, List<List<Point2>> rings, FaultList faults) {
        TopologyValidationError error = new IsValidOp(polygon(rings)).getValidationError();
        if (error == null) {
            return true;
        }
        Coordinate at = error.getCoordinate();
        faults.add(
                path,
                error.getMessage() + " at [" + at.x + ", " + at.y + "]",
                "an outline must not cross or touch itself and must enclose an area; reorder its points");
        return false;
    }
}
