package org.sitedatum.positioning.site;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for walls, meetings and sectors. */
final class PlaceRules {
    private static final Set<String> MATERIALS = Set.of("glass", "drywall", "brick", "concrete", "metal");

    private PlaceRules() {}

    static void check(Site site, FaultList faults) {
        for (int i = 0; i < site.walls().size(); i++) {
            checkWall("walls[" + i + "]", site.walls().get(i), site, faults);
        }
        FenceRules.check(site, faults);
        site.meetings().ifPresent(meetings -> checkMeetings(meetings, faults));
        checkSectors(site, faults);
    }

    private static void checkWall(String path, Wall wall, Site site, FaultList faults) {
        FloorRules.checkReference(path + ".floor", Optional.of(wall.floor()), site, faults);
        for (int i = 0; i < wall.line().size(); i++) {
            faults.checkPoint(path + ".line[" + i + "]", wall.line().get(i));
        }
        if (PlanGeometry.distinctPoints(wall.line()) < 2) {
            faults.add(path + ".line", wall.line(), "a wall needs two different points or more");
        }
        if (!MATERIALS.contains(wall.material())) {
            faults.add(path + ".material", wall.material(), "allowed glass, drywall, brick, concrete, metal");
        }
    }

    private static void checkMeetings(Meetings meetings, FaultList faults) {
        faults.checkPositiveOrAbsent("meetings.proximity", meetings.proximity(), 1000);
        faults.checkWithinOrAbsent("meetings.exitTolerance", meetings.exitTolerance(), 0, 1000);
        faults.checkWithinOrAbsent("meetings.horizon", meetings.horizon(), 0, 60);
        faults.checkPositiveOrAbsent("meetings.repeat", meetings.repeat(), 1e6);
    }

    private static void checkSectors(Site site, FaultList faults) {
        List<Sector> sectors = site.sectors();
        faults.checkIds("sectors", sectors.stream().map(Sector::id).toList());
        Set<String> owned = new HashSet<>();
        for (int i = 0; i < sectors.size(); i++) {
            for (String floor : sectors.get(i).floors()) {
                String path = "sectors[" + i + "].floors";
                FloorRules.checkReference(path, Optional.of(floor), site, faults);
                if (!owned.add(floor)) {
                    faults.add(path, floor, "the floor is in two sectors; a floor has one owner");
                }
            }
        }
        for (Floor floor : site.floors()) {
            if (!sectors.isEmpty() && !owned.contains(floor.id())) {
                faults.add("sectors", floor.id(), "the floor is in no sector, so nobody would serve it; add it to one");
            }
        }
    }
}
