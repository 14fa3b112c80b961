package org.sitedatum.positioning.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelDetection.BodyPixel;
import org.sitedatum.positioning.fix.PixelDetection.Box;
import org.sitedatum.positioning.fix.PixelDetection.Target;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Point2;

/** What one image says of the people on a floor. */
class CameraGroundDetectionsTest {

    private static final Lens LENS =
            new Lens(new Intrinsics(1000, 1000, 960, 540, List.of(-0.2, 0.05, 0.0005, -0.0005, 0.0), 1920, 1080));
    private static final PosedCamera CAMERA = new PosedCamera(
            LENS,
            new UncertainTransform(
                    new RigidTransform(GroundRayTest.looking(0, Math.toRadians(18)), new Vector3(2, 3, 6.2)),
                    Covariance6.isotropic(0.02, 0.0035)));
    private static final Floor FLOOR = new Floor("upper", "upper", 3, 4, List.of());

    @Test
    void shouldPlaceEachBoxOnTheFloorWithLabelScoreAndId() {
        Box box = boxAround(CAMERA, 10, 4, 1.7);
        PixelDetection detection =
                new PixelDetection(Optional.empty(), Optional.of(box), Optional.of("person"), 0.8, Optional.of("7"));

        CameraGroundDetections seen = CameraGroundDetections.of(CAMERA, image(detection), FLOOR);

        assertThat(seen.skipped()).isEmpty();
        PositionDetection place = seen.fix().detections().get(0);
        assertThat(place.x()).isCloseTo(10, within(0.05));
        assertThat(place.y()).isCloseTo(4, within(0.05));
        assertThat(place.z()).isNaN();
        assertThat(place.label()).contains("person");
        assertThat(place.score()).isEqualTo(0.8);
        assertThat(place.localId()).contains("7");
        assertThat(seen.fix().sensor()).isEqualTo("cam");
    }

    /** Boxes as noisy as detectors are, cameras hung as well as calibration is: errors are as large as stated. */
    @Test
    void shouldStateTheErrorsOfNoisyBoxes() {
        SplittableRandom random = new SplittableRandom(31);
        double sum = 0;
        int runs = 2000;
        for (int i = 0; i < runs; i++) {
            RigidTransform pose = CAMERA.siteFromOptical().transform();
            PosedCamera real = new PosedCamera(
                    LENS,
                    UncertainTransform.exact(new RigidTransform(
                            Quaternion.ofRotationVector(vector(random, 0.0035)).times(pose.rotation()),
                            pose.translation().plus(vector(random, 0.02)))));
            double x = 7 + 10 * random.nextDouble();
            double y = 3 + 4 * (random.nextDouble() - 0.5);
            // the foot seen is a step from under the middle
            Box exact = boxAround(
                    real,
                    x + 0.08 * Dense.normal(random),
                    y + 0.08 * Dense.normal(random),
                    1.7 + 0.1 * Dense.normal(random));
            double edge = Math.hypot(1.5, 0.03 * exact.height());
            double bottom = exact.top() + exact.height() + edge * Dense.normal(random);
            double left = exact.left() + Math.hypot(1.5, 0.06 * exact.width()) * Dense.normal(random);
            PixelDetection detection = detection(new Box(left, exact.top(), exact.width(), bottom - exact.top()));

            PositionDetection place = CameraGroundDetections.of(CAMERA, image(detection), FLOOR)
                    .fix()
                    .detections()
                    .get(0);

            Covariance3 c = place.covariance().orElseThrow();
            double ex = place.x() - x;
            double ey = place.y() - y;
            sum += (c.yy() * ex * ex - 2 * c.xy() * ex * ey + c.xx() * ey * ey) / (c.xx() * c.yy() - c.xy() * c.xy());
        }

        // two degrees of freedom; the deviation of the mean is 2 / sqrt(2000) = 0.045, the rest is second order
        assertThat(sum / runs).isBetween(1.8, 2.3);
    }

    @Test
    void shouldGrowUncertainWithTheDistance() {
        double last = 0;
        for (double x = 6; x < 30; x += 4) {
            PositionDetection place = CameraGroundDetections.of(
                            CAMERA, image(detection(boxAround(CAMERA, x, 3, 1.7))), FLOOR)
                    .fix()
                    .detections()
                    .get(0);
            double along = place.covariance().orElseThrow().xx();
            assertThat(along).isGreaterThan(1.3 * last);
            last = along;
        }
        assertThat(Math.sqrt(last)).isGreaterThan(0.5);
    }

    @Test
    void shouldTakeTheHeadWhereTheFeetAreCutOffByTheImage() {
        // steeply below the camera only the upper body is in the image
        Box box = boxAround(CAMERA, 4.4, 3, 1.7);
        assertThat(box.top() + box.height()).isGreaterThan(1080);
        Box cut = new Box(box.left(), box.top(), box.width(), 1080 - box.top());

        PositionDetection place = CameraGroundDetections.of(CAMERA, image(detection(cut)), FLOOR)
                .fix()
                .detections()
                .get(0);

        assertThat(place.x()).isCloseTo(4.4, within(0.15));
        assertThat(Math.sqrt(place.covariance().orElseThrow().xx())).isBetween(0.08, 0.5);
    }

    @Test
    void shouldTakeTheHeadWhereTheLegsAreHidden() {
        Box box = boxAround(CAMERA, 12, 3, 1.7);
        Box behindTable = new Box(box.left(), box.top(), box.width(), 0.5 * box.height());

        PositionDetection place = CameraGroundDetections.of(CAMERA, image(detection(behindTable)), FLOOR)
                .fix()
                .detections()
                .get(0);

        assertThat(place.x()).isCloseTo(12, within(0.3));
        assertThat(Math.sqrt(place.covariance().orElseThrow().xx())).isGreaterThan(0.5);
    }

    @Test
    void shouldSayWhyADetectionHasNoPlace() {
        PixelDetection horizon = point(960, 220, Target.FOOT);
        PixelDetection outside = point(-50, 220, Target.FOOT);
        PixelDetection cutTwice = detection(new Box(500, -1, 90, 1082));
        PixelDetection flat = detection(new Box(500, 500, 0, 0));
        PixelDetection nothing =
                new PixelDetection(Optional.empty(), Optional.empty(), Optional.empty(), Double.NaN, Optional.empty());

        CameraGroundDetections seen =
                CameraGroundDetections.of(CAMERA, image(horizon, outside, cutTwice, flat, nothing), FLOOR);

        assertThat(seen.fix().detections()).isEmpty();
        assertThat(seen.skipped()).hasSize(5);
        assertThat(seen.skipped().get(0)).startsWith("detection 0: ").contains("horizon");
        assertThat(seen.skipped().get(2)).contains("neither foot nor head");
    }

    @Test
    void shouldKeepAnEmptyImage() {
        CameraGroundDetections seen = CameraGroundDetections.of(CAMERA, image(), FLOOR);

        assertThat(seen.fix().detections()).isEmpty();
        assertThat(seen.skipped()).isEmpty();
    }

    @Test
    void shouldOutlineWhatItSeesOfTheFloor() {
        List<Point2> outline = FloorView.of(CAMERA, 3);

        assertThat(contains(outline, 10, 3)).isTrue();
        assertThat(contains(outline, 50, 3)).isTrue();
        assertThat(contains(outline, 3, 3)).isFalse();
        assertThat(contains(outline, -5, 3)).isFalse();
        assertThat(contains(outline, 5, 12)).isFalse();
        assertThat(outline).allMatch(p -> Math.hypot(p.x() - 2, p.y() - 3) < 75);
        assertThat(FloorView.of(CAMERA, 7)).isEmpty();
    }

    private static boolean contains(List<Point2> ring, double x, double y) {
        boolean inside = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            Point2 a = ring.get(i);
            Point2 b = ring.get(j);
            if ((a.y() > y) != (b.y() > y) && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** From the foot's image to the head's, 0.35 as wide as high. */
    private static Box boxAround(PosedCamera camera, double x, double y, double stature) {
        ImagePoint foot = new ImagePoint();
        ImagePoint head = new ImagePoint();
        assertThat(camera.project(x, y, 3, foot)).isTrue();
        assertThat(camera.project(x, y, 3 + stature, head)).isTrue();
        double height = foot.v() - head.v();
        return new Box(foot.u() - 0.175 * height, head.v(), 0.35 * height, height);
    }

    private static PixelDetection detection(Box box) {
        return new PixelDetection(
                Optional.empty(), Optional.of(box), Optional.of("person"), Double.NaN, Optional.empty());
    }

    private static PixelDetection point(double u, double v, Target target) {
        return new PixelDetection(
                Optional.of(new BodyPixel(new PixelPoint(u, v), target)),
                Optional.empty(),
                Optional.empty(),
                Double.NaN,
                Optional.empty());
    }

    private static PixelFix image(PixelDetection... detections) {
        FixHeader known = FixHeader.of("cam", 0, 0, "x");
        FixHeader header =
                new FixHeader("cam", 0, 0, Optional.empty(), known.seq(), Optional.empty(), Optional.empty());
        return new PixelFix(header, "cam", new ArrayList<>(List.of(detections)));
    }

    private static Vector3 vector(SplittableRandom random, double sigma) {
        return new Vector3(sigma * Dense.normal(random), sigma * Dense.normal(random), sigma * Dense.normal(random));
    }
}
