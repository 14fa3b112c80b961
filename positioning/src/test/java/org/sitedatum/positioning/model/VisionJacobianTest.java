package org.sitedatum.positioning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.vision.CameraView;
import org.sitedatum.positioning.vision.FloorCamera;
import org.sitedatum.positioning.vision.Homography;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;
import org.sitedatum.positioning.vision.PixelNoise;
import org.sitedatum.positioning.vision.PosedCamera;
import org.sitedatum.positioning.vision.SiteVision;

/** Law of the measurement models of cameras: their derivatives are those of their own predictions. */
class VisionJacobianTest {

    private static final Lens LENS =
            new Lens(new Intrinsics(9, 9.05, 6.4, 3.6, List.of(-0.2, 0.05, 0.001, -0.001, 0.0), 12, 7));
    private static final CameraView POSED = new PosedCamera(
            LENS,
            new UncertainTransform(
                    new RigidTransform(
                            Quaternion.ofYawPitchRoll(0.3, 0.4, 0.05).times(SiteVision.LOOKING_AHEAD),
                            new Vector3(-6, -2, 4)),
                    Covariance6.isotropic(0.02, 0.004)));
    private static final CameraView FLOOR =
            new FloorCamera(Homography.find(List.of(0.9, 0.3, 1.0, 0.2, -0.8, 2.0, 0.001, 0.0, 1.0))
                    .orElseThrow());

    static LongStream seeds() {
        return LongStream.range(1, 41);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDifferentiatePixels(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, seed % 2 == 0, 4);
        for (int i = 0; i < 3; i++) {
            gaussian.mean()[i] = 0.5 * Dense.normal(random);
        }
        for (int i = 0; i < 4; i++) {
            gaussian.mean()[gaussian.coreSize() + i] = 0;
        }
        CameraView camera = seed % 5 == 0 ? FLOOR : POSED;
        PixelModel.Measured measured = new PixelModel.Measured(
                camera, new PixelPoint(3, 4), PixelNoise.ofSigmas(0.5, 0.8), 0.2, seed % 3 == 0, 0.01, 0.0025);
        int cameraError = seed % 4 == 1 ? -1 : gaussian.coreSize();
        int heightError = seed % 3 == 1 ? -1 : gaussian.coreSize() + 3;
        PixelModel model = new PixelModel();
        // the noise is taken at the mean; its change with the state is no part of the derivative
        Linearization at = new Linearization();
        model.linearize(gaussian, measured, cameraError, heightError, at);
        assertThat(at.rows()).isEqualTo(2);

        Jacobians.verify(
                (g, out) -> whitened(model, camera, measured, g, cameraError, heightError, out), gaussian, 1e-5);
    }

    /** With certain heights and places the whitening does not depend on the state, so central differences are clean. */
    private static void whitened(
            PixelModel model,
            CameraView camera,
            PixelModel.Measured measured,
            Gaussian g,
            int cameraError,
            int heightError,
            Linearization out) {
        CameraView certain = camera instanceof PosedCamera posed
                ? new PosedCamera(
                        LENS, UncertainTransform.exact(posed.siteFromOptical().transform()))
                : camera;
        PixelModel.Measured plain = new PixelModel.Measured(
                certain, measured.pixel(), measured.noise(), measured.height(), measured.aboveBody(), 0, 0);
        model.linearize(g, plain, cameraError, heightError, out);
    }

    @Test
    void shouldSpreadTheUncertaintyOfHeightAndPlaceOverTheImage() {
        Gaussian gaussian = new Gaussian(false);
        ImagePoint image = new ImagePoint();
        assertThat(POSED.project(0, 0, 0, image)).isTrue();
        PixelModel.Measured measured = new PixelModel.Measured(
                POSED, new PixelPoint(image.u() + 1, image.v()), PixelNoise.ofSigma(0.1), 0, false, 0.04, 0.01);
        Linearization out = new Linearization();

        new PixelModel().linearize(gaussian, measured, -1, -1, out);

        double variance = 0.01
                + 0.0104 * Math.pow(image.derivative(0, 0), 2)
                + 0.0104 * Math.pow(image.derivative(0, 1), 2)
                + 0.0404 * Math.pow(image.derivative(0, 2), 2);
        assertThat(out.residual(0)).isCloseTo(1 / Math.sqrt(variance), within(1e-9));
    }

    /** A camera turned by its error sees the point where the derivative says. */
    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDifferentiateByTheCamerasOwnError(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PosedCamera camera = (PosedCamera) POSED;
        RigidTransform pose = camera.siteFromOptical().transform();
        double step = 1e-6;
        int axis = (int) (seed % 3);
        Vector3 turn = new Vector3(axis == 0 ? step : 0, axis == 1 ? step : 0, axis == 2 ? step : 0);
        PosedCamera turned = new PosedCamera(
                LENS,
                UncertainTransform.exact(new RigidTransform(
                        Quaternion.ofRotationVector(turn).times(pose.rotation()), pose.translation())));
        double x = 0.5 * Dense.normal(random);
        double y = 0.5 * Dense.normal(random);
        ImagePoint at = new ImagePoint();
        ImagePoint moved = new ImagePoint();
        double[] derivative = new double[3];
        assertThat(camera.project(x, y, 0.3, at) && turned.project(x, y, 0.3, moved))
                .isTrue();

        camera.errorDerivative(at, 0, x, y, 0.3, derivative);
        assertThat(derivative[axis]).isCloseTo((moved.u() - at.u()) / step, within(1e-4));
        camera.errorDerivative(at, 1, x, y, 0.3, derivative);
        assertThat(derivative[axis]).isCloseTo((moved.v() - at.v()) / step, within(1e-4));
    }

    @Test
    void shouldLetNoGatePassAPixelOfAPlaceBehindTheCamera() {
        Gaussian gaussian = new Gaussian(false);
        gaussian.mean()[0] = -50;
        Linearization out = new Linearization();
        PixelModel.Measured measured =
                new PixelModel.Measured(POSED, new PixelPoint(3, 4), PixelNoise.ofSigma(2), 0, false, 0, 0);

        new PixelModel().linearize(gaussian, measured, -1, -1, out);

        assertThat(out.rows()).isEqualTo(1);
        assertThat(Math.abs(out.residual(0))).isGreaterThan(1e5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDifferentiateTheMiddleOfAMarker(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, true, 2);
        RigidTransform bodyFromOptical =
                new RigidTransform(Quaternion.ofRotationVector(vector(random, 1)), vector(random, 0.5));
        Vector3 marker = vector(random, 5);
        Vector3 seen = vector(random, 2);
        Covariance3 covariance = Covariance6.ofDiagonal(0.1, 0.2, 0.3, 1, 1, 1)
                .rotated(Quaternion.ofRotationVector(vector(random, 1)))
                .position();
        MarkerMiddleModel model = new MarkerMiddleModel();

        Jacobians.verify(
                (g, out) -> model.linearize(g, bodyFromOptical, marker, seen, covariance, out), gaussian, 1e-6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDifferentiatePosesWithAConstantError(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, true, 4);
        RigidTransform measured = new RigidTransform(gaussian.orientation(), vector(random, 3));
        PoseModel model = new PoseModel();

        Jacobians.verify(
                (g, out) -> model.linearize(
                        g, vector(new SplittableRandom(seed), 1), measured, Covariance6.isotropic(0.3, 0.2), 13, out),
                gaussian,
                1e-6);
    }

    private static Vector3 vector(SplittableRandom random, double size) {
        return new Vector3(size * Dense.normal(random), size * Dense.normal(random), size * Dense.normal(random));
    }
}
