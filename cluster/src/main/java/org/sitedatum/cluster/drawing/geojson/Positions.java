package org.sitedatum.cluster.drawing.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.sitedatum.cluster.drawing.DrawingBudget;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Point2;

/** Positions of GeoJSON as points of the site. */
interface Positions {

    /** Earth within this of a site is its neighbourhood, m: the flat site frame is off by 2 m in height at 5 km. */
    double NEIGHBOURHOOD = 10_000;

    /** A position in site metres. */
    Point2 point(JsonNode position, String where) throws DrawingRefused;

    /** Its height in the site, m, where it has one. */
    OptionalDouble height(JsonNode position, String where) throws DrawingRefused;

    /** Positions that are site metres already: x, y and perhaps z. */
    static Positions inSite() {
        return new Positions() {
            @Override
            public Point2 point(JsonNode position, String where) throws DrawingRefused {
                return new Point2(number(position, 0, where), number(position, 1, where));
            }

            @Override
            public OptionalDouble height(JsonNode position, String where) throws DrawingRefused {
                return position.size() > 2 ? OptionalDouble.of(number(position, 2, where)) : OptionalDouble.empty();
            }
        };
    }

    /** Positions on Earth: longitude, latitude and perhaps height above the ellipsoid. */
    static Positions onEarth(Georeference georeference) {
        Geodetic origin = new Geodetic(georeference.latDeg(), georeference.lonDeg(), georeference.height());
        SiteGeoreference site = SiteGeoreference.of(new SiteOrigin(origin, georeference.headingDeg()));
        return new Positions() {
            @Override
            public Point2 point(JsonNode position, String where) throws DrawingRefused {
                // at the origin's height: a point of a plan stands above or below its place on the site's floor
                Vector3 there = site.toSite(geodetic(position, origin.height(), where));
                if (!(Math.hypot(there.x(), there.y()) <= NEIGHBOURHOOD)) {
                    throw new DrawingRefused(where + " lies " + Math.round(Math.hypot(there.x(), there.y()) / 1000)
                            + " km from the site's origin on Earth: another site, or the georeference is wrong");
                }
                return new Point2(millimetres(there.x()), millimetres(there.y()));
            }

            @Override
            public OptionalDouble height(JsonNode position, String where) throws DrawingRefused {
                if (position.size() < 3) {
                    return OptionalDouble.empty();
                }
                double height = number(position, 2, where);
                return OptionalDouble.of(millimetres(height - origin.height()));
            }
        };
    }

    /** A position on Earth, at a height for the lack of its own. */
    static Geodetic geodetic(JsonNode position, double height, String where) throws DrawingRefused {
        double lon = number(position, 0, where);
        double lat = number(position, 1, where);
        if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
            throw new DrawingRefused(
                    where + " has the position " + lon + ", " + lat + ": not a longitude and latitude in degrees");
        }
        return new Geodetic(lat, lon, height);
    }

    /** All of a line, or of a ring. */
    default List<Point2> points(JsonNode positions, String where, DrawingBudget budget) throws DrawingRefused {
        if (!positions.isArray()) {
            throw new DrawingRefused(where + " has no list of positions where one is wanted");
        }
        List<Point2> points = new ArrayList<>(positions.size());
        for (JsonNode position : positions) {
            budget.step();
            points.add(point(position, where));
        }
        return points;
    }

    private static double number(JsonNode position, int axis, String where) throws DrawingRefused {
        JsonNode value = position.path(axis);
        if (!position.isArray() || !value.isNumber()) {
            throw new DrawingRefused(where + " has a position that is not two or three numbers");
        }
        return DrawingBudget.coordinate(value.doubleValue(), where);
    }

    private static double millimetres(double metres) {
        return Math.round(metres * 1000) / 1000.0;
    }
}
