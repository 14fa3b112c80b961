package org.sitedatum.positioning.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;

/** Sites of nothing but floors and walls. */
final class Plans {

    static final double SIZE = 60;
    private static final List<String> MATERIALS = List.of("glass", "drywall", "brick", "concrete", "metal");

    private Plans() {}

    static Site site(List<Floor> floors, List<Wall> walls) {
        return Site.builder("site").floors(floors).walls(walls).build();
    }

    static Floor floor(String id, double elevation) {
        return new Floor(id, id, elevation, 3, List.of());
    }

    static Wall wall(String floor, String material, double... xy) {
        List<Point2> line = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            line.add(new Point2(xy[i], xy[i + 1]));
        }
        return new Wall(floor, line, material);
    }

    /** Two storeys with so many walls of one to four pieces, short and long, some level, some upright. */
    static Site random(int walls, SplittableRandom random) {
        List<Wall> built = new ArrayList<>();
        for (int w = 0; w < walls; w++) {
            int points = 2 + random.nextInt(4);
            double[] xy = new double[2 * points];
            xy[0] = SIZE * random.nextDouble();
            xy[1] = SIZE * random.nextDouble();
            double longest = random.nextInt(10) == 0 ? SIZE : 6;
            for (int i = 1; i < points; i++) {
                int direction = random.nextInt(3);
                xy[2 * i] = xy[2 * i - 2] + (direction == 0 ? 0 : longest * (random.nextDouble() - 0.5));
                xy[2 * i + 1] = xy[2 * i - 1] + (direction == 1 ? 0 : longest * (random.nextDouble() - 0.5));
            }
            built.add(wall(random.nextBoolean() ? "ground" : "upper", MATERIALS.get(random.nextInt(5)), xy));
        }
        return site(List.of(floor("ground", 0), floor("upper", 3.5)), built);
    }

    /** A point inside the plan or a little outside, on either storey; often a level line's height. */
    static Vector3 point(SplittableRandom random) {
        return new Vector3(
                1.2 * SIZE * random.nextDouble() - 0.1 * SIZE,
                random.nextInt(4) == 0 ? 20 : 1.2 * SIZE * random.nextDouble() - 0.1 * SIZE,
                7 * random.nextDouble());
    }
}
