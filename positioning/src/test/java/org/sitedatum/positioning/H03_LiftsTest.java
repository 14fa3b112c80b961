package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Wall;
import org.sitedatum.positioning.walls.WallCrossings;
import org.sitedatum.positioning.walls.WallMap;
import org.sitedatum.positioning.walls.WallMaterial;

/** H: what is told of the height of a body in a lift whose steel shaft is in the floor plan. */
class H03_LiftsTest {

    private static final double RIDE_FROM = 20;
    private static final double RIDE_SECONDS = 5;
    private static final double INSIDE_95 = 3.841;

    /** Waits in the lift, goes up at 0.7 m/s, waits, and so down and up and down again, every 20 s. */
    private static DoubleFunction<Vector3> rides() {
        return t -> {
            double up = 0;
            for (int ride = 0; ride < 4; ride++) {
                up += (ride % 2 == 0 ? 1 : -1) * along(t - RIDE_FROM * (ride + 1));
            }
            return new Vector3(5, 4.5, up);
        };
    }

    private static double along(double t) {
        return Math.max(0, Math.min(TwoStoreyHouse.STOREY, 0.7 * t));
    }

    private static Wall[] shaft() {
        List<Point2> line = List.of(
                new Point2(4.4, 3.3),
                new Point2(3.8, 3.3),
                new Point2(3.8, 5.7),
                new Point2(6.2, 5.7),
                new Point2(6.2, 3.3),
                new Point2(5.5, 3.3));
        return Stream.of("ground", "upper")
                .map(floor -> new Wall(floor, line, "metal"))
                .toArray(Wall[]::new);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldBeInsideItsEllipseForMostOfARideInSteel(long seed) {
        SteelHouse house = new SteelHouse(seed, rides(), shaft());
        int inside = 0;
        int told = 0;
        for (double t = 0.2; t < 100; t += 0.2) {
            house.runUntil(t);
            if (t > RIDE_FROM && t % RIDE_FROM < RIDE_SECONDS) {
                told++;
                inside += house.squaredMiss() < INSIDE_95 ? 1 : 0;
            }
        }

        assertThat((double) inside / told).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldTellTheSameHeightOfABodyThatRidesNoLift(long seed) {
        DoubleFunction<Vector3> still = t -> new Vector3(11, 6, 0);
        SteelHouse without = new SteelHouse(seed, still);
        SteelHouse beside = new SteelHouse(seed, still, shaft());

        without.runUntil(60);
        beside.runUntil(60);

        assertThat(beside.sigma()).isCloseTo(without.sigma(), within(0.03)).isLessThan(0.2);
        assertThat(beside.squaredMiss()).isLessThan(INSIDE_95);
    }

    /** Two storeys, and what steel does to ranges through it: late, by what stays for 0.7 s. */
    private static final class SteelHouse {

        private static final double DELAY = 0.4;
        private static final double SPREAD = 0.6;
        private static final double FADING = 0.7;

        private final TwoStoreyHouse house;
        private final DoubleFunction<Vector3> feet;
        private final long seed;
        private final SplittableRandom random;
        private final WallMap map;
        private final WallCrossings crossings = new WallCrossings();
        private int round;

        SteelHouse(long seed, DoubleFunction<Vector3> feet, Wall... walls) {
            this.house = new TwoStoreyHouse(seed, feet, walls);
            this.map = new WallMap(house.site);
            this.feet = feet;
            this.seed = seed;
            this.random = new SplittableRandom(seed);
        }

        void runUntil(double end) {
            for (; now() < end - 1e-9; round++) {
                Vector3 tag = tag();
                String floor = tag.z() < TwoStoreyHouse.STOREY ? "ground" : "upper";
                house.site.anchors().stream()
                        .filter(anchor -> anchor.floor().orElseThrow().equals(floor))
                        .forEach(anchor -> range(anchor, tag));
            }
        }

        private void range(Anchor anchor, Vector3 tag) {
            Vector3 at = anchor.position();
            int floor = map.floorIndex(anchor.floor().orElseThrow());
            map.crossingsInPlanInto(floor, tag.x(), tag.y(), at.x(), at.y(), crossings);
            int steel = crossings.count(WallMaterial.METAL);
            long fade = 31 * (long) (now() / FADING) + anchor.id().hashCode();
            double drawn = -Math.log(1 - new SplittableRandom(seed ^ fade).nextDouble());
            double range = tag.distanceTo(at) + 0.15 + 0.05 * random.nextGaussian() + steel * (DELAY + SPREAD * drawn);
            FixHeader header = FixHeader.of("uwb", stamp(), stamp(), "badge");
            house.engine.accept(new RangeFix(header, anchor.id(), range, Double.NaN, Double.NaN, Double.NaN));
        }

        private double now() {
            return 0.1 * round;
        }

        private long stamp() {
            return SimulatedHall.START + Math.round(now() * 1e9);
        }

        private Vector3 tag() {
            return feet.apply(now()).plus(new Vector3(0, 0, TwoStoreyHouse.TAG_HEIGHT));
        }

        private PoseEstimate estimate() {
            return house.engine.estimateAt("walker", stamp()).orElseThrow();
        }

        double sigma() {
            return Math.sqrt(estimate().covariance().get(2, 2));
        }

        /** Of the height, by what is told of it. */
        double squaredMiss() {
            double miss = estimate().position().z() - tag().z();
            return miss * miss / estimate().covariance().get(2, 2);
        }
    }
}
