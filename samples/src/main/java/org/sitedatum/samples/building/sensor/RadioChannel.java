package org.sitedatum.samples.building.sensor;

import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;

/**
 * What the walls of a site do to UWB: each wall that the straight line between tag and anchor crosses (seen from above)
 * delays, weakens and blurs the pulse. Storeys are opaque to each other except in the open stairwell.
 *
 * <p>Power: free space, {@code -63 dBm - 20 log10(d / 1 m)} less the walls. Immutable.
 */
public final class RadioChannel {

    private static final double POWER_AT_ONE_METRE = -63;
    private static final double LINE_OF_SIGHT_GAP = 1.5;

    private final List<WallPiece> obstacles;
    private final List<Floor> floors;
    private final Region stairwell;

    /** The channel of a site with one open stairwell given by its corners in plan. */
    public RadioChannel(Site site, Point2 stairwellFrom, Point2 stairwellTo) {
        this.floors = site.floors();
        this.stairwell = new Region(stairwellFrom, stairwellTo);
        this.obstacles = WallPiece.of(site);
    }

    /** The storey a point is on. */
    String floorAt(Vector3 point) {
        String found = floors.get(0).id();
        for (Floor floor : floors) {
            if (point.z() >= floor.elevation() - 0.1) {
                found = floor.id();
            }
        }
        return found;
    }

    /** True when the two can hear each other at all. */
    boolean isOpen(Vector3 tag, Anchor anchor) {
        return floorAt(tag).equals(floorOf(anchor)) || stairwell.contains(tag);
    }

    /** The link between two points; the walls of the anchor's storey count. */
    Link link(Vector3 tag, Anchor anchor) {
        String floor = floorOf(anchor);
        double delay = 0;
        double spread = 0;
        double loss = 0;
        int walls = 0;
        for (WallPiece obstacle : obstacles) {
            if (obstacle.floor().equals(floor) && obstacle.isBetween(tag, anchor.position())) {
                delay += obstacle.material().delay();
                spread += obstacle.material().spread();
                loss += obstacle.material().loss();
                walls++;
            }
        }
        double distance = tag.distanceTo(anchor.position());
        double power = POWER_AT_ONE_METRE - 20 * StrictMath.log10(Math.max(distance, 0.1)) - loss;
        return new Link(distance, power, power - LINE_OF_SIGHT_GAP - loss, delay, spread, walls);
    }

    private String floorOf(Anchor anchor) {
        return anchor.floor().orElseGet(() -> floorAt(anchor.position()));
    }

    private record Region(Point2 from, Point2 to) {
        boolean contains(Vector3 p) {
            return p.x() >= from.x() && p.x() <= to.x() && p.y() >= from.y() && p.y() <= to.y();
        }
    }
}
