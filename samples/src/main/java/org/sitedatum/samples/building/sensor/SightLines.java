package org.sitedatum.samples.building.sensor;

import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;

/** What walls and floors leave to look at. Light passes glass, radar passes no wall, nothing passes a floor. Immutable. */
public final class SightLines {

    /** A foot on a stair this little below a floor is on it, m. */
    private static final double FLOOR_TOLERANCE = 0.1;

    private final List<Floor> floors;
    private final List<WallPiece> walls;

    /** The lines of sight of a site. */
    public SightLines(Site site) {
        this.floors = site.floors();
        this.walls = WallPiece.of(site);
    }

    /** True when a camera sees from a to b; both in the site frame, m. */
    public boolean isClearForLight(Vector3 a, Vector3 b) {
        return isClear(a, b, true);
    }

    /** True when a radar sees from a to b; both in the site frame, m. */
    boolean isClearForRadar(Vector3 a, Vector3 b) {
        return isClear(a, b, false);
    }

    /** True when both are in the same storey. */
    boolean isSameStorey(Vector3 a, Vector3 b) {
        return floorOf(a).equals(floorOf(b));
    }

    private boolean isClear(Vector3 a, Vector3 b, boolean passesGlass) {
        String floor = floorOf(a);
        if (!floor.equals(floorOf(b))) {
            return false;
        }
        for (WallPiece wall : walls) {
            boolean opaque = !passesGlass || wall.material() != Material.GLASS;
            if (opaque && wall.floor().equals(floor) && wall.isBetween(a, b)) {
                return false;
            }
        }
        return true;
    }

    private String floorOf(Vector3 point) {
        String found = floors.get(0).id();
        for (Floor floor : floors) {
            if (point.z() >= floor.elevation() - FLOOR_TOLERANCE) {
                found = floor.id();
            }
        }
        return found;
    }
}
