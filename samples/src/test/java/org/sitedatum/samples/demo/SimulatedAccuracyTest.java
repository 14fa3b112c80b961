package org.sitedatum.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.Replay;
import org.sitedatum.positioning.replay.ReplayScore;
import org.sitedatum.positioning.replay.ScoringOptions;
import org.sitedatum.positioning.replay.TrackableScore;
import org.sitedatum.positioning.replay.TruthSample;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.building.motion.BodyState;

/** The engine in the simulated building, without a broker: the demo's bounds hold, and every mishap is refused. */
class SimulatedAccuracyTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long SECONDS = 90;

    private static Run first;

    @BeforeAll
    static void runOnce() {
        first = Run.of(1);
    }

    @Test
    void shouldFollowEverybodyWithinTheDemosBounds() {
        assertWithinBounds(first);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3})
    @Tag("slow")
    void shouldFollowEverybodyInOtherRunsToo(long seed) {
        assertWithinBounds(Run.of(seed));
    }

    private static void assertWithinBounds(Run run) {
        assertThat(run.score.trackables())
                .hasSize(13)
                .allSatisfy((body, of) -> assertThat(of.availability()).as(body).isGreaterThan(0.99));
        assertThat(rmseByKind(run.score, run.truth))
                .hasSize(4)
                .allSatisfy((kind, rmse) ->
                        assertThat(rmse).as("%s with seed %d", kind, run.seed).isLessThan(ErrorBounds.rmse(kind)));
    }

    @Test
    void shouldRefuseEveryMishapWithItsReason() {
        ReplayScore score = first.score;

        assertThat(score.rejected())
                .containsKeys(
                        FixRejection.Reason.TOO_OLD,
                        FixRejection.Reason.DUPLICATE,
                        FixRejection.Reason.UNKNOWN_SENSOR,
                        FixRejection.Reason.OUT_OF_RANGE,
                        FixRejection.Reason.FROM_FUTURE);
        assertThat(score.accepted()).isGreaterThan(score.fixes() * 95 / 100);
    }

    private static ReplayScore replay(BuildingSimulation simulation) {
        List<Fix> fixes = new ArrayList<>();
        simulation.deliverUntil(START + SECONDS * SECOND).forEach(delivery -> fixes.addAll(delivery.fixes()));
        List<TruthSample> truth = new ArrayList<>();
        for (long stamp = START; stamp <= START + SECONDS * SECOND; stamp += SECOND / 10) {
            for (String body : simulation.truth().trackables()) {
                BodyState state = simulation.truth().stateAt(body, stamp);
                truth.add(new TruthSample(body, stamp, state.position(), Optional.of(state.orientation())));
            }
        }
        return Replay.run(
                simulation.building().site(),
                EngineOptions.defaults(),
                fixes.iterator(),
                truth,
                ScoringOptions.defaults(),
                new Deaf());
    }

    private static Map<TrackableKind, Double> rmseByKind(ReplayScore score, BuildingTruth truth) {
        Map<TrackableKind, Double> squares = new EnumMap<>(TrackableKind.class);
        Map<TrackableKind, Long> poses = new EnumMap<>(TrackableKind.class);
        score.trackables().forEach((body, of) -> {
            squares.merge(truth.kindOf(body), square(of), Double::sum);
            poses.merge(truth.kindOf(body), of.poses(), Long::sum);
        });
        squares.replaceAll((kind, sum) -> Math.sqrt(sum / poses.get(kind)));
        return squares;
    }

    private static double square(TrackableScore score) {
        return score.poses() * score.rmse2d() * score.rmse2d();
    }

    private record Run(long seed, BuildingTruth truth, ReplayScore score) {
        private static Run of(long seed) {
            BuildingSimulation simulation = new BuildingSimulation(seed, START);
            return new Run(seed, simulation.truth(), replay(simulation));
        }
    }

    private static final class Deaf implements EngineListener {}
}
