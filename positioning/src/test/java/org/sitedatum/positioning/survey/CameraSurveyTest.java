package org.sitedatum.positioning.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.vision.Lens;

class CameraSurveyTest {

    private static final Lens LENS =
            new Lens(new Intrinsics(900, 910, 640, 360, List.of(-0.2, 0.05, 0.001, -0.0005), 1280, 720));

    /** A camera 4 m up that looks down a hall, and points in front of it. */
    static final class Scene {
        final RigidTransform siteFromOptical;
        final List<PointPair> pairs = new ArrayList<>();

        Scene(Lens lens, Random random, int count, double noise) {
            Quaternion down = Quaternion.ofRotationVector(new Vector3(-Math.PI / 2 - 0.4, 0, 0));
            siteFromOptical =
                    new RigidTransform(Quaternion.ofYaw(0.3).times(down).normalized(), new Vector3(2, -3, 4));
            while (pairs.size() < count) {
                Vector3 ahead = new Vector3(
                        6 * random.nextDouble() - 3, 4 + 8 * random.nextDouble(), -3.5 + 2.5 * random.nextDouble());
                Vector3 p = Quaternion.ofYaw(0.3).rotate(ahead).plus(siteFromOptical.translation());
                PixelPoint at = SurveyConsistencyTest.pixel(lens, siteFromOptical, p);
                PixelPoint clicked =
                        new PixelPoint(at.u() + noise * random.nextGaussian(), at.v() + noise * random.nextGaussian());
                pairs.add(new PointPair(p, clicked, Math.max(noise, 1)));
            }
        }
    }

    @Test
    void shouldFindTheExactPose() {
        for (int seed = 0; seed < 10; seed++) {
            Scene scene = new Scene(LENS, new Random(seed), 8, 0);

            CameraReport.Choice best =
                    Results.found(CameraSurvey.of(LENS, scene.pairs)).best();

            assertThat(best.siteFromOptical().transform().translation().distanceTo(scene.siteFromOptical.translation()))
                    .as("seed " + seed)
                    .isLessThan(1e-5);
            assertThat(best.siteFromOptical().transform().rotation().angleTo(scene.siteFromOptical.rotation()))
                    .isLessThan(1e-6);
            assertThat(best.rms()).isLessThan(1e-4);
        }
    }

    @Test
    void shouldNameTheMixedUpPair() {
        Scene scene = new Scene(LENS, new Random(4), 12, 0.5);
        PointPair first = scene.pairs.get(0);
        scene.pairs.set(
                0,
                new PointPair(
                        first.site(),
                        new PixelPoint(first.pixel().u() + 90, first.pixel().v()),
                        1));

        CameraReport.Choice best =
                Results.found(CameraSurvey.of(LENS, scene.pairs)).best();

        assertThat(best.points().get(0).suspicious()).isTrue();
        assertThat(best.points().stream().filter(PixelResidual::suspicious)).hasSize(1);
        assertThat(best.siteFromOptical().transform().translation().distanceTo(scene.siteFromOptical.translation()))
                .isLessThan(0.05);
    }

    @Test
    void shouldRefuseFewAndCollinearPoints() {
        Scene scene = new Scene(LENS, new Random(4), 12, 0);
        assertThat(Results.refusal(CameraSurvey.of(LENS, scene.pairs.subList(0, 3))))
                .isEqualTo(SurveyRefusal.TOO_FEW);
        List<PointPair> line = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Vector3 p = scene.siteFromOptical.apply(new Vector3(0.3 * i - 1, 0.1 * i, 8));
            line.add(new PointPair(p, SurveyConsistencyTest.pixel(LENS, scene.siteFromOptical, p), 1));
        }
        assertThat(Results.refusal(CameraSurvey.of(LENS, line))).isEqualTo(SurveyRefusal.COLLINEAR);
    }

    @Test
    void shouldRefuseAFloorSeenMirroredOrFromBothSidesOfItsHorizon() {
        double[][] clicks = {{0, 0, 300, 700}, {10, 0, 686.27, 676.47}, {10, 8, 510.56, 316.9}, {0, 8, 231.43, 328.57}};
        List<PointPair> right = new ArrayList<>();
        List<PointPair> mirrored = new ArrayList<>();
        for (double[] c : clicks) {
            right.add(new PointPair(new Vector3(c[0], c[1], 0), new PixelPoint(c[2], c[3]), 1));
            mirrored.add(new PointPair(new Vector3(c[0], c[1], 0), new PixelPoint(c[3], c[2]), 1));
        }
        List<PointPair> crossed = new ArrayList<>(right);
        crossed.set(2, new PointPair(right.get(2).site(), right.get(3).pixel(), 1));
        crossed.set(3, new PointPair(right.get(3).site(), right.get(2).pixel(), 1));

        List<PointPair> plan = new ArrayList<>();
        for (double[] c : clicks) {
            plan.add(new PointPair(new Vector3(c[0], c[1], 0), new PixelPoint(10 * c[0], 10 * c[1]), 1));
        }

        assertThat(Results.found(HomographySurvey.of(plan)).floorFromImage().subList(6, 8))
                .as("a drawing, not an image: no horizon, any orientation")
                .containsExactly(0.0, 0.0);
        assertThat(HomographySurvey.of(right)).isInstanceOf(SurveyResult.Found.class);
        assertThat(Results.refusal(HomographySurvey.of(mirrored))).isEqualTo(SurveyRefusal.REFLECTION);
        assertThat(Results.refusal(HomographySurvey.of(crossed))).isEqualTo(SurveyRefusal.NO_CONSENSUS);
    }

    @Test
    void shouldFindTheHomographyOfTheFloorAndNameAWrongClick() {
        double[] truth = {12, 3, 640, -1, -9, 700, 0.002, 0.05, 1};
        Random random = new Random(8);
        List<PointPair> pairs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double x = 20 * random.nextDouble();
            double y = 15 * random.nextDouble();
            double w = truth[6] * x + truth[7] * y + 1;
            pairs.add(new PointPair(
                    new Vector3(x, y, 0),
                    new PixelPoint(
                            (truth[0] * x + truth[1] * y + truth[2]) / w, (truth[3] * x + truth[4] * y + truth[5]) / w),
                    1));
        }
        HomographyReport exact = Results.found(HomographySurvey.of(pairs));
        assertThat(exact.rms()).isLessThan(1e-6);
        assertThat(exact.points().get(5).leaveOneOut().orElseThrow()).isCloseTo(0, within(1e-6));

        PointPair third = pairs.get(2);
        pairs.set(
                2,
                new PointPair(
                        third.site(),
                        new PixelPoint(third.pixel().u(), third.pixel().v() + 60),
                        1));
        HomographyReport report = Results.found(HomographySurvey.of(pairs));
        assertThat(report.points().get(2).suspicious()).isTrue();
        assertThat(report.points().get(2).leaveOneOut().orElseThrow()).isGreaterThan(0.5);
        assertThat(report.points().get(3).leaveOneOut().orElseThrow()).isLessThan(0.1);
    }

    @Test
    void shouldRefuseAFloorClickedOnOneLine() {
        List<PointPair> line = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            line.add(new PointPair(new Vector3(i, 2 * i, 0), new PixelPoint(100 + 50 * i, 300 + 10 * i), 1));
        }
        assertThat(Results.refusal(HomographySurvey.of(line))).isEqualTo(SurveyRefusal.COLLINEAR);
        line.set(5, new PointPair(new Vector3(9, 1, 0), new PixelPoint(900, 500), 1));
        assertThat(Results.refusal(HomographySurvey.of(line))).isEqualTo(SurveyRefusal.COLLINEAR);
        assertThat(Results.refusal(HomographySurvey.of(line.subList(0, 3)))).isEqualTo(SurveyRefusal.TOO_FEW);
    }
}
