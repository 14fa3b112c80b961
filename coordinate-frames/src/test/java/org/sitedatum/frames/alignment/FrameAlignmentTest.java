package org.sitedatum.frames.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

class FrameAlignmentTest {

    @ParameterizedTest
    @EnumSource(AlignmentModel.class)
    void shouldRecoverTheMapFromExactPoints(AlignmentModel model) {
        for (int seed = 0; seed < 200; seed++) {
            var scenes = new Scenes(seed);
            AlignmentMap truth = scenes.map(model);
            int count = model.minimumPoints() + seed % 5;

            Aligned aligned = aligned(FrameAlignment.of(model).fit(scenes.matches(truth, scenes.points(count, 10), 0)));

            Vector3 elsewhere = scenes.vector(10);
            assertThat(aligned.targetFromSource().apply(elsewhere).distanceTo(truth.apply(elsewhere)))
                    .as("seed %s", seed)
                    .isLessThan(1e-6);
            assertThat(aligned.rms()).isLessThan(1e-9);
            assertThat(aligned.residuals()).hasSize(count).allMatch(MatchResidual::inlier);
        }
    }

    @ParameterizedTest
    @EnumSource(AlignmentModel.class)
    void shouldKeepItsPrecisionFarFromTheOrigin(AlignmentModel model) {
        var scenes = new Scenes(3);
        AlignmentMap truth = scenes.map(model);
        List<Vector3> points = new ArrayList<>();
        // UTM-like coordinates of a building
        scenes.points(8, 20).forEach(p -> points.add(p.plus(new Vector3(691_650, 5_334_754, 500))));

        Aligned aligned = aligned(FrameAlignment.of(model).fit(scenes.matches(truth, points, 0)));

        assertThat(aligned.maxDistance()).isLessThan(1e-7);
        Vector3 between = points.get(0).lerp(points.get(1), 0.5);
        assertThat(aligned.targetFromSource().apply(between).distanceTo(truth.apply(between)))
                .isLessThan(1e-7);
    }

    @ParameterizedTest
    @EnumSource(AlignmentModel.class)
    void shouldNotDependOnTheOrderOfTheMatches(AlignmentModel model) {
        var scenes = new Scenes(5);
        var matches = new ArrayList<>(scenes.matches(scenes.map(model), scenes.points(9, 10), 0.1));

        AlignmentMap forwards = aligned(FrameAlignment.of(model).fit(matches)).targetFromSource();
        Collections.reverse(matches);
        AlignmentMap backwards = aligned(FrameAlignment.of(model).fit(matches)).targetFromSource();

        Vector3 p = scenes.vector(10);
        assertThat(forwards.apply(p).distanceTo(backwards.apply(p))).isLessThan(1e-10);
    }

    @ParameterizedTest
    @EnumSource(AlignmentModel.class)
    void shouldNotBeBettered(AlignmentModel model) {
        var scenes = new Scenes(6);
        List<MatchedPoint> matches = scenes.matches(scenes.map(model), scenes.points(9, 10), 0.3);
        Aligned aligned = aligned(FrameAlignment.of(model).fit(matches));
        double best = loss(aligned.targetFromSource(), matches);

        for (int i = 0; i < 500; i++) {
            AlignmentMap map = aligned.targetFromSource();
            boolean plan = model.dimensions() == 2;
            Vector3 turn = model == AlignmentModel.YAW_TRANSLATION || plan
                    ? new Vector3(0, 0, scenes.uniform(0.01))
                    : scenes.vector(0.01);
            Matrix3 nudged =
                    Matrix3.ofRotation(Quaternion.ofRotationVector(turn)).times(map.linear());
            double growth = model.hasScale() ? 1 + scenes.uniform(0.01) : 1;
            var other = new AlignmentMap(
                    plan ? nudged : nudged.times(growth),
                    map.translation().plus(scenes.vector(0.05)),
                    map.dimensions());

            assertThat(loss(other, matches)).isGreaterThan(best);
        }
    }

    @Test
    void shouldWeighPointsByTheirVariance() {
        List<MatchedPoint> matches = new ArrayList<>();
        for (double x : new double[] {0, 10}) {
            matches.add(new MatchedPoint(new Vector3(x, 0, 0), new Vector3(x, 0, 0), 1e-6));
        }
        matches.add(new MatchedPoint(new Vector3(5, 5, 0), new Vector3(5, 8, 0), 1e2));

        Aligned aligned = aligned(FrameAlignment.of(AlignmentModel.RIGID)
                .withNoise(Noise.AS_GIVEN)
                .fit(withHeight(matches)));

        assertThat(aligned.residuals().get(0).distance()).isLessThan(1e-4);
        assertThat(aligned.residuals().get(2).distance()).isCloseTo(3, within(1e-2));
    }

    @Test
    void shouldPredictTheLeftOutPointAsARefitDoes() {
        for (AlignmentModel model : AlignmentModel.values()) {
            var scenes = new Scenes(9);
            List<MatchedPoint> matches = scenes.matches(scenes.map(model), scenes.points(8, 10), 0.2);
            Aligned aligned = aligned(FrameAlignment.of(model).fit(matches));

            for (int i = 0; i < matches.size(); i++) {
                var others = new ArrayList<>(matches);
                MatchedPoint left = others.remove(i);
                AlignmentMap map = aligned(FrameAlignment.of(model).fit(others)).targetFromSource();
                double expected = Misfit.of(map, left).error().norm();

                assertThat(aligned.residuals().get(i).leaveOneOut().orElseThrow())
                        .isCloseTo(expected, within(1e-9));
            }
            assertThat(aligned.leaveOneOutRms().orElseThrow()).isGreaterThan(aligned.rms());
        }
    }

    @Test
    void shouldHaveNoCovarianceNorLeaveOneOutWithoutRedundancy() {
        var matches = List.of(MatchedPoint.ofPlan(0, 0, 5, 5), MatchedPoint.ofPlan(100, 0, 5, 15));

        Aligned aligned =
                aligned(FrameAlignment.of(AlignmentModel.PLAN_SIMILARITY).fit(matches));

        assertThat(aligned.targetFromSource().scale()).isCloseTo(0.1, within(1e-12));
        assertThat(aligned.targetFromSource().rotation().yaw()).isCloseTo(Math.PI / 2, within(1e-12));
        assertThat(aligned.covariance()).isEmpty();
        assertThat(aligned.leaveOneOutRms()).isEmpty();
        assertThat(aligned.noiseFactor()).isNaN();
        assertThat(aligned.degreesOfFreedom()).isZero();
    }

    @Test
    void shouldTellStretchAndShearOfADrawing() {
        List<MatchedPoint> matches = new ArrayList<>();
        var stretched = new AlignmentMap(new Matrix3(0.051, 0.0005, 0, 0, 0.05, 0, 0, 0, 1), Vector3.ZERO, 2);
        for (double[] p : new double[][] {{0, 0}, {400, 0}, {400, 300}, {0, 300}}) {
            Vector3 s = new Vector3(p[0], p[1], 0);
            matches.add(MatchedPoint.of(s, stretched.apply(s)));
        }

        AlignmentMap map = aligned(FrameAlignment.of(AlignmentModel.PLAN_AFFINE).fit(matches))
                .targetFromSource();

        assertThat(map.axisScales().x() / map.axisScales().y()).isCloseTo(1.02, within(1e-3));
        assertThat(map.anisotropy()).isBetween(1.02, 1.03);
        assertThat(map.shear()).isCloseTo(0.01, within(1e-4));
        assertThat(map.inverse().apply(map.apply(new Vector3(7, 8, 9))).distanceTo(new Vector3(7, 8, 9)))
                .isLessThan(1e-10);
        assertThat(map.then(map.inverse()).apply(new Vector3(7, 8, 9)).distanceTo(new Vector3(7, 8, 9)))
                .isLessThan(1e-10);
    }

    @Test
    void shouldGiveARigidTransformForRigidModelsOnly() {
        var scenes = new Scenes(2);
        for (AlignmentModel model : AlignmentModel.values()) {
            AlignmentMap truth = scenes.map(model);
            Aligned aligned = aligned(FrameAlignment.of(model).fit(scenes.matches(truth, scenes.points(6, 10), 0)));
            Vector3 p = scenes.vector(5);

            boolean rigid = model == AlignmentModel.RIGID || model == AlignmentModel.YAW_TRANSLATION;
            assertThat(aligned.rigid().isPresent()).isEqualTo(rigid);
            aligned.rigid()
                    .ifPresent(t ->
                            assertThat(t.apply(p).distanceTo(truth.apply(p))).isLessThan(1e-9));
        }
    }

    @Test
    void shouldRefuseNumbersThatAreNone() {
        Vector3 good = Vector3.ZERO;

        assertThatThrownBy(() -> MatchedPoint.of(new Vector3(Double.NaN, 0, 0), good))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("source is");
        assertThatThrownBy(() -> MatchedPoint.of(good, new Vector3(0, 1e300, 0)))
                .hasMessageContaining("must be within 1e9");
        assertThatThrownBy(() -> new MatchedPoint(good, good, 0)).hasMessageContaining("positionVariance is 0.0");
        assertThatThrownBy(() -> new MatchedPoint(good, good, Double.NaN)).hasMessageContaining("NaN");
    }

    static Aligned aligned(AlignmentResult result) {
        assertThat(result).isInstanceOf(Aligned.class);
        return (Aligned) result;
    }

    private static double loss(AlignmentMap map, List<MatchedPoint> matches) {
        return matches.stream()
                .mapToDouble(match -> Misfit.of(map, match).square())
                .sum();
    }

    private static List<MatchedPoint> withHeight(List<MatchedPoint> matches) {
        List<MatchedPoint> more = new ArrayList<>(matches);
        more.add(new MatchedPoint(new Vector3(5, 0, 6), new Vector3(5, 0, 6), 1e-6));
        return more;
    }
}
