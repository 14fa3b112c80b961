package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelDetection.BodyPixel;
import org.sitedatum.positioning.fix.PixelDetection.Box;
import org.sitedatum.positioning.fix.PixelDetection.Target;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;
import org.sitedatum.positioning.vision.PosedCamera;
import org.sitedatum.positioning.vision.SiteVision;

/** V01: a person walks past four cameras on the walls of a hall, seen by pixels alone. */
class V01_PixelsTest {

    private static final Intrinsics INTRINSICS =
            new Intrinsics(1000, 1000, 960, 540, List.of(-0.2, 0.05, 0.0005, -0.0005, 0.0), 1920, 1080);
    private static final Lens LENS = new Lens(INTRINSICS);
    private static final double[][] CAMERAS = {
        {0, 0, Math.PI / 4}, {20, 0, 3 * Math.PI / 4}, {20, 15, -3 * Math.PI / 4}, {0, 15, -Math.PI / 4}
    };

    private final Outcomes outcomes = new Outcomes();

    private static RigidTransform stated(int camera) {
        double[] c = CAMERAS[camera];
        return new RigidTransform(
                Quaternion.ofYawPitchRoll(c[2], Math.toRadians(18), 0).times(SiteVision.LOOKING_AHEAD),
                new Vector3(c[0], c[1], 3.2));
    }

    private static Site site(TrackableKind kind, double height) {
        List<Camera> cameras = new ArrayList<>();
        for (int i = 0; i < CAMERAS.length; i++) {
            cameras.add(new Camera(
                    "cam" + i, Optional.empty(), Optional.of(stated(i)), Optional.of(INTRINSICS), List.of()));
        }
        cameras.add(new Camera(
                "map",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(0.01, 0.0, 0.0, 0.0, -0.01, 15.0, 0.0, 0.0, 1.0)));
        return Site.builder("hall")
                .name("Hall")
                .floors(List.of(new Floor("ground", "ground", 0, 4, List.of())))
                .cameras(cameras)
                .trackables(List.of(new Trackable("p", "p", kind, List.of(), height)))
                .build();
    }

    private static Vector3 truth(double t) {
        double angle = 0.2 * t;
        return new Vector3(10 + 5.5 * Math.cos(angle), 7.5 + 4 * Math.sin(angle), 0);
    }

    /** Cameras as they really hang: off by what an ordinary calibration leaves. */
    private static List<PosedCamera> realCameras(SplittableRandom random) {
        List<PosedCamera> real = new ArrayList<>();
        for (int i = 0; i < CAMERAS.length; i++) {
            Quaternion turn = Quaternion.ofRotationVector(vector(random, 0.0035));
            RigidTransform pose = new RigidTransform(
                    turn.times(stated(i).rotation()), stated(i).translation().plus(vector(random, 0.02)));
            real.add(new PosedCamera(LENS, UncertainTransform.exact(pose)));
        }
        return real;
    }

    private record Run(double rmse, double exceeded, double nees) {}

    /** Every camera sends the target at 10 Hz with noise and a false pixel now and then, for a minute. */
    private Run walk(long seed, TrackableKind kind, double height, Target target, double stature) {
        SplittableRandom random = new SplittableRandom(seed);
        PositioningEngine engine = new PositioningEngine(site(kind, height), EngineOptions.defaults(), outcomes);
        List<PosedCamera> cameras = realCameras(random);
        double level = target == Target.HEAD ? stature : target == Target.CENTRE ? stature / 2 : 0;
        ImagePoint image = new ImagePoint();
        double squares = 0;
        double nees = 0;
        int exceeded = 0;
        int count = 0;
        for (int step = 0; step < 600; step++) {
            for (int c = 0; c < cameras.size(); c++) {
                double t = 0.1 * step + 0.02 * c;
                Vector3 p = truth(t);
                if (!cameras.get(c).project(p.x(), p.y(), level, image)
                        || !LENS.isInside(new PixelPoint(image.u(), image.v()), -5)) {
                    continue;
                }
                boolean wrong = random.nextInt(50) == 0;
                double u = wrong ? 1920 * random.nextDouble() : image.u() + 2.5 * Dense.normal(random);
                double v = wrong ? 1080 * random.nextDouble() : image.v() + 2.5 * Dense.normal(random);
                engine.accept(fix("cam" + c, t, point(u, v, target)));
                if (t > 5) {
                    PoseEstimate pose =
                            engine.estimateAt("p", SimulatedHall.stamp(t)).orElseThrow();
                    double ex = pose.position().x() - p.x();
                    double ey = pose.position().y() - p.y();
                    double xx = pose.covariance().get(0, 0);
                    double xy = pose.covariance().get(0, 1);
                    double yy = pose.covariance().get(1, 1);
                    nees += (yy * ex * ex - 2 * xy * ex * ey + xx * ey * ey) / (xx * yy - xy * xy);
                    squares += ex * ex + ey * ey;
                    exceeded += Math.hypot(ex, ey) > pose.protectionLevel() ? 1 : 0;
                    count++;
                }
            }
        }
        return new Run(Math.sqrt(squares / count), (double) exceeded / count, nees / count);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldFollowAPersonByTheFeet(long seed) {
        Run run = walk(seed, TrackableKind.PEDESTRIAN, Double.NaN, Target.FOOT, 1.7);

        assertThat(run.rmse()).isLessThan(0.15);
        assertThat(run.exceeded()).isLessThan(0.005);
        // two degrees of freedom; never much overconfident
        assertThat(run.nees()).isLessThan(3.5);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.58", "2, 1.70", "3, 1.85"})
    void shouldLearnHowTallAPersonIs(long seed, double stature) {
        Run run = walk(seed, TrackableKind.PEDESTRIAN, 1.1, Target.HEAD, stature);

        assertThat(run.rmse()).isLessThan(0.15);
        assertThat(run.exceeded()).isLessThan(0.005);
    }

    @Test
    void shouldFollowAPersonByTheMiddle() {
        Run run = walk(4, TrackableKind.PEDESTRIAN, Double.NaN, Target.CENTRE, 1.75);

        assertThat(run.rmse()).isLessThan(0.15);
        assertThat(run.exceeded()).isLessThan(0.005);
    }

    /** With one camera and the head only, how tall the person is stays open, and the pose says so. */
    @Test
    void shouldStayUnsureOfTheDistanceFromOneCamera() {
        PositioningEngine engine =
                new PositioningEngine(site(TrackableKind.PEDESTRIAN, Double.NaN), EngineOptions.defaults(), outcomes);
        PosedCamera camera = new PosedCamera(LENS, UncertainTransform.exact(stated(0)));
        ImagePoint image = new ImagePoint();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            assertThat(camera.project(9, 9, 1.85, image)).isTrue();
            engine.accept(fix(
                    "cam0",
                    0.1 * i,
                    point(
                            image.u() + 2.5 * Dense.normal(random),
                            image.v() + 2.5 * Dense.normal(random),
                            Target.HEAD)));
        }

        PoseEstimate pose = outcomes.lastPose();
        double error = Math.hypot(pose.position().x() - 9, pose.position().y() - 9);
        assertThat(error).isBetween(0.3, 2.5);
        assertThat(pose.protectionLevel()).isGreaterThan(error);
    }

    @Test
    void shouldFollowByBoxesAndByTheHeadWhereTheFeetAreCutOff() {
        PositioningEngine engine =
                new PositioningEngine(site(TrackableKind.PEDESTRIAN, Double.NaN), EngineOptions.defaults(), outcomes);
        PosedCamera camera = new PosedCamera(LENS, UncertainTransform.exact(stated(0)));
        ImagePoint foot = new ImagePoint();
        ImagePoint head = new ImagePoint();
        for (int i = 0; i < 100; i++) {
            // walks towards the camera until the feet leave the image
            double place = 7 - 0.055 * i;
            assertThat(camera.project(place, place, 0, foot)).isTrue();
            assertThat(camera.project(place, place, 1.7, head)).isTrue();
            double bottom = Math.min(1080, foot.v());
            double height = bottom - head.v();
            Box box = new Box(head.u() - 0.2 * height, head.v(), 0.4 * height, height);
            engine.accept(fix("cam0", 0.1 * i, box(box)));
        }

        assertThat(foot.v()).isGreaterThan(1100);
        assertThat(outcomes.rejections).isEmpty();
        Vector3 at = outcomes.lastPose().position();
        assertThat(Math.hypot(at.x() - 1.555, at.y() - 1.555)).isLessThan(0.35);
    }

    @Test
    void shouldFollowByAHomography() {
        PositioningEngine engine =
                new PositioningEngine(site(TrackableKind.PEDESTRIAN, Double.NaN), EngineOptions.defaults(), outcomes);
        for (int i = 0; i < 100; i++) {
            Vector3 p = truth(0.1 * i);
            engine.accept(fix("map", 0.1 * i, point(100 * p.x(), 100 * (15 - p.y()), Target.FOOT)));
        }

        Vector3 p = truth(9.9);
        assertThat(Math.hypot(
                        outcomes.lastPose().position().x() - p.x(),
                        outcomes.lastPose().position().y() - p.y()))
                .isLessThan(0.15);
        engine.accept(fix("map", 10, point(500, 500, Target.HEAD)));
        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(outcomes.lastRejection().detail()).contains("homography");
    }

    @Test
    void shouldRefusePixelsThatSayNothing() {
        PositioningEngine engine =
                new PositioningEngine(site(TrackableKind.PEDESTRIAN, Double.NaN), EngineOptions.defaults(), outcomes);

        engine.accept(fix("cam0", 0, point(960, 10, Target.FOOT)));
        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.NOT_INITIALISED);
        engine.accept(fix("cam0", 0.1, point(Double.NaN, 10, Target.FOOT)));
        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.NOT_FINITE);
        engine.accept(fix("cam0", 0.2, point(5000, 10, Target.FOOT)));
        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.OUT_OF_RANGE);
        engine.accept(fix("nowhere", 0.3, point(960, 700, Target.FOOT)));
        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.UNKNOWN_SENSOR);
        engine.accept(new PixelFix(SimulatedHall.header("cam", "p", 0.4), "cam0", List.of()));
        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.UNSUPPORTED);
        engine.accept(fix("cam0", 0.5, box(new Box(100, -5, 50, 1090))));
        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(outcomes.poses).isEmpty();
    }

    @Test
    void shouldGateAPixelOnTheOtherSideOfTheHall() {
        walk(7, TrackableKind.PEDESTRIAN, Double.NaN, Target.FOOT, 1.7);

        long gated = outcomes.rejections.stream()
                .filter(rejection -> rejection.reason() == Reason.GATED)
                .count();
        assertThat(gated).isBetween(15L, 80L);
    }

    private static PixelFix fix(String camera, double t, PixelDetection detection) {
        FixHeader header = SimulatedHall.header(camera, "p", t);
        return new PixelFix(header, camera, List.of(detection));
    }

    private static PixelDetection point(double u, double v, Target target) {
        return new PixelDetection(
                Optional.of(new BodyPixel(new PixelPoint(u, v), target)),
                Optional.empty(),
                Optional.empty(),
                Double.NaN,
                Optional.empty());
    }

    private static PixelDetection box(Box box) {
        return new PixelDetection(Optional.empty(), Optional.of(box), Optional.of("person"), 0.9, Optional.empty());
    }

    private static Vector3 vector(SplittableRandom random, double sigma) {
        return new Vector3(sigma * Dense.normal(random), sigma * Dense.normal(random), sigma * Dense.normal(random));
    }
}
