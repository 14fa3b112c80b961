package org.sitedatum.frames.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sitedatum.frames.alignment.FrameAlignmentTest.aligned;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sitedatum.frames.geometry.Vector3;

class RobustAlignmentTest {

    private static final double SIGMA = 0.05;

    static Stream<Arguments> modelsAndNoise() {
        return Stream.of(AlignmentModel.values())
                .flatMap(model -> Stream.of(Noise.values()).map(noise -> Arguments.of(model, noise)));
    }

    @ParameterizedTest
    @MethodSource("modelsAndNoise")
    void shouldSurviveFortyPercentOutliers(AlignmentModel model, Noise noise) {
        int kept = 0;
        int good = 0;
        for (int seed = 0; seed < 30; seed++) {
            var scenes = new Scenes(seed);
            AlignmentMap truth = scenes.map(model);
            List<MatchedPoint> matches = scenes.spoiled(scenes.matches(truth, scenes.points(30, 10), SIGMA), 0.4);

            Aligned aligned = aligned(FrameAlignment.of(model)
                    .withNoise(noise)
                    .withRobust(RobustOptions.seeded(seed))
                    .fit(matches));

            Vector3 p = scenes.vector(5);
            assertThat(horizontalOrFull(model, aligned.targetFromSource().apply(p), truth.apply(p)))
                    .as("seed %s", seed)
                    .isLessThan(6 * SIGMA);
            for (int i = 0; i < matches.size(); i++) {
                boolean bad = Misfit.of(truth, matches.get(i)).error().norm() > 8 * SIGMA;
                if (bad) {
                    assertThat(aligned.residuals().get(i).inlier())
                            .as("seed %s match %s", seed, i)
                            .isFalse();
                } else {
                    good++;
                    kept += aligned.residuals().get(i).inlier() ? 1 : 0;
                }
            }
        }
        assertThat(kept / (double) good).isGreaterThan(0.97);
    }

    @ParameterizedTest
    @MethodSource("modelsAndNoise")
    void shouldLoseLittleWithoutOutliers(AlignmentModel model, Noise noise) {
        double robustSquares = 0;
        double plainSquares = 0;
        for (int seed = 0; seed < 200; seed++) {
            var scenes = new Scenes(seed);
            AlignmentMap truth = scenes.map(model);
            List<MatchedPoint> matches = scenes.matches(truth, scenes.points(20, 10), SIGMA);
            FrameAlignment plain = FrameAlignment.of(model).withNoise(noise);
            Vector3 p = scenes.vector(10);

            Aligned robust =
                    aligned(plain.withRobust(new RobustOptions(seed, 100, 0.5)).fit(matches));

            robustSquares +=
                    square(horizontalOrFull(model, robust.targetFromSource().apply(p), truth.apply(p)));
            plainSquares += square(horizontalOrFull(
                    model, aligned(plain.fit(matches)).targetFromSource().apply(p), truth.apply(p)));
        }
        assertThat(Math.sqrt(robustSquares / plainSquares)).isLessThan(1.12);
    }

    @ParameterizedTest
    @MethodSource("modelsAndNoise")
    void shouldFindExactPointsAmongOutliers(AlignmentModel model, Noise noise) {
        var scenes = new Scenes(12);
        AlignmentMap truth = scenes.map(model);
        List<MatchedPoint> matches = scenes.spoiled(scenes.matches(truth, scenes.points(20, 10), 0), 0.35).stream()
                .map(m -> new MatchedPoint(m.source(), m.target(), 1e-6))
                .toList();

        Aligned aligned = aligned(FrameAlignment.of(model)
                .withNoise(noise)
                .withRobust(RobustOptions.seeded(4))
                .fit(matches));

        assertThat(aligned.inlierCount()).isEqualTo(13);
        assertThat(aligned.maxDistance()).isLessThan(1e-8);
    }

    @Test
    void shouldGiveTheSameForTheSameSeed() {
        var scenes = new Scenes(7);
        List<MatchedPoint> matches = scenes.spoiled(
                scenes.matches(scenes.map(AlignmentModel.SIMILARITY), scenes.points(25, 10), SIGMA), 0.4);
        FrameAlignment alignment = FrameAlignment.of(AlignmentModel.SIMILARITY).withRobust(RobustOptions.seeded(99));

        Aligned once = aligned(alignment.fit(matches));
        Aligned again = aligned(alignment.fit(matches));

        assertThat(once.targetFromSource()).isEqualTo(again.targetFromSource());
        assertThat(once.residuals()).isEqualTo(again.residuals());
    }

    @Test
    void shouldRefuseOptionsOutOfRange() {
        assertThatThrownBy(() -> new RobustOptions(1, 0, 0.5)).hasMessage("samples is 0, must be in [1, 1000000]");
        assertThatThrownBy(() -> new RobustOptions(1, 10, 0.3)).hasMessageContaining("minimumConsensus is 0.3");
        assertThatThrownBy(() -> new RobustOptions(1, 10, Double.NaN)).hasMessageContaining("NaN");
    }

    private static double horizontalOrFull(AlignmentModel model, Vector3 a, Vector3 b) {
        Vector3 d = a.minus(b);
        return model.dimensions() == 2 ? Math.hypot(d.x(), d.y()) : d.norm();
    }

    private static double square(double x) {
        return x * x;
    }
}
