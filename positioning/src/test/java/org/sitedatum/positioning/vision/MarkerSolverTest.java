package org.sitedatum.positioning.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Intrinsics;

class MarkerSolverTest {

    private static final Lens LENS =
            new Lens(new Intrinsics(900, 905, 640, 360, List.of(-0.2, 0.05, 0.001, -0.001, 0.0), 1280, 720));
    private static final double SIZE = 0.2;
    /** Marker upright, its face to the camera: x right, y up, z towards the viewer. */
    private static final Quaternion FACING = Quaternion.ofRotationMatrix(1, 0, 0, 0, -1, 0, 0, 0, -1);

    static Stream<GoldenRows> markers() {
        return GoldenRows.of("markers.csv");
    }

    @ParameterizedTest
    @MethodSource("markers")
    void shouldFindBothPosesAsOpenCvDoes(GoldenRows row) {
        List<PixelPoint> tangents = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tangents.add(new PixelPoint(row.get("a" + i), row.get("b" + i)));
        }

        List<RigidTransform> poses = new SquareImage(tangents, row.get("size")).poses();

        assertThat(poses).hasSize(2);
        double straight = distance(poses.get(0), row, "first") + distance(poses.get(1), row, "second");
        double crossed = distance(poses.get(1), row, "first") + distance(poses.get(0), row, "second");
        assertThat(Math.min(straight, crossed)).isLessThan(2e-6);
    }

    @ParameterizedTest
    @MethodSource("markers")
    void shouldRefineAsOpenCvDoes(GoldenRows row) {
        List<PixelPoint> corners = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            corners.add(new PixelPoint(row.get("u" + i), row.get("v" + i)));
        }

        MarkerPoses poses = solved(MarkerSolver.ofCorners(row.lens(), corners, row.get("size")));

        assertThat(distance(poses.best().opticalFromMarker().transform(), row, "refined"))
                .isLessThan(1e-4);
    }

    private static double distance(RigidTransform pose, GoldenRows row, String name) {
        Quaternion rotation = Quaternion.ofRotationVector(
                new Vector3(row.get(name + "_rx"), row.get(name + "_ry"), row.get(name + "_rz")));
        Vector3 translation = new Vector3(row.get(name + "_tx"), row.get(name + "_ty"), row.get(name + "_tz"));
        return pose.rotation().angleTo(rotation) + pose.translation().distanceTo(translation);
    }

    /** Errors over the Cramer-Rao bound: their squared Mahalanobis norm has six degrees of freedom. */
    @Test
    void shouldReachTheCramerRaoBoundWhereTheTiltIsClear() {
        SplittableRandom random = new SplittableRandom(11);
        double sum = 0;
        double bound = 0;
        double error = 0;
        int runs = 400;
        for (int i = 0; i < runs; i++) {
            RigidTransform truth = pose(random, 1.2 + random.nextDouble(), 0.5 + 0.4 * random.nextDouble());
            double sigma = MarkerSolver.cornerSigma(noisy(random, truth, 0));
            MarkerPose best = solved(MarkerSolver.ofCorners(LENS, noisy(random, truth, sigma), SIZE))
                    .best();
            Vector3 d = best.opticalFromMarker().transform().translation().minus(truth.translation());
            Vector3 turn = best.opticalFromMarker()
                    .transform()
                    .rotation()
                    .times(truth.rotation().conjugate())
                    .toRotationVector();
            double[] e = {d.x(), d.y(), d.z(), turn.x(), turn.y(), turn.z()};
            Covariance6 c = best.opticalFromMarker().covariance();
            sum += mahalanobis(c, e);
            bound += c.position().zz();
            error += d.z() * d.z();
        }

        // mean of 400 chi-squares of 6 degrees of freedom: deviation sqrt(12 / 400) = 0.17
        assertThat(sum / runs).isBetween(5.3, 6.7);
        assertThat(Math.sqrt(error / bound)).isBetween(0.9, 1.1);
    }

    private static double mahalanobis(Covariance6 c, double[] e) {
        double[][] full = new double[6][6];
        for (int i = 0; i < 36; i++) {
            full[i / 6][i % 6] = c.get(i / 6, i % 6);
        }
        double[] weighted = Dense.times(Dense.inverse(full), e);
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += e[i] * weighted[i];
        }
        return sum;
    }

    /** Small and far away, both tilts fit: the solver may prefer the wrong one, but then it keeps the right one too. */
    @Test
    void shouldNeverRuleOutTheTrueTilt() {
        SplittableRandom random = new SplittableRandom(12);
        int ambiguous = 0;
        int preferredWrong = 0;
        int missed = 0;
        int runs = 2000;
        for (int i = 0; i < runs; i++) {
            RigidTransform truth = pose(random, 2 + 5 * random.nextDouble(), 0.15 + 0.5 * random.nextDouble());
            MarkerPoses poses = solved(MarkerSolver.ofCorners(LENS, noisy(random, truth, 0.5), SIZE));
            boolean bestIsTrue = isTrue(poses.best(), truth);
            boolean otherIsTrue =
                    poses.other().filter(other -> isTrue(other, truth)).isPresent();
            ambiguous += poses.isAmbiguous() ? 1 : 0;
            preferredWrong += !bestIsTrue && otherIsTrue ? 1 : 0;
            missed += bestIsTrue || otherIsTrue ? 0 : 1;
        }

        assertThat(ambiguous).isGreaterThan(runs / 10);
        assertThat(preferredWrong).isGreaterThan(20);
        assertThat(missed).isLessThan(runs / 200);
    }

    /** Within five standard deviations of its own rotation covariance. */
    private static boolean isTrue(MarkerPose pose, RigidTransform truth) {
        Vector3 turn = pose.opticalFromMarker()
                .transform()
                .rotation()
                .times(truth.rotation().conjugate())
                .toRotationVector();
        Covariance6 c = pose.opticalFromMarker().covariance();
        double sigma = Math.sqrt(c.get(3, 3) + c.get(4, 4) + c.get(5, 5));
        return turn.norm() < 5 * Math.max(0.02, sigma);
    }

    @Test
    void shouldOfferTheOtherTiltOfAPoseSomeoneElseComputed() {
        RigidTransform far = new RigidTransform(
                Quaternion.ofRotationVector(new Vector3(0, 0.4, 0)).times(FACING), new Vector3(0.1, 0, 6));
        RigidTransform near = new RigidTransform(
                Quaternion.ofRotationVector(new Vector3(0, 0.7, 0)).times(FACING), new Vector3(0.05, 0, 0.6));

        MarkerPoses open = solved(MarkerSolver.ofPose(Optional.of(LENS), far, Optional.empty(), SIZE));
        MarkerPoses clear = solved(MarkerSolver.ofPose(Optional.of(LENS), near, Optional.empty(), SIZE));

        assertThat(open.best().opticalFromMarker().transform()).isEqualTo(far);
        assertThat(open.other()
                        .orElseThrow()
                        .opticalFromMarker()
                        .transform()
                        .rotation()
                        .angleTo(far.rotation()))
                .isCloseTo(0.8, within(0.15));
        assertThat(clear.isAmbiguous()).isFalse();
        assertThat(clear.best().opticalFromMarker().covariance().isPositiveSemiDefinite())
                .isTrue();
    }

    @Test
    void shouldTakeAPoseInAnyFrameOfTheMarker() {
        // z into the marker, y down: the frame of other libraries
        RigidTransform pose =
                new RigidTransform(Quaternion.ofRotationVector(new Vector3(0, 0.4, 0)), new Vector3(0.1, 0, 6));

        MarkerPoses poses = solved(MarkerSolver.ofPose(Optional.empty(), pose, Optional.empty(), Double.NaN));

        assertThat(poses.best().opticalFromMarker().transform()).isEqualTo(pose);
        assertThat(poses.isAmbiguous()).isTrue();
    }

    @Test
    void shouldRefuseCornersThatAreNoSquare() {
        PixelPoint a = new PixelPoint(600, 300);
        PixelPoint b = new PixelPoint(680, 300);
        PixelPoint c = new PixelPoint(680, 380);
        PixelPoint d = new PixelPoint(600, 380);
        PixelPoint inLine = new PixelPoint(640, 300);
        PixelPoint nan = new PixelPoint(Double.NaN, 380);

        assertThat(read(a, b, c, d)).isInstanceOf(MarkerReading.Solved.class);
        assertThat(reason(read(a, d, c, b))).contains("counter-clockwise");
        assertThat(reason(read(a, inLine, b, b))).contains("repeated");
        assertThat(reason(read(a, inLine, b, d))).contains("in a line");
        assertThat(reason(read(a, c, b, d))).contains("crossed");
        assertThat(reason(read(a, a, a, a))).contains("repeated");
        assertThat(reason(read(a, b, c, nan))).contains("outside the lens");
        assertThat(reason(read(a, b, c))).contains("4 corners");
        assertThat(reason(read(a, b, new PixelPoint(680, 420), new PixelPoint(600, 310))))
                .contains("no image of a square");
    }

    @Test
    void shouldNeverThrowWhateverTheCorners() {
        SplittableRandom random = new SplittableRandom(13);
        int solved = 0;
        for (int i = 0; i < 3000; i++) {
            List<PixelPoint> corners = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                corners.add(new PixelPoint(1280 * random.nextDouble(), 720 * random.nextDouble()));
            }
            MarkerReading reading = MarkerSolver.ofCorners(LENS, corners, SIZE);
            if (reading instanceof MarkerReading.Solved found) {
                solved++;
                assertThat(found.poses().best().opticalFromMarker().transform().isFinite())
                        .isTrue();
                assertThat(found.poses().best().opticalFromMarker().covariance().isPositiveSemiDefinite())
                        .isTrue();
            }
        }
        assertThat(solved).isLessThan(600);
    }

    private static MarkerReading read(PixelPoint... corners) {
        return MarkerSolver.ofCorners(LENS, List.of(corners), SIZE);
    }

    private static String reason(MarkerReading reading) {
        return ((MarkerReading.Refused) reading).reason();
    }

    private static MarkerPoses solved(MarkerReading reading) {
        return ((MarkerReading.Solved) reading).poses();
    }

    private static RigidTransform pose(SplittableRandom random, double distance, double tilt) {
        double about = 2 * Math.PI * random.nextDouble();
        Quaternion tilted = Quaternion.ofRotationVector(new Vector3(tilt * Math.cos(about), tilt * Math.sin(about), 0));
        Quaternion spun =
                FACING.times(Quaternion.ofRotationVector(new Vector3(0, 0, 0.5 * (random.nextDouble() - 0.5))));
        return new RigidTransform(
                tilted.times(spun),
                new Vector3(
                        0.3 * distance * (random.nextDouble() - 0.5),
                        0.2 * distance * (random.nextDouble() - 0.5),
                        distance));
    }

    private static List<PixelPoint> noisy(SplittableRandom random, RigidTransform pose, double sigma) {
        List<PixelPoint> corners = new ArrayList<>();
        ImagePoint image = new ImagePoint();
        for (int i = 0; i < 4; i++) {
            Vector3 p = pose.apply(SquareImage.corner(i, SIZE));
            assertThat(LENS.project(p.x(), p.y(), p.z(), image)).isTrue();
            corners.add(
                    new PixelPoint(image.u() + sigma * Dense.normal(random), image.v() + sigma * Dense.normal(random)));
        }
        return corners;
    }
}
