package org.sitedatum.positioning.site;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.sitedatum.frames.geometry.Vector3;

/** Rules for floors, for references to them, and for what must lie inside the building. */
final class FloorRules {
    /** How far outside the outline something on the building's skin may be, m. */
    static final double OUTLINE_TOLERANCE = 1;

    /** How far below the floor surface or above the ceiling, m. */
    static final double HEIGHT_TOLERANCE = 0.5;

    private FloorRules() {}

    static void check(Site site, FaultList faults) {
        List<Floor> floors = site.floors();
        if (floors.isEmpty()) {
            faults.add("floors", "", "a site has at least one floor; add one with id, name, elevation and height");
        }
        faults.checkIds("floors", floors.stream().map(Floor::id).toList());
        for (int i = 0; i < floors.size(); i++) {
            Floor floor = floors.get(i);
            String path = "floors[" + i + "]";
            faults.checkWithin(path + ".elevation", floor.elevation(), -10_000, 10_000);
            if (!(floor.height() > 0 && floor.height() <= 10_000)) {
                faults.add(path + ".height", floor.height(), "metres from floor to ceiling, above 0 and at most 10000");
            }
            if (!floor.outline().isEmpty()) {
                PlanGeometry.checkRings(path + ".outline", List.of(floor.outline()), faults);
            }
        }
    }

    /** The reference, when there is one, names a floor. */
    static void checkReference(String path, Optional<String> floor, Site site, FaultList faults) {
        if (floor.isPresent() && site.floors().stream().noneMatch(f -> f.id().equals(floor.get()))) {
            faults.add(path, floor.get(), "no such floor; list it under floors or correct the id");
        }
    }

    /** The position lies within the outline and height of its floor, or of any floor when it names none. */
    static void checkInside(String path, Vector3 position, Optional<String> floor, Site site, FaultList faults) {
        boolean anyCandidate = false;
        for (Floor candidate : site.floors()) {
            if (floor.isPresent() && !floor.get().equals(candidate.id())) {
                continue;
            }
            if (!isUsable(candidate) || holds(candidate, position)) {
                return;
            }
            anyCandidate = true;
        }
        if (anyCandidate) {
            faults.add(
                    path,
                    position,
                    floor.map(id -> "outside floor '" + id + "'").orElse("outside every floor")
                            + " (outline and height); correct the position, the floor or the outline");
        }
    }

    /** False for a floor whose own faults are reported already. */
    private static boolean isUsable(Floor floor) {
        return Double.isFinite(floor.elevation())
                && floor.height() > 0
                && (floor.outline().isEmpty()
                        || PlanGeometry.checkRings("", List.of(floor.outline()), new FaultList()));
    }

    private static boolean holds(Floor floor, Vector3 position) {
        double above = position.z() - floor.elevation();
        if (above < -HEIGHT_TOLERANCE || above > floor.height() + HEIGHT_TOLERANCE) {
            return false;
        }
        if (floor.outline().isEmpty()) {
            return true;
        }
        Polygon outline = PlanGeometry.polygon(List.of(floor.outline()));
        return outline.isWithinDistance(
                outline.getFactory().createPoint(new Coordinate(position.x(), position.y())), OUTLINE_TOLERANCE);
    }
}
