package org.sitedatum.samples.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.site.Wall;
import org.sitedatum.samples.building.motion.BodyState;

class BuildingTruthTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long STEP = 20_000_000L;
    private static final double STEP_SECONDS = STEP * 1e-9;
    private static final int STEPS = 40_000;
    private static final double FASTEST = 1.5;
    private static final double QUICKEST_TURN = 4.0;

    private final SampleBuilding building = new SampleBuilding();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldMoveContinuouslyWithinItsSpeedLimits(long seed) {
        BuildingTruth truth = new BuildingTruth(building, seed, START);
        for (String body : everybody(truth)) {
            BodyState before = truth.stateAt(body, START);
            for (int k = 1; k <= STEPS; k++) {
                BodyState now = truth.stateAt(body, START + k * STEP);

                double moved = now.position().distanceTo(before.position());
                double turned = turn(before.orientation(), now.orientation());
                if (moved > FASTEST * STEP_SECONDS + 1e-9 || turned > QUICKEST_TURN * STEP_SECONDS) {
                    fail("%s moves %f m and turns %f rad at step %d", body, moved, turned, k);
                }
                before = now;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldStayInsideAndPassWallsOnlyThroughDoors(long seed) {
        BuildingTruth truth = new BuildingTruth(building, seed, START);
        for (String body : everybody(truth)) {
            Vector3 before = truth.stateAt(body, START).position();
            for (int k = 10; k <= STEPS; k += 10) {
                Vector3 now = truth.stateAt(body, START + k * STEP).position();

                assertThat(now.x()).as(body).isBetween(0.5, 39.5);
                assertThat(now.y()).as(body).isBetween(0.5, 24.5);
                assertThat(wallsBetween(before, now))
                        .as("%s at step %d, %s", body, k, now)
                        .isEmpty();
                before = now;
            }
        }
    }

    @Test
    void shouldReportTheVelocityThatItsPositionsShow() {
        BuildingTruth truth = new BuildingTruth(building, 5, START);
        long h = 100_000L;
        int compared = 0;
        for (String body : truth.trackables()) {
            for (int k = 0; k < 2_000; k++) {
                long stamp = START + k * 300_000_000L;
                BodyState state = truth.stateAt(body, stamp);
                BodyState a = truth.stateAt(body, stamp - h);
                BodyState b = truth.stateAt(body, stamp + h);

                Vector3 shown = b.position().minus(a.position()).times(1 / (2e-9 * h));

                if (isSmooth(a, b)) {
                    compared++;
                    assertThat(shown.distanceTo(state.velocity()))
                            .as("%s at %d", body, k)
                            .isLessThan(1e-3);
                    assertThat(turn(a.orientation(), b.orientation()) / (2e-9 * h))
                            .as("%s turning at %d", body, k)
                            .isCloseTo(state.angularVelocity().norm(), within(1e-3));
                }
            }
        }

        assertThat(compared).isGreaterThan(25_000);
    }

    @Test
    void shouldFaceTheWayItDrives() {
        BuildingTruth truth = new BuildingTruth(building, 7, START);
        for (String body : truth.trackables()) {
            if (truth.kindOf(body) != TrackableKind.VEHICLE) {
                continue;
            }
            for (int k = 0; k < 10_000; k++) {
                BodyState state = truth.stateAt(body, START + k * 50_000_000L);

                Vector3 inBody = state.orientation().conjugate().rotate(state.velocity());

                assertThat(inBody.y()).isCloseTo(0, within(1e-9));
                assertThat(inBody.x()).isGreaterThanOrEqualTo(-1e-9);
            }
        }
    }

    @Test
    void shouldTakeTheCommutersToBothFloors() {
        BuildingTruth truth = new BuildingTruth(building, 1, START);

        for (String commuter : List.of("person-3", "person-4")) {
            List<Double> heights = java.util.stream.IntStream.range(0, 6000)
                    .mapToObj(k -> truth.stateAt(commuter, START + k * 100_000_000L)
                            .position()
                            .z())
                    .toList();

            assertThat(heights).anyMatch(z -> z == 1.2).anyMatch(z -> z == 5.2).anyMatch(z -> z > 2 && z < 4);
        }
    }

    @Test
    void shouldGiveTheSameTruthForTheSameSeedAndAnotherForAnother() {
        BuildingTruth one = new BuildingTruth(building, 42, START);
        BuildingTruth same = new BuildingTruth(new SampleBuilding(), 42, START);
        BuildingTruth other = new BuildingTruth(building, 43, START);
        long stamp = START + 123_456_789_000L;

        for (String body : one.trackables()) {
            assertThat(one.stateAt(body, stamp)).isEqualTo(same.stateAt(body, stamp));
        }
        assertThat(one.trackables())
                .anySatisfy(body -> assertThat(one.stateAt(body, stamp)).isNotEqualTo(other.stateAt(body, stamp)));
    }

    private static List<String> everybody(BuildingTruth truth) {
        List<String> all = new ArrayList<>(truth.trackables());
        all.addAll(truth.visitors());
        return all;
    }

    /** False where the rate of turn jumps, at the begin and end of an arc. */
    private static boolean isSmooth(BodyState a, BodyState b) {
        return a.angularVelocity().distanceTo(b.angularVelocity()) < 0.01;
    }

    private List<Wall> wallsBetween(Vector3 a, Vector3 b) {
        String floor = b.z() > 4 ? "upper" : "ground";
        return building.site().walls().stream()
                .filter(wall -> wall.floor().equals(floor))
                .filter(wall -> Segments.crosses(wall.line(), a, b))
                .toList();
    }

    private static double turn(Quaternion from, Quaternion to) {
        Quaternion change = from.conjugate().times(to);
        return 2 * Math.atan2(Math.hypot(Math.hypot(change.x(), change.y()), change.z()), Math.abs(change.w()));
    }
}
