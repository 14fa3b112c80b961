package org.sitedatum.positioning.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;

class WallMapTest {

    private static final double UPPER = 3.5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFindWhatLookingAtEveryWallFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Site site = Plans.random(3 + random.nextInt(200), random);
        WallMap map = new WallMap(site);
        int seen = 0;

        for (int i = 0; i < 2_000; i++) {
            Vector3 from = Plans.point(random);
            Vector3 to = Plans.point(random);

            List<Integer> found = walls(map.crossings(from, to));

            assertThat(found).as("seed %d, %s to %s", seed, from, to).isEqualTo(bruteForce(site, from, to));
            seen += found.size();
        }
        assertThat(seen).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldAnswerTheSameFromEitherEnd(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        WallMap map = new WallMap(Plans.random(150, random));

        for (int i = 0; i < 2_000; i++) {
            // whole numbers: lines through the ends of walls and along them
            Vector3 from = rounded(Plans.point(random));
            Vector3 to = rounded(Plans.point(random));

            WallCrossings there = map.crossings(from, to);
            WallCrossings back = map.crossings(to, from);

            assertThat(walls(back)).as("seed %d, %s to %s", seed, from, to).isEqualTo(walls(there));
            assertThat(sum(back)).isCloseTo(there.count() - sum(there), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void shouldFindNoLessWithMoreWalls(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Site site = Plans.random(120, random);
        WallMap all = new WallMap(site);
        WallMap half = new WallMap(Plans.site(site.floors(), site.walls().subList(0, 60)));

        for (int i = 0; i < 1_000; i++) {
            Vector3 from = Plans.point(random);
            Vector3 to = Plans.point(random);

            List<Integer> few = walls(half.crossings(from, to));
            List<Integer> many = walls(all.crossings(from, to));

            assertThat(many.stream().filter(wall -> wall < 60).toList()).isEqualTo(few);
            for (Sight kind : Sight.values()) {
                assertThat(all.sees(from, to, kind, new WallCrossings())
                                && !half.sees(from, to, kind, new WallCrossings()))
                        .isFalse();
            }
        }
    }

    @Test
    void shouldCrossTheJointOfTwoPiecesOnce() {
        WallMap map = map(Plans.wall("ground", "brick", 5, 0, 5, 4, 5, 10));

        assertThat(map.crossings(new Vector3(1, 4, 1), new Vector3(9, 4, 1)).count())
                .isEqualTo(1);
        assertThat(map.crossings(new Vector3(1, 2, 1), new Vector3(9, 6, 1)).count())
                .isEqualTo(1);
    }

    @Test
    void shouldLetThroughADoor() {
        WallMap map = map(Plans.wall("ground", "brick", 5, 0, 5, 4), Plans.wall("ground", "brick", 5, 5, 5, 10));

        assertThat(map.crossings(new Vector3(1, 4.5, 1), new Vector3(9, 4.5, 1)).count())
                .isZero();
    }

    @Test
    void shouldCrossEachStoreysWallsAtItsOwnHeightAndTheFloorBetween() {
        WallMap map = map(Plans.wall("ground", "brick", 2, 0, 2, 10), Plans.wall("upper", "glass", 8, 0, 8, 10));

        WallCrossings low = map.crossings(new Vector3(0, 5, 1), new Vector3(10, 5, 1));
        WallCrossings high = map.crossings(new Vector3(0, 5, 5), new Vector3(10, 5, 5));
        WallCrossings slanting = map.crossings(new Vector3(0, 5, 1), new Vector3(10, 5, 6));
        WallCrossings against = map.crossings(new Vector3(0, 5, 6), new Vector3(10, 5, 1));

        assertThat(walls(low)).containsExactly(0);
        assertThat(walls(high)).containsExactly(1);
        assertThat(walls(slanting)).containsExactly(WallCrossings.NO_WALL, 0, 1);
        assertThat(slanting.count(WallMaterial.SLAB)).isEqualTo(1);
        assertThat(walls(against)).containsExactly(WallCrossings.NO_WALL);
    }

    @Test
    void shouldHaveAFloorOnlyWithinItsOutline() {
        List<Point2> gallery = List.of(new Point2(0, 0), new Point2(4, 0), new Point2(4, 4), new Point2(0, 4));
        WallMap map = new WallMap(Plans.site(
                List.of(Plans.floor("ground", 0), new Floor("upper", "upper", UPPER, 3, gallery)), List.of()));

        assertThat(map.crossings(new Vector3(2, 2, 1), new Vector3(2, 2, 5)).count())
                .isEqualTo(1);
        assertThat(map.crossings(new Vector3(6, 2, 1), new Vector3(6, 2, 5)).count())
                .isZero();
        assertThat(map.crossings(new Vector3(2, 2, -1), new Vector3(2, 2, 1)).count())
                .as("below the lowest floor is nothing")
                .isZero();
    }

    @Test
    void shouldSeeThroughGlassWithACameraOnly() {
        WallMap map = map(Plans.wall("ground", "glass", 5, 0, 5, 10), Plans.wall("ground", "drywall", 8, 0, 8, 10));
        Vector3 here = new Vector3(1, 5, 1);

        assertThat(sees(map, here, new Vector3(7, 5, 1), Sight.CAMERA)).isTrue();
        assertThat(sees(map, here, new Vector3(7, 5, 1), Sight.LIDAR)).isTrue();
        assertThat(sees(map, here, new Vector3(7, 5, 1), Sight.RADAR)).isFalse();
        assertThat(sees(map, here, new Vector3(4, 5, 1), Sight.RADAR)).isTrue();
        assertThat(sees(map, here, new Vector3(9, 5, 1), Sight.CAMERA)).isFalse();
        assertThat(sees(map, here, new Vector3(7, 5, 5), Sight.CAMERA))
                .as("through the floor")
                .isFalse();
    }

    @Test
    void shouldAllocateNothingPerQuery() {
        WallMap map = new WallMap(Plans.random(300, new SplittableRandom(5)));
        WallCrossings out = new WallCrossings();
        NlosPrior prior = new NlosPrior(map);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        query(map, prior, out);

        long before = threads.getThreadAllocatedBytes(id);
        int found = query(map, prior, out);
        long allocated = threads.getThreadAllocatedBytes(id) - before;

        // the measurement itself may cost a few bytes; one boxed number per query would cost 160,000
        assertThat(allocated).isLessThan(2_000);
        assertThat(found).isPositive();
    }

    private static int query(WallMap map, NlosPrior prior, WallCrossings out) {
        int found = 0;
        for (int i = 0; i < 10_000; i++) {
            double y = 0.006 * i;
            map.crossingsInto(0, 0, 1, 60, y, 5, out);
            found += out.count();
            found += map.sees(0, y, 1, 60, 30, 2, Sight.CAMERA, out) ? 1 : 0;
            map.crossingsInPlanInto(0, 60, y, 0, 30, out);
            prior.look(30, 30, 2, 60, y, 1);
            prior.learn(0.1, 0.01);
        }
        return found;
    }

    private static boolean sees(WallMap map, Vector3 from, Vector3 to, Sight kind) {
        return map.sees(from, to, kind, new WallCrossings());
    }

    private static WallMap map(Wall... walls) {
        return new WallMap(Plans.site(List.of(Plans.floor("ground", 0), Plans.floor("upper", UPPER)), List.of(walls)));
    }

    private static Vector3 rounded(Vector3 v) {
        return new Vector3(Math.rint(v.x()), Math.rint(v.y()), Math.rint(v.z()));
    }

    private static List<Integer> walls(WallCrossings crossings) {
        return IntStream.range(0, crossings.count())
                .map(crossings::wall)
                .sorted()
                .boxed()
                .toList();
    }

    private static double sum(WallCrossings crossings) {
        return IntStream.range(0, crossings.count())
                .mapToDouble(crossings::along)
                .sum();
    }

    /** Every piece of every wall by JTS' own intersection. */
    private static List<Integer> bruteForce(Site site, Vector3 from, Vector3 to) {
        List<Integer> found = new ArrayList<>();
        LineSegment line = new LineSegment(from.x(), from.y(), to.x(), to.y());
        for (int w = 0; w < site.walls().size(); w++) {
            Wall wall = site.walls().get(w);
            for (int i = 1; i < wall.line().size(); i++) {
                Point2 a = wall.line().get(i - 1);
                Point2 b = wall.line().get(i);
                Coordinate at = line.intersection(new LineSegment(a.x(), a.y(), b.x(), b.y()));
                if (at != null) {
                    double z = from.lerp(to, line.segmentFraction(at)).z();
                    if (z < UPPER == wall.floor().equals("ground")) {
                        found.add(w);
                    }
                }
            }
        }
        if (from.z() < UPPER != to.z() < UPPER) {
            found.add(WallCrossings.NO_WALL);
        }
        return found.stream().sorted().toList();
    }
}
