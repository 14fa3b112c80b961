package org.sitedatum.benchmarks.places;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.SpatialIndex;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.index.strtree.STRtree;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.PlanGeometry;

/** What people write around JTS: which zones hold a point now, and which did before. Not thread-safe. */
final class JtsFences {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<Polygon> polygons = new ArrayList<>();
    private final List<PreparedGeometry> prepared = new ArrayList<>();
    private final List<IndexedPointInAreaLocator> indexed = new ArrayList<>();
    private final SpatialIndex sortTileRecursive = new STRtree();
    private final SpatialIndex hilbert = new HPRtree();
    private final int[][] insideOf;
    private int[] found = new int[16];
    private int count;
    private long events;

    JtsFences(List<Fence> fences, int bodies) {
        insideOf = new int[bodies][0];
        for (int i = 0; i < fences.size(); i++) {
            Polygon polygon = PlanGeometry.polygon(fences.get(i).polygon());
            polygons.add(polygon);
            prepared.add(PreparedGeometryFactory.prepare(polygon));
            indexed.add(new IndexedPointInAreaLocator(polygon));
            sortTileRecursive.insert(polygon.getEnvelopeInternal(), i);
            hilbert.insert(polygon.getEnvelopeInternal(), i);
        }
    }

    /** Every polygon asked. */
    long naive(int body, double x, double y) {
        Point point = point(x, y);
        count = 0;
        for (int i = 0; i < polygons.size(); i++) {
            take(i, polygons.get(i).contains(point));
        }
        return compare(body);
    }

    /** Every prepared polygon asked. */
    long prepared(int body, double x, double y) {
        Point point = point(x, y);
        count = 0;
        for (int i = 0; i < prepared.size(); i++) {
            take(i, prepared.get(i).contains(point));
        }
        return compare(body);
    }

    /** An STRtree before prepared polygons. */
    long treeAndPrepared(int body, double x, double y) {
        Point point = point(x, y);
        return query(sortTileRecursive, body, x, y, i -> prepared.get(i).contains(point));
    }

    /** An STRtree before indexed locators. */
    long treeAndIndexed(int body, double x, double y) {
        Coordinate coordinate = new Coordinate(x, y);
        return query(sortTileRecursive, body, x, y, i -> indexed.get(i).locate(coordinate) != Location.EXTERIOR);
    }

    /** An HPRtree before indexed locators. */
    long hilbertAndIndexed(int body, double x, double y) {
        Coordinate coordinate = new Coordinate(x, y);
        return query(hilbert, body, x, y, i -> indexed.get(i).locate(coordinate) != Location.EXTERIOR);
    }

    private long query(SpatialIndex index, int body, double x, double y, IntPredicate holds) {
        count = 0;
        index.query(new Envelope(x, x, y, y), item -> {
            int i = (Integer) item;
            take(i, holds.test(i));
        });
        Arrays.sort(found, 0, count);
        return compare(body);
    }

    private static Point point(double x, double y) {
        return FACTORY.createPoint(new Coordinate(x, y));
    }

    private void take(int zone, boolean inside) {
        if (inside) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = zone;
        }
    }

    /** Counts entries and exits against the last time; both lists ascend. */
    private long compare(int body) {
        int[] before = insideOf[body];
        int i = 0;
        int k = 0;
        int changes = 0;
        while (i < before.length || k < count) {
            if (i < before.length && k < count && before[i] == found[k]) {
                i++;
                k++;
            } else if (k == count || (i < before.length && before[i] < found[k])) {
                i++;
                changes++;
            } else {
                k++;
                changes++;
            }
        }
        if (changes > 0) {
            insideOf[body] = Arrays.copyOf(found, count);
            events += changes;
        }
        return events;
    }
}
