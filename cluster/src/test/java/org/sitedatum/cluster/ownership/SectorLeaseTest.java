package org.sitedatum.cluster.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectorLeaseTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    @Test
    void shouldElectOneOwnerAndKeepItWhileNothingFails() {
        LeaseSimulation simulation = new LeaseSimulation(1, 3, false);
        simulation.run(2 * SECOND);
        simulation.takeLongestGap();
        simulation.run(20 * SECOND);
        assertThat(simulation.changes()).isEqualTo(1);
        assertThat(simulation.takeLongestGap()).isLessThanOrEqualTo(5 * MILLI);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void shouldFollowADeadOwnerWithinSevenTenthsOfASecond(int size) {
        for (long seed = 1; seed <= 50; seed++) {
            LeaseSimulation simulation = settled(seed, size);
            simulation.node(simulation.publisher()).lease = null;
            simulation.run(3 * SECOND);
            assertThat(simulation.takeLongestGap()).as("seed %s", seed).isLessThanOrEqualTo(700 * MILLI);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "out", "both"})
    void shouldFollowAnOwnerThatIsCutOffWithinASecond(String direction) {
        for (long seed = 1; seed <= 50; seed++) {
            LeaseSimulation simulation = settled(seed, 3);
            int cutOff = simulation.publisher();
            simulation.cutOff(cutOff, !direction.equals("out"), !direction.equals("in"));
            simulation.run(5 * SECOND);
            assertThat(simulation.takeLongestGap()).as("seed %s", seed).isLessThanOrEqualTo(SECOND);
            assertThat(simulation.publisher()).as("seed %s", seed).isNotEqualTo(cutOff);
        }
    }

    @Test
    void shouldPublishNothingAfterAPauseLongerThanTheLease() {
        LeaseSimulation simulation = settled(7, 3);
        int paused = simulation.publisher();
        simulation.node(paused).pausedUntil = simulation.now() + 20 * SECOND;
        simulation.run(25 * SECOND);
        assertThat(simulation.publisher()).isNotEqualTo(paused);
        assertThat(simulation.changes()).isEqualTo(2);
    }

    @Test
    void shouldHandOverWithoutAGapOfTwoTenthsOfASecond() {
        for (long seed = 1; seed <= 50; seed++) {
            LeaseSimulation simulation = settled(seed, 3);
            int heir = (simulation.publisher() + 1) % 3;
            simulation.release(simulation.publisher(), heir);
            simulation.run(2 * SECOND);
            assertThat(simulation.publisher()).as("seed %s", seed).isEqualTo(heir);
            assertThat(simulation.takeLongestGap()).as("seed %s", seed).isLessThanOrEqualTo(200 * MILLI);
        }
    }

    @Test
    void shouldHaveNoOwnerWithoutAMajority() {
        LeaseSimulation simulation = settled(3, 3);
        simulation.heal(List.of(0, 1));
        simulation.run(SECOND);
        long silence = simulation.silence();
        simulation.run(10 * SECOND);
        assertThat(simulation.silence()).isEqualTo(silence + 10 * SECOND);
    }

    @Test
    void shouldStaySafeAndComeBackUnderRandomFaults() {
        sweep(1, 1_000);
    }

    @Test
    @Tag("slow")
    void shouldStaySafeAndComeBackUnderTenThousandSchedulesOfFaults() {
        sweep(1_001, 11_000);
    }

    @Test
    void shouldRefuseToServeAClusterItIsNotAMemberOf() {
        assertThatThrownBy(() -> new SectorLease("s", "x", List.of("a", "b"), LeaseOptions.DEFAULT, nowhere(), 0))
                .hasMessageContaining("node x must be one of");
    }

    private static void sweep(long first, long last) {
        for (long seed = first; seed <= last; seed++) {
            int size = seed % 4 == 0 ? 5 : 3;
            LeaseSimulation simulation = new LeaseSimulation(seed, size, true);
            try {
                simulation.run(15 * SECOND);
                simulation.heal(deadMinority(seed, size));
                long healed = simulation.now();
                simulation.quiet();
                simulation.run(5 * SECOND);
                assertThat(simulation.silence()).as("silence at the end").isLessThanOrEqualTo(SECOND / 2);
                assertThat(simulation.now() - healed).isPositive();
            } catch (AssertionError broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
            }
        }
    }

    private static List<Integer> deadMinority(long seed, int size) {
        int dead = new SplittableRandom(seed).nextInt(size + 1);
        return dead == size ? List.of() : List.of(dead);
    }

    private static LeaseSimulation settled(long seed, int size) {
        LeaseSimulation simulation = new LeaseSimulation(seed, size, false);
        simulation.run(2 * SECOND + seed * 7 * MILLI);
        simulation.takeLongestGap();
        return simulation;
    }

    private static EpochMemory nowhere() {
        return new EpochMemory() {
            @Override
            public long recall(String sector) {
                return 0;
            }

            @Override
            public void keep(String sector, long epoch) {}
        };
    }
}
