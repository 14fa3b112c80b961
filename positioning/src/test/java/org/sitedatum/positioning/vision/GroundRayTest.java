package org.sitedatum.positioning.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.ImageSize;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Point2;

/** The ray of a pixel meets the floor where it should, as uncertainly as it should, or says why not. */
class GroundRayTest {

    private static final Lens LENS =
            new Lens(new Intrinsics(900, 905, 640, 360, List.of(-0.2, 0.05, 0.001, -0.001, 0.0), 1280, 720));
    private static final Covariance6 POSE_COVARIANCE = Covariance6.isotropic(0.02, 0.0035);
    private static final PixelNoise NOISE = PixelNoise.ofSigma(2);

    /** 3 m up at (1, 2), looking along +y, 25 degrees down. */
    private static PosedCamera camera(double degreesDown) {
        RigidTransform pose =
                new RigidTransform(looking(Math.PI / 2, Math.toRadians(degreesDown)), new Vector3(1, 2, 3));
        return new PosedCamera(LENS, new UncertainTransform(pose, POSE_COVARIANCE));
    }

    static Quaternion looking(double yaw, double down) {
        return Quaternion.ofYawPitchRoll(yaw, down, 0).times(SiteVision.LOOKING_AHEAD);
    }

    @Test
    void shouldMeetTheFloorWhereTheProjectedPointStands() {
        PosedCamera camera = camera(25);
        SplittableRandom random = new SplittableRandom(21);
        ImagePoint image = new ImagePoint();
        for (int i = 0; i < 500; i++) {
            double x = 1 + 6 * (random.nextDouble() - 0.5);
            double y = 6 + 10 * random.nextDouble();
            double height = i % 2 == 0 ? 0 : 1.7;
            assertThat(camera.project(x, y, height, image)).isTrue();

            GroundHit hit = camera.ground(new PixelPoint(image.u(), image.v()), NOISE, height, 0.01);

            GroundHit.Found found = (GroundHit.Found) hit;
            assertThat(found.x()).isCloseTo(x, within(1e-6));
            assertThat(found.y()).isCloseTo(y, within(1e-6));
        }
    }

    /** Pixel, camera pose and height drawn from their covariances: the squared error over the stated one is chi-square. */
    @Test
    void shouldStateTheCovarianceItsErrorsHave() {
        SplittableRandom random = new SplittableRandom(22);
        ImagePoint image = new ImagePoint();
        double sum = 0;
        int runs = 3000;
        PosedCamera believed = camera(25);
        RigidTransform pose = believed.siteFromOptical().transform();
        for (int i = 0; i < runs; i++) {
            Vector3 turn = vector(random, 0.0035);
            RigidTransform truePose = new RigidTransform(
                    Quaternion.ofRotationVector(turn).times(pose.rotation()),
                    pose.translation().plus(vector(random, 0.02)));
            PosedCamera real = new PosedCamera(LENS, UncertainTransform.exact(truePose));
            double x = 1 + 6 * (random.nextDouble() - 0.5);
            double y = 5 + 10 * random.nextDouble();
            double height = 1.7 + 0.1 * Dense.normal(random);
            assertThat(real.project(x, y, height, image)).isTrue();
            PixelPoint pixel =
                    new PixelPoint(image.u() + 2 * Dense.normal(random), image.v() + 2 * Dense.normal(random));

            GroundHit.Found found = (GroundHit.Found) believed.ground(pixel, NOISE, 1.7, 0.01);

            Covariance3 c = found.covariance();
            double ex = found.x() - x;
            double ey = found.y() - y;
            double det = c.xx() * c.yy() - c.xy() * c.xy();
            sum += (c.yy() * ex * ex - 2 * c.xy() * ex * ey + c.xx() * ey * ey) / det;
        }

        // two degrees of freedom; the deviation of the mean is 2 / sqrt(3000) = 0.04, the rest is second order
        assertThat(sum / runs).isBetween(1.85, 2.25);
    }

    @Test
    void shouldRefuseRaysAtOrAboveTheHorizon() {
        PosedCamera level = camera(0);
        ImagePoint image = new ImagePoint();

        assertThat(level.ground(new PixelPoint(640, 200), NOISE, 0, 0)).isInstanceOf(GroundHit.Missed.class);
        assertThat(level.ground(new PixelPoint(640, 360), NOISE, 0, 0)).isInstanceOf(GroundHit.Missed.class);
        assertThat(level.project(1, 90, 0, image)).isTrue();
        GroundHit far = level.ground(new PixelPoint(image.u(), image.v()), PixelNoise.ofSigma(10), 0, 0);
        assertThat(((GroundHit.Missed) far).reason()).contains("horizon");
        assertThat(level.project(1, 300, 0, image)).isTrue();
        GroundHit beyond = level.ground(new PixelPoint(image.u(), image.v()), NOISE, 0, 0);
        assertThat(((GroundHit.Missed) beyond).reason()).contains("allowed 150");
    }

    @Test
    void shouldNotMeetAPlaneAboveTheCamera() {
        assertThat(camera(25).ground(new PixelPoint(640, 360), NOISE, 3.5, 0)).isInstanceOf(GroundHit.Missed.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e300})
    void shouldRefuseAbsurdPixels(double v) {
        assertThat(camera(25).ground(new PixelPoint(640, v), NOISE, 0, 0)).isInstanceOf(GroundHit.Missed.class);
        assertThat(floorCamera().ground(new PixelPoint(640, v), NOISE, 0, 0)).isInstanceOf(GroundHit.Missed.class);
    }

    @Test
    void shouldSayTheSameByHomographyAsByPose() {
        PosedCamera posed = pinhole();
        FloorCamera floor = floorCamera();
        SplittableRandom random = new SplittableRandom(23);
        ImagePoint image = new ImagePoint();
        ImagePoint byMap = new ImagePoint();
        for (int i = 0; i < 300; i++) {
            double x = 1 + 6 * (random.nextDouble() - 0.5);
            double y = 6 + 10 * random.nextDouble();
            assertThat(posed.project(x, y, 0, image)).isTrue();

            assertThat(floor.project(x, y, 0, byMap)).isTrue();
            GroundHit.Found a = (GroundHit.Found) posed.ground(new PixelPoint(image.u(), image.v()), NOISE, 0, 0);
            GroundHit.Found b = (GroundHit.Found) floor.ground(new PixelPoint(image.u(), image.v()), NOISE, 0, 0);

            assertThat(byMap.u()).isCloseTo(image.u(), within(1e-6));
            assertThat(byMap.v()).isCloseTo(image.v(), within(1e-6));
            assertThat(byMap.derivative(0, 0)).isCloseTo(image.derivative(0, 0), within(1e-6));
            assertThat(byMap.derivative(1, 1)).isCloseTo(image.derivative(1, 1), within(1e-6));
            assertThat(b.x()).isCloseTo(a.x(), within(1e-6));
            assertThat(b.y()).isCloseTo(a.y(), within(1e-6));
            assertThat(b.covariance().xy()).isCloseTo(a.covariance().xy(), within(1e-6));
            assertThat(b.covariance().yy()).isCloseTo(a.covariance().yy() + 0.0025, within(1e-6));
        }
    }

    @Test
    void shouldKnowItsHorizonByTheOrientationOfTheMap() {
        FloorCamera floor = floorCamera();

        assertThat(floor.ground(new PixelPoint(640, 700), NOISE, 0, 0)).isInstanceOf(GroundHit.Found.class);
        assertThat(floor.ground(new PixelPoint(640, -200), NOISE, 0, 0)).isInstanceOf(GroundHit.Missed.class);
        assertThat(floor.project(1, -20, 0, new ImagePoint())).isFalse();
    }

    @Test
    void shouldRefuseSingularHomographies() {
        assertThat(Homography.find(List.of(1.0, 2.0, 3.0, 2.0, 4.0, 6.0, 0.0, 0.0, 1.0)))
                .isEmpty();
        assertThat(Homography.find(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)))
                .isEmpty();
        assertThat(Homography.find(List.of(1.0, 0.0, Double.NaN, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)))
                .isEmpty();
        assertThat(Homography.find(List.of(1.0, 0.0))).isEmpty();
        assertThat(Homography.find(List.of(0.01, 0.0, 1.0, 0.0, 0.01, 2.0, 0.0, 0.0, 1.0)))
                .isPresent();
    }

    @Test
    void shouldOutlineByHomographyWhatItsImageShowsOfTheFloor() {
        ImageSize size = new ImageSize(1280, 720);
        List<Point2> byMap = FloorView.of(floorCamera(Optional.of(size)), 0);
        PosedCamera camera = pinhole();
        ImagePoint at = new ImagePoint();

        assertThat(byMap).hasSizeGreaterThan(40);
        for (Point2 p : byMap) {
            assertThat(camera.project(p.x(), p.y(), 0, at)).isTrue();
            assertThat(camera.isInside(new PixelPoint(at.u(), at.v()), 1e-3)).isTrue();
        }
        assertThat(FloorView.of(floorCamera(), 0)).isEmpty();
        assertThat(floorCamera(Optional.of(size)).isInside(new PixelPoint(1290, 300), 5))
                .isFalse();
        assertThat(floorCamera().isInside(new PixelPoint(1e6, 300), 5)).isTrue();
    }

    private static PosedCamera pinhole() {
        RigidTransform pose = new RigidTransform(looking(Math.PI / 2, Math.toRadians(25)), new Vector3(1, 2, 3));
        return new PosedCamera(
                new Lens(new Intrinsics(900, 905, 640, 360, List.of(), 1280, 720)), UncertainTransform.exact(pose));
    }

    /** The pinhole's own map of the plane z = 0: columns {@code K R' [e1 e2 -C]}, inverted. */
    private static FloorCamera floorCamera() {
        return floorCamera(Optional.empty());
    }

    private static FloorCamera floorCamera(Optional<ImageSize> size) {
        PosedCamera camera = pinhole();
        double[] r = camera.siteFromOptical().transform().rotation().conjugate().toRotationMatrix();
        Vector3 c = camera.siteFromOptical().transform().translation();
        double[] m = new double[9];
        for (int i = 0; i < 3; i++) {
            m[3 * i] = r[3 * i];
            m[3 * i + 1] = r[3 * i + 1];
            m[3 * i + 2] = -(r[3 * i] * c.x() + r[3 * i + 1] * c.y() + r[3 * i + 2] * c.z());
        }
        Double[] h = new Double[9];
        for (int j = 0; j < 3; j++) {
            h[j] = 900 * m[j] + 640 * m[6 + j];
            h[3 + j] = 905 * m[3 + j] + 360 * m[6 + j];
            h[6 + j] = m[6 + j];
        }
        return new FloorCamera(Homography.find(List.of(h)).orElseThrow().inverse(), size);
    }

    private static Vector3 vector(SplittableRandom random, double sigma) {
        return new Vector3(sigma * Dense.normal(random), sigma * Dense.normal(random), sigma * Dense.normal(random));
    }
}
