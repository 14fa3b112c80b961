package org.sitedatum.positioning.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.walls.Sight;
import org.sitedatum.positioning.walls.WallCrossings;
import org.sitedatum.positioning.walls.WallMap;

/**
 * What the walls of a site leave of each sensor's view. Fixed sensors look along the floor they hang over; one that moves
 * is taken to be on the only floor, or, where there are several, to see everywhere. Reused; not thread-safe.
 */
final class WallVisibility implements Visibility {

    /** A body is wide, and its place uncertain: what is this little behind a wall may still be seen, m. */
    private static final double NEARER = 0.5;

    private static final int ANY_FLOOR = -1;
    private static final double FLOOR_TOLERANCE = 0.3;

    private final List<Floor> floors;
    private final WallMap map;
    private final List<View> views = new ArrayList<>();
    private final WallCrossings crossings = new WallCrossings();

    /** The walls of a valid site; sensors follow by {@link #add}. */
    WallVisibility(Site site) {
        floors = site.floors();
        map = new WallMap(site);
    }

    /** Adds the next sensor; without a pose it moves. */
    void add(Sight kind, Optional<RigidTransform> pose) {
        int only = floors.size() == 1 ? 0 : ANY_FLOOR;
        views.add(new View(kind, pose.map(p -> floorUnder(p.translation().z())).orElse(only)));
    }

    private int floorUnder(double z) {
        int best = ANY_FLOOR;
        for (int i = 0; i < floors.size(); i++) {
            double elevation = floors.get(i).elevation();
            boolean under = elevation <= z + FLOOR_TOLERANCE;
            if (under && (best == ANY_FLOOR || elevation > floors.get(best).elevation())) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public boolean isClear(int sensor, double sensorX, double sensorY, double x, double y) {
        View view = views.get(sensor);
        double distance = Math.hypot(x - sensorX, y - sensorY);
        if (map.pieces() == 0 || view.floor() == ANY_FLOOR || distance <= NEARER) {
            return true;
        }
        double share = 1 - NEARER / distance;
        map.crossingsInPlanInto(
                view.floor(),
                sensorX,
                sensorY,
                sensorX + share * (x - sensorX),
                sensorY + share * (y - sensorY),
                crossings);
        return !crossings.blocks(view.kind());
    }

    private record View(Sight kind, int floor) {}
}
