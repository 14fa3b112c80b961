package org.sitedatum.frames.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sitedatum.frames.alignment.FrameAlignmentTest.aligned;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/** Monte Carlo: is the covariance what the errors are? NEES: squared error over covariance; its mean is the dimension. */
class AlignmentCovarianceTest {

    private static final int RUNS = 1500;
    private static final double SIGMA = 0.05;

    @ParameterizedTest
    @EnumSource(AlignmentModel.class)
    void shouldTellTheErrorOfEveryParameterWithGivenNoise(AlignmentModel model) {
        double nees = meanNees(model, FrameAlignment.of(model).withNoise(Noise.AS_GIVEN), 10, 0);

        // mean of RUNS chi-square variables: standard deviation sqrt(2 n / RUNS); four of them
        int n = model.parameters().size();
        assertThat(nees).isCloseTo(n, within(4 * Math.sqrt(2.0 * n / RUNS)));
    }

    @ParameterizedTest
    @EnumSource(AlignmentModel.class)
    void shouldTellTheErrorOfEveryParameterWithNoiseFromResiduals(AlignmentModel model) {
        int points = 10;
        double nees = meanNees(model, FrameAlignment.of(model), points, 0);

        // Hotelling: n times F(n, dof), whose mean is n dof / (dof - 2)
        int n = model.parameters().size();
        double dof = points * model.dimensions() - n;
        assertThat(nees).isCloseTo(n * dof / (dof - 2), within(0.12 * n));
    }

    @ParameterizedTest
    @EnumSource(AlignmentModel.class)
    void shouldNotBeOverconfidentAmongOutliers(AlignmentModel model) {
        FrameAlignment robust =
                FrameAlignment.of(model).withNoise(Noise.AS_GIVEN).withRobust(new RobustOptions(1, 300, 0.5));

        double nees = meanNees(model, robust, 30, 0.3);

        int n = model.parameters().size();
        assertThat(nees / n).isBetween(0.85, 1.15);
    }

    @ParameterizedTest
    @EnumSource(AlignmentModel.class)
    void shouldTellTheErrorOfAMappedPoint(AlignmentModel model) {
        double sum = 0;
        for (int run = 0; run < RUNS; run++) {
            var scenes = new Scenes(run);
            AlignmentMap truth = scenes.map(model);
            Vector3 p = scenes.vector(20).plus(new Vector3(30, 0, 0));
            List<MatchedPoint> matches = scenes.matches(truth, offset(scenes.points(10, 10)), SIGMA);

            Aligned aligned =
                    aligned(FrameAlignment.of(model).withNoise(Noise.AS_GIVEN).fit(matches));

            Vector3 error = aligned.targetFromSource().apply(p).minus(truth.apply(p));
            Covariance3 c = aligned.covariance().orElseThrow().ofPoint(p);
            sum += error.x() * error.x() / c.xx() + error.y() * error.y() / c.yy();
        }
        // two correlated chi-square variables of one dimension each: at worst sqrt(8 / RUNS)
        assertThat(sum / RUNS).isCloseTo(2, within(4 * Math.sqrt(8.0 / RUNS)));
    }

    @Test
    void shouldHonourUnequalVariancesAndPoses() {
        double sum = 0;
        for (int run = 0; run < RUNS; run++) {
            var scenes = new Scenes(run);
            AlignmentMap truth = scenes.map(AlignmentModel.RIGID);
            List<Match> matches = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                double sigma = 0.01 * (1 + i * i);
                Vector3 p = scenes.vector(10);
                matches.add(new MatchedPoint(p, truth.apply(p).plus(scenes.gaussian(sigma)), sigma * sigma));
            }
            matches.add(MatchedPoseTest.pose(scenes, truth, 0.1, 0.02));

            Aligned aligned = aligned(FrameAlignment.of(AlignmentModel.RIGID)
                    .withNoise(Noise.AS_GIVEN)
                    .fit(matches));

            sum += nees(AlignmentModel.RIGID, aligned, truth);
        }
        assertThat(sum / RUNS).isCloseTo(6, within(4 * Math.sqrt(12.0 / RUNS)));
    }

    @Test
    void shouldNameItsParameters() {
        var scenes = new Scenes(1);
        List<MatchedPoint> matches =
                scenes.matches(scenes.map(AlignmentModel.SIMILARITY), scenes.points(10, 10), SIGMA);

        ParameterCovariance covariance = aligned(
                        FrameAlignment.of(AlignmentModel.SIMILARITY).fit(matches))
                .covariance()
                .orElseThrow();

        assertThat(covariance.size()).isEqualTo(7);
        assertThat(covariance.sigma("lnScale")).isEqualTo(Math.sqrt(covariance.get(6, 6)));
        assertThat(covariance.ofPose().orElseThrow().get(0, 5)).isEqualTo(covariance.get(0, 5));
        assertThat(covariance.ofPose().orElseThrow().isPositiveSemiDefinite()).isTrue();
        assertThatThrownBy(() -> covariance.sigma("a11"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no parameter a11");
    }

    private static double meanNees(AlignmentModel model, FrameAlignment alignment, int points, double outliers) {
        double sum = 0;
        int runs = outliers > 0 ? RUNS / 5 : RUNS;
        for (int run = 0; run < runs; run++) {
            var scenes = new Scenes(run);
            AlignmentMap truth = scenes.map(model);
            List<MatchedPoint> matches = scenes.matches(truth, offset(scenes.points(points, 10)), SIGMA);
            if (outliers > 0) {
                matches = scenes.spoiled(matches, outliers);
            }
            sum += nees(model, aligned(alignment.fit(matches)), truth);
        }
        return sum / runs;
    }

    /** Points away from the origin, so that translation and rotation are strongly correlated. */
    private static List<Vector3> offset(List<Vector3> points) {
        return points.stream().map(p -> p.plus(new Vector3(40, -20, 10))).toList();
    }

    private static double nees(AlignmentModel model, Aligned aligned, AlignmentMap truth) {
        double[] e = error(model, aligned.targetFromSource(), truth);
        int n = e.length;
        ParameterCovariance covariance = aligned.covariance().orElseThrow();
        double[] rows = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            rows[i] = covariance.get(i / n, i % n);
        }
        double[] inverse = Congruence.inverse(rows, n);
        return Congruence.of(e, 1, inverse, n)[0];
    }

    private static double[] error(AlignmentModel model, AlignmentMap found, AlignmentMap truth) {
        List<Double> e = new ArrayList<>();
        Vector3 t = found.translation().minus(truth.translation());
        addTo(e, t, model.dimensions());
        if (model.isAffine()) {
            Matrix3 a = found.linear().plus(truth.linear().times(-1));
            for (int row = 0; row < model.dimensions(); row++) {
                Vector3 unit = new Vector3(row == 0 ? 1 : 0, row == 1 ? 1 : 0, row == 2 ? 1 : 0);
                addTo(e, a.transposed().times(unit), model.dimensions());
            }
        } else {
            Quaternion turned = found.rotation().times(truth.rotation().conjugate());
            Vector3 rotation = turned.toRotationVector();
            if (model == AlignmentModel.RIGID || model == AlignmentModel.SIMILARITY) {
                addTo(e, rotation, 3);
            } else {
                e.add(rotation.z());
            }
            if (model.hasScale()) {
                e.add(Math.log(found.scale() / truth.scale()));
            }
        }
        return e.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void addTo(List<Double> e, Vector3 v, int dimensions) {
        e.add(v.x());
        e.add(v.y());
        if (dimensions == 3) {
            e.add(v.z());
        }
    }
}
