package org.sitedatum.cluster.omlox;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.mqtt.omlox.GeoPoint;
import org.sitedatum.mqtt.omlox.GeoPolygon;
import org.sitedatum.mqtt.omlox.GeoShape;
import org.sitedatum.mqtt.omlox.ProviderKey;

/** Small questions that several resources ask. */
final class HubPaths {

    /** Most points after subdividing. */
    private static final int MOST_POINTS = 1_500;

    private HubPaths() {}

    /** The id in a body must be that of the path. */
    static void requireSame(String name, String inPath, String inBody) {
        if (!ProviderKey.of(HubSpace.key(inPath)).equals(ProviderKey.of(HubSpace.key(inBody)))) {
            throw HubRefusals.bad(name + " is " + inPath + " in the path and " + inBody + " in the body");
        }
    }

    /** Points added until no two neighbours are farther apart than this, in the unit of the shape. */
    static GeoShape subdivided(GeoShape shape, double step) {
        return shape instanceof GeoPolygon polygon ? subdivided(polygon, step) : shape;
    }

    /** Points added until no two neighbours are farther apart than this, as far as there is room. */
    static GeoPolygon subdivided(GeoPolygon polygon, double step) {
        double length = 0;
        for (List<GeoPoint> ring : polygon.rings()) {
            for (int i = 1; i < ring.size(); i++) {
                length += Math.hypot(
                        ring.get(i).x() - ring.get(i - 1).x(),
                        ring.get(i).y() - ring.get(i - 1).y());
            }
        }
        double reach = Math.max(step, length / MOST_POINTS);
        return new GeoPolygon(
                polygon.rings().stream().map(ring -> divided(ring, reach)).toList());
    }

    private static List<GeoPoint> divided(List<GeoPoint> ring, double reach) {
        List<GeoPoint> points = new ArrayList<>();
        points.add(ring.get(0));
        for (int i = 1; i < ring.size(); i++) {
            GeoPoint a = ring.get(i - 1);
            GeoPoint b = ring.get(i);
            int parts = (int) Math.max(1, Math.ceil(Math.hypot(b.x() - a.x(), b.y() - a.y()) / reach));
            for (int part = 1; part < parts; part++) {
                double share = (double) part / parts;
                double x = a.x() + share * (b.x() - a.x());
                double y = a.y() + share * (b.y() - a.y());
                points.add(
                        a.z().isPresent() && b.z().isPresent()
                                ? GeoPoint.of(
                                        x, y, a.z().getAsDouble() + share * (b.z().getAsDouble() - a.z().getAsDouble()))
                                : GeoPoint.of(x, y));
            }
            points.add(b);
        }
        return points;
    }
}
