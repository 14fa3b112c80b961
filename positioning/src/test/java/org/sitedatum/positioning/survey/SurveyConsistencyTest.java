package org.sitedatum.positioning.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;

/**
 * Holds covariances to the errors they promise: the mean of the normalised squared error (NEES) over 200 seeds. Its 95 %
 * bounds for n = 200 d degrees of freedom are d (1 +- 1.96 sqrt(2 / n)).
 */
class SurveyConsistencyTest {

    private static final int SEEDS = 200;

    @Test
    void shouldPromiseWhatAnchorErrorsAre() {
        double sum = 0;
        int freedom = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedAnchors hall = new SimulatedAnchors(seed).measured(0.05, 0);
            AnchorSurveyReport.Choice best = Results.found(
                            AnchorSurvey.of(hall.input(3, true), AnchorSurveyOptions.DEFAULTS))
                    .best();
            for (int a = 3; a < 8; a++) {
                Vector3 e = best.anchors().get(a).position().minus(hall.places.get(a));
                Covariance3 c = best.anchors().get(a).covariance();
                double det = c.xx() * c.yy() - c.xy() * c.xy();
                sum += (c.yy() * e.x() * e.x() - 2 * c.xy() * e.x() * e.y() + c.xx() * e.y() * e.y()) / det;
                freedom += 2;
            }
        }

        assertInside("anchors", sum, freedom);
    }

    @Test
    void shouldPromiseWhatLeverArmErrorsAre() {
        double sum = 0;
        int freedom = 0;
        Vector3 truth = new Vector3(0.3, -0.2, 0.5);
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Walk walk = new Walk(random, 40, 1);
            LeverArmReport report = Results.found(LeverArmSurvey.of(walk.poses, walk.positions(truth, 0.05)));
            Vector3 e = report.leverArm().minus(truth);
            Covariance3 c = report.covariance();
            double det = c.xx() * c.yy() - c.xy() * c.xy();
            sum += (c.yy() * e.x() * e.x() - 2 * c.xy() * e.x() * e.y() + c.xx() * e.y() * e.y()) / det;
            freedom += 2;
        }

        assertInside("lever arm", sum, freedom);
    }

    @Test
    void shouldPromiseWhatCameraErrorsAre() {
        Lens lens = new Lens(new Intrinsics(900, 910, 640, 360, List.of(-0.1, 0.02, 0.001, -0.0005), 1280, 720));
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            CameraSurveyTest.Scene scene = new CameraSurveyTest.Scene(lens, new Random(seed), 12, 1);
            CameraReport.Choice best =
                    Results.found(CameraSurvey.of(lens, scene.pairs)).best();
            Vector3 e = best.siteFromOptical().transform().translation().minus(scene.siteFromOptical.translation());
            sum += e.z() * e.z() / best.siteFromOptical().covariance().get(2, 2);
        }

        assertInside("camera", sum, SEEDS);
    }

    private static void assertInside(String what, double nees, int freedom) {
        double spread = 1.96 * Math.sqrt(2.0 / freedom);
        assertThat(nees / freedom)
                .as(what + ", " + freedom + " degrees of freedom")
                .isBetween(1 - spread, 1 + spread);
    }

    /** A body that wanders and turns. */
    static final class Walk {
        final List<TimedPose> poses;
        private final Random random;

        Walk(Random random, int count, double turning) {
            this.random = random;
            this.poses = java.util.stream.IntStream.range(0, count)
                    .mapToObj(i -> new TimedPose(
                            i * 500_000_000L,
                            new RigidTransform(
                                    Quaternion.ofYaw(turning * (0.3 * i + random.nextDouble())),
                                    new Vector3(5 * Math.sin(0.2 * i), 0.3 * i, 0.1))))
                    .toList();
        }

        List<TagMeasurement> positions(Vector3 lever, double sigma) {
            return poses.stream()
                    .map(p -> (TagMeasurement) new TagMeasurement.Position(
                            p.stampNanos(),
                            p.siteFromBody()
                                    .apply(lever)
                                    .plus(new Vector3(
                                            0.1 + sigma * random.nextGaussian(),
                                            -0.2 + sigma * random.nextGaussian(),
                                            sigma * random.nextGaussian())),
                            Math.max(sigma, 1e-3)))
                    .toList();
        }
    }

    /** Projects, or fails when the camera cannot see the point. */
    static PixelPoint pixel(Lens lens, RigidTransform siteFromOptical, Vector3 p) {
        Vector3 seen = siteFromOptical.inverse().apply(p);
        ImagePoint image = new ImagePoint();
        assertThat(lens.project(seen.x(), seen.y(), seen.z(), image)).isTrue();
        return new PixelPoint(image.u(), image.v());
    }
}
