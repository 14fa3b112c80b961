package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
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
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;
import org.sitedatum.positioning.vision.PosedCamera;
import org.sitedatum.positioning.vision.SiteVision;

/** V03: people whom nobody knows walk through a hall under four cameras that send boxes. */
class V03_UntaggedPeopleTest {

    private static final Intrinsics INTRINSICS =
            new Intrinsics(1000, 1000, 960, 540, List.of(-0.2, 0.05, 0.0005, -0.0005, 0.0), 1920, 1080);
    private static final Lens LENS = new Lens(INTRINSICS);
    private static final double[][] CAMERAS = {
        {0, 0, Math.PI / 4}, {20, 0, 3 * Math.PI / 4}, {20, 15, -3 * Math.PI / 4}, {0, 15, -Math.PI / 4}
    };

    private final Outcomes outcomes = new Outcomes();
    private final PositioningEngine engine = new PositioningEngine(site(), EngineOptions.defaults(), outcomes);

    private static RigidTransform pose(int camera) {
        double[] c = CAMERAS[camera];
        return new RigidTransform(
                Quaternion.ofYawPitchRoll(c[2], Math.toRadians(18), 0).times(SiteVision.LOOKING_AHEAD),
                new Vector3(c[0], c[1], 3.2));
    }

    /** Two cameras with their poses, two by frames. */
    private static Site site() {
        List<Camera> cameras = new ArrayList<>();
        List<FramePlacement> frames = new ArrayList<>();
        for (int i = 0; i < CAMERAS.length; i++) {
            boolean framed = i >= 2;
            if (framed) {
                frames.add(new FramePlacement("optical" + i, Site.FRAME, pose(i), Optional.empty()));
            }
            cameras.add(new Camera(
                    "cam" + i,
                    framed ? Optional.of("optical" + i) : Optional.empty(),
                    framed ? Optional.empty() : Optional.of(pose(i)),
                    Optional.of(INTRINSICS),
                    List.of()));
        }
        return Site.builder("hall")
                .name("Hall")
                .floors(List.of(new Floor("ground", "ground", 0, 4, List.of())))
                .frames(frames)
                .cameras(cameras)
                .build();
    }

    private static Vector3 truth(int person, double t) {
        double angle = (person % 2 == 0 ? 0.2 : -0.17) * t + 1.6 * person;
        return new Vector3(10 + (3 + person) * Math.cos(angle), 7.5 + (2 + person) * Math.sin(angle), 0);
    }

    private void image(int camera, double t, int people, SplittableRandom random) {
        PosedCamera real = new PosedCamera(LENS, UncertainTransform.exact(pose(camera)));
        ImagePoint foot = new ImagePoint();
        ImagePoint head = new ImagePoint();
        List<PixelDetection> detections = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            Vector3 p = truth(person, t);
            boolean seen = real.project(p.x(), p.y(), 0, foot)
                    && real.project(p.x(), p.y(), 1.65 + 0.05 * person, head)
                    && LENS.isInside(new PixelPoint(foot.u(), foot.v()), -3);
            if (seen && random.nextDouble() < 0.9) {
                double height = foot.v() - head.v();
                double bottom = foot.v() + Math.hypot(1.5, 0.03 * height) * Dense.normal(random);
                double left = foot.u() - 0.175 * height + 0.02 * height * Dense.normal(random);
                detections.add(box(new Box(left, head.v(), 0.35 * height, bottom - head.v())));
            }
        }
        if (random.nextInt(10) == 0) {
            detections.add(box(new Box(1800 * random.nextDouble(), 500 * random.nextDouble(), 60, 170)));
        }
        engine.accept(new PixelFix(header("cam" + camera, t), "cam" + camera, detections));
    }

    private static FixHeader header(String source, double t) {
        return new FixHeader(
                source,
                SimulatedHall.stamp(t),
                SimulatedHall.stamp(t + 0.02),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static PixelDetection box(Box box) {
        return new PixelDetection(Optional.empty(), Optional.of(box), Optional.of("person"), 0.9, Optional.empty());
    }

    @Test
    void shouldFollowThreePeopleThroughFourCameras() {
        SplittableRandom random = new SplittableRandom(41);
        Set<String> ids = new HashSet<>();
        double squares = 0;
        int matched = 0;
        int missed = 0;
        int surplus = 0;
        for (double t = 0; t < 30; t += 0.1) {
            for (int camera = 0; camera < 4; camera++) {
                image(camera, t + 0.02 * camera, 3, random);
            }
            if (t < 3) {
                continue;
            }
            List<PoseEstimate> poses = engine.anonymousAt(SimulatedHall.stamp(t));
            surplus += Math.max(0, poses.size() - 3);
            for (int person = 0; person < 3; person++) {
                Vector3 p = truth(person, t);
                Optional<PoseEstimate> nearest = poses.stream()
                        .filter(pose -> distance(pose, p) < 0.6)
                        .min((a, b) -> Double.compare(distance(a, p), distance(b, p)));
                if (nearest.isPresent()) {
                    ids.add(person + " is " + nearest.get().trackable());
                }
                squares += nearest.map(pose -> distance(pose, p) * distance(pose, p))
                        .orElse(0.0);
                matched += nearest.isPresent() ? 1 : 0;
                missed += nearest.isPresent() ? 0 : 1;
            }
        }

        assertThat(missed).isLessThan(matched / 20);
        assertThat(surplus).isLessThan(matched / 20);
        assertThat(Math.sqrt(squares / matched)).isLessThan(0.2);
        assertThat(ids).hasSizeLessThanOrEqualTo(5);
    }

    private static double distance(PoseEstimate pose, Vector3 p) {
        return Math.hypot(pose.position().x() - p.x(), pose.position().y() - p.y());
    }

    @Test
    void shouldRefuseAnImageOfWhichNothingCanBePlaced() {
        PixelDetection sky = new PixelDetection(
                Optional.of(new BodyPixel(new PixelPoint(900, 5), Target.FOOT)),
                Optional.empty(),
                Optional.empty(),
                Double.NaN,
                Optional.empty());

        engine.accept(new PixelFix(header("cam0", 0), "cam0", List.of(sky)));
        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(outcomes.lastRejection().detail()).contains("detection 0").contains("horizon");

        engine.accept(new PixelFix(header("cam0", 0.1), "cam0", List.of()));
        assertThat(outcomes.rejections).hasSize(1);
        assertThat(engine.acceptedCount()).isEqualTo(1);
    }
}
