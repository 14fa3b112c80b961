package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Wall;

/** H: walls that nobody walks through, and that must not hold a wrong belief. */
class H02_WallsTest {

    /** Across the house at y = 5, with a door from x = 12 to 13. */
    private static final Wall[] WALLS = {
        TwoStoreyHouse.wall("glass", 0, 5, 12, 5), TwoStoreyHouse.wall("glass", 13, 5, 16, 5)
    };

    /** Along the wall, half a metre south of it. */
    private static DoubleFunction<Vector3> alongTheWall() {
        return t -> new Vector3(6 + 4.5 * Math.sin(0.2 * t), 4.5, 0);
    }

    @Test
    void shouldBeOnTheRightSideMoreOftenForKnowingTheWall() {
        int without = 0;
        int with = 0;
        double squaredWithout = 0;
        double squaredWith = 0;

        for (long seed = 1; seed <= 10; seed++) {
            TwoStoreyHouse ignorant = new TwoStoreyHouse(seed, alongTheWall());
            TwoStoreyHouse knowing = new TwoStoreyHouse(seed, alongTheWall(), WALLS);
            for (double t = 10; t < 60; t += 0.5) {
                ignorant.runOnPositionsUntil(t, 0.6);
                knowing.runOnPositionsUntil(t, 0.6);
                without += ignorant.estimate().position().y() > 5 ? 1 : 0;
                with += knowing.estimate().position().y() > 5 ? 1 : 0;
                squaredWithout += Math.pow(ignorant.error(), 2);
                squaredWith += Math.pow(knowing.error(), 2);
            }
        }

        assertThat(without).isGreaterThan(50);
        assertThat(with).isLessThan(without / 2);
        assertThat(squaredWith).isLessThan(squaredWithout);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldComeBackFromTheWrongSideWithinSeconds(long seed) {
        TwoStoreyHouse house = new TwoStoreyHouse(seed, t -> new Vector3(6, 4.3, 0), WALLS);

        house.pretendUntil(10, new Vector3(6, 5.7, TwoStoreyHouse.TAG_HEIGHT));
        assertThat(house.estimate().position().y()).isGreaterThan(5);
        house.runUntil(14, t -> false);

        assertThat(house.estimate().position().y()).isLessThan(5);
        assertThat(house.error()).isLessThan(0.4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFollowThroughADoorNobodyDrew(long seed) {
        TwoStoreyHouse house =
                new TwoStoreyHouse(seed, t -> new Vector3(6, Math.min(8, Math.max(2, 2 + 1.2 * (t - 10))), 0), WALLS);
        double largest = 0;

        for (double t = 8; t < 20; t += 0.5) {
            house.runUntil(t, now -> false);
            largest = Math.max(largest, house.error());
        }

        assertThat(largest).isLessThan(0.6);
        assertThat(house.error()).isLessThan(0.3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldWalkThroughADoorAsIfThereWereNoWall(long seed) {
        DoubleFunction<Vector3> way = t -> new Vector3(12.5, Math.min(8, Math.max(2, 2 + 1.2 * (t - 10))), 0);
        TwoStoreyHouse walled = new TwoStoreyHouse(seed, way, WALLS);
        TwoStoreyHouse open = new TwoStoreyHouse(seed, way);
        double more = 0;

        for (double t = 8; t < 20; t += 0.5) {
            walled.runUntil(t, now -> false);
            open.runUntil(t, now -> false);
            more = Math.max(more, walled.error() - open.error());
        }

        assertThat(more).isLessThan(0.1);
    }
}
