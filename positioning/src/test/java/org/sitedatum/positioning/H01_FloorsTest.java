package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;

/** H: a building with several floors. */
class H01_FloorsTest {

    private static final double STOREY = TwoStoreyHouse.STOREY;

    /** Stands, goes up at 0.7 m/s from 20 s on, stands, goes down again at 40 s. */
    private static DoubleFunction<Vector3> lift(double x, double y) {
        return t -> new Vector3(x, y, between(0.7 * (t - 20)) - between(0.7 * (t - 40)));
    }

    /** Six metres of stairs along x, up from 20 s on at a stair climber's pace, down from 40 s on. */
    private static DoubleFunction<Vector3> stairs() {
        return t -> {
            double up = between(0.4 * (t - 20)) - between(0.4 * (t - 40));
            return new Vector3(4 + 6 * up / STOREY, 5, up);
        };
    }

    private static double between(double z) {
        return Math.max(0, Math.min(STOREY, z));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldFollowALiftThatHearsOneFloorAtATime(long seed) {
        TwoStoreyHouse house = new TwoStoreyHouse(seed, lift(5, 4));
        house.runUntil(20, t -> false);
        assertThat(house.floor()).isEqualTo("ground");

        // passes the floor between the storeys at 23.3 s and 41.7 s, arrives at 25 s and 45 s
        house.runUntil(25.5, t -> false);
        assertThat(house.floor()).isEqualTo("upper");
        house.runUntil(27, t -> false);
        assertThat(house.error()).isLessThan(0.5);
        house.runUntil(45, t -> false);
        assertThat(house.floor()).isEqualTo("ground");
        house.runUntil(47, t -> false);
        assertThat(house.error()).isLessThan(0.5);
        assertThat(changes(house)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldFollowStairsThatHearBothFloors(long seed) {
        TwoStoreyHouse house = new TwoStoreyHouse(seed, stairs());
        house.runUntil(18, t -> false);
        double largest = 0;

        for (double t = 18; t < 60; t += 0.5) {
            house.runUntil(t, now -> (now > 19 && now < 30) || (now > 39 && now < 50));
            largest = Math.max(largest, house.error());
        }

        assertThat(largest).isLessThan(0.7);
        assertThat(house.floor()).isEqualTo("ground");
        assertThat(changes(house)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void shouldStandOnOneFloorHalfwayUpTheStairs(long seed) {
        TwoStoreyHouse house = new TwoStoreyHouse(seed, t -> new Vector3(7, 5, t < 10 ? 0 : 0.5 * STOREY));

        house.runUntil(100, t -> true);

        assertThat(changes(house)).isLessThanOrEqualTo(1);
        assertThat(house.error()).isLessThan(0.5);
    }

    @Test
    void shouldSayHowProbablyItIsOnItsFloor() {
        TwoStoreyHouse house = new TwoStoreyHouse(1, stairs());
        house.runUntil(60, t -> (t > 19 && t < 30) || (t > 39 && t < 50));
        int hesitant = 0;
        for (int i = 1; i < house.outcomes.poses.size(); i++) {
            PoseEstimate pose = house.outcomes.poses.get(i);
            assertThat(pose.floorProbability()).isBetween(0.0, 1.0);
            hesitant += pose.floorProbability() < 0.9 ? 1 : 0;
            boolean changed =
                    !pose.floor().equals(house.outcomes.poses.get(i - 1).floor());
            if (changed) {
                assertThat(pose.floorProbability()).isGreaterThan(0.9);
            }
        }

        assertThat(hesitant).isBetween(1, house.outcomes.poses.size() / 5);
        assertThat(house.outcomes.poses.get(house.outcomes.poses.size() - 1).floorProbability())
                .isGreaterThan(0.95);
    }

    @Test
    void shouldSayNoProbabilityWhereThereIsOneFloor() {
        List<PoseEstimate> poses = new ArrayList<>();
        PositioningEngine engine = new PositioningEngine(
                SmallSite.withAnchors(0)
                        .body("a", TrackableKind.ASSET, Double.NaN)
                        .build(),
                EngineOptions.defaults(),
                new EngineListener() {
                    @Override
                    public void onPose(PoseEstimate pose) {
                        poses.add(pose);
                    }
                });
        for (int i = 0; i < 20; i++) {
            long stamp = 1_767_225_600_000_000_000L + i * 200_000_000L;
            engine.accept(new PositionFix(
                    FixHeader.of("vps", stamp, stamp, "a"), Site.FRAME, 9, 7, 1.2, Covariance3.isotropic(0.01)));
        }

        assertThat(poses).isNotEmpty().allSatisfy(pose -> {
            assertThat(pose.floor()).contains("ground");
            assertThat(pose.floorProbability()).isNaN();
        });
    }

    private static long changes(TwoStoreyHouse house) {
        long changes = 0;
        for (int i = 1; i < house.outcomes.poses.size(); i++) {
            boolean same = house.outcomes
                    .poses
                    .get(i)
                    .floor()
                    .equals(house.outcomes.poses.get(i - 1).floor());
            changes += same ? 0 : 1;
        }
        return changes;
    }
}
