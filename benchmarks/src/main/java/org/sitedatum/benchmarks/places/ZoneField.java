package org.sitedatum.benchmarks.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceMargins;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;

/** A square site strewn with zones of 8 to 20 corners and 3 to 9 m in radius, one to every 400 square metres. */
final class ZoneField {

    static final String[] FLOORS = {"ground", "upper"};

    private static final double SIDE_PER_ZONE = 20;
    private static final long SEED = 5;

    private ZoneField() {}

    /** Side of the site, m. */
    static double side(int zones) {
        return SIDE_PER_ZONE * Math.sqrt(zones);
    }

    /** The zones, on every floor, with nothing but an outline. */
    static List<Fence> plain(int zones) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Fence> fences = new ArrayList<>(zones);
        for (int i = 0; i < zones; i++) {
            double x = random.nextDouble(side(zones));
            double y = random.nextDouble(side(zones));
            fences.add(Fence.ofPolygon("zone-" + i, Optional.empty(), List.of(outline(random, x, y))));
        }
        return fences;
    }

    /** The zones on one floor or the other, with tolerances, delays and time-outs. */
    static List<Fence> dressed(int zones) {
        List<Fence> fences = new ArrayList<>(zones);
        for (Fence fence : plain(zones)) {
            String floor = FLOORS[fences.size() % FLOORS.length];
            fences.add(Fence.ofPolygon(fence.id(), Optional.of(floor), fence.polygon())
                    .withMargins(FenceMargins.DEFAULT.withTolerances(0.2, 0.5))
                    .withTimeouts(new FenceTimeouts(10, 5, 1, 0.5, 30)));
        }
        return fences;
    }

    private static List<Point2> outline(SplittableRandom random, double x, double y) {
        int corners = random.nextInt(8, 21);
        double size = random.nextDouble(4, 9);
        List<Point2> ring = new ArrayList<>(corners);
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = size * random.nextDouble(0.75, 1);
            ring.add(new Point2(x + radius * Math.cos(angle), y + radius * Math.sin(angle)));
        }
        return ring;
    }

    /** A site with these fences. */
    static Site site(List<Fence> fences, Optional<Meetings> meetings) {
        List<Floor> floors = new ArrayList<>();
        for (String floor : FLOORS) {
            floors.add(new Floor(floor, floor, 4.0 * floors.size(), 4, List.of()));
        }
        return Site.builder("field")
                .floors(floors)
                .fences(fences)
                .meetings(meetings)
                .build();
    }
}
