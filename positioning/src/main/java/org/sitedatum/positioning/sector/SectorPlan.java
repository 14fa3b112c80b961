package org.sitedatum.positioning.sector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.PlanGeometry;

/**
 * Where sectors lie: by storey where each storey has one, by the outlines of floors where several lie side by side on one.
 * Immutable.
 */
public final class SectorPlan {

    /** Floors whose surfaces differ by less are one storey, m: a ramp, a doorstep. */
    private static final double ONE_STOREY = 0.3;

    /** How far from a sector a body in another may be detected as one of it, m: a gate, and the way until the next word. */
    private static final double NEAR = 2.5;
    /** The same up and down, m: on the stairs, and not on the storey above or below. */
    private static final double NEAR_UP = 1;

    /**
     * The sector a body is in.
     *
     * @param sector sector id
     * @param byStorey true when the floor alone decides, false when it is the place within the storey
     */
    public record Place(String sector, boolean byStorey) {}

    private record Area(Floor floor, String sector, Optional<Polygon> outline) {
        /** Whether a point lies inside, and at least so far from the outline, m. */
        boolean holds(double x, double y, double margin) {
            if (outline.isEmpty()) {
                return true;
            }
            Geometry polygon = outline.get();
            Point point = polygon.getFactory().createPoint(new Coordinate(x, y));
            return polygon.contains(point) && polygon.getBoundary().distance(point) >= margin;
        }

        /** Whether a place is inside, or a few steps from it. */
        boolean isNear(Vector3 place) {
            double above = place.z() - floor.elevation() - floor.height();
            double outside = Math.max(above, floor.elevation() - place.z());
            if (outside > NEAR_UP) {
                return false;
            }
            return outline.map(polygon ->
                            polygon.distance(polygon.getFactory().createPoint(new Coordinate(place.x(), place.y())))
                                    <= NEAR)
                    .orElse(true);
        }
    }

    private final List<Area> areas = new ArrayList<>();

    /** Of a site's floors; those in no sector are left out. */
    SectorPlan(List<Floor> floors, Map<String, String> sectorOfFloor) {
        for (Floor floor : floors) {
            Optional<Polygon> outline = floor.outline().isEmpty()
                    ? Optional.empty()
                    : Optional.of(PlanGeometry.polygon(List.of(floor.outline())));
            Optional.ofNullable(sectorOfFloor.get(floor.id()))
                    .ifPresent(sector -> areas.add(new Area(floor, sector, outline)));
        }
    }

    /** The sector of a place, m in the site frame; empty where it lies in none or in several. */
    public Optional<String> find(Vector3 place) {
        return find(place, elevationOf(place.z()), 0).map(Place::sector);
    }

    /**
     * The sector of a body.
     *
     * @param place m in the site frame
     * @param floor of the body; empty: the height of the place is not known
     * @param margin how far inside an outline it must be, m
     * @return empty where that cannot be said
     */
    public Optional<Place> find(Vector3 place, Optional<String> floor, double margin) {
        Optional<Area> claimed = areas.stream()
                .filter(area -> floor.isPresent() && area.floor.id().equals(floor.get()))
                .findFirst();
        return find(place, claimed.map(area -> area.floor.elevation()).orElse(Double.NaN), margin);
    }

    private Optional<Place> find(Vector3 place, double elevation, double margin) {
        List<Area> storey = areas.stream()
                .filter(area -> !(Math.abs(area.floor.elevation() - elevation) > ONE_STOREY))
                .toList();
        Optional<String> only = only(storey.stream());
        if (only.isPresent()) {
            return only.map(sector -> new Place(sector, true));
        }
        return only(storey.stream().filter(area -> area.holds(place.x(), place.y(), margin)))
                .map(sector -> new Place(sector, false));
    }

    /** Whether a body at a place, m in the site frame, is near a sector other than its own. */
    boolean isNearOther(Vector3 place, String own) {
        return areas.stream().filter(area -> !area.sector.equals(own)).anyMatch(area -> area.isNear(place));
    }

    private static Optional<String> only(Stream<Area> some) {
        List<String> sectors = some.map(Area::sector).distinct().limit(2).toList();
        return sectors.size() == 1 ? Optional.of(sectors.get(0)) : Optional.empty();
    }

    /** The highest floor surface not above a height; the lowest of all below it; NaN: unknown. */
    private double elevationOf(double z) {
        double lowest =
                areas.stream().mapToDouble(area -> area.floor.elevation()).min().orElse(Double.NaN);
        return areas.stream()
                .mapToDouble(area -> area.floor.elevation())
                .filter(elevation -> elevation <= z + ONE_STOREY)
                .max()
                .orElse(Double.isNaN(z) ? Double.NaN : lowest);
    }
}
