package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.PX;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.vision.CameraView;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.PixelNoise;

/**
 * Compares a pixel with the image of a part of the body right above or below its origin: {@code (x, y, z)}, z from the
 * floor or from the body's own height. Constant errors of the camera and of the part's height may be states.
 *
 * <p>Measured {@code u, v} in px. Where the camera has no image of the predicted place a row is written that no gate lets
 * pass. Not thread-safe; allocates nothing.
 */
public final class PixelModel {

    private static final int ROWS = 2;
    private static final double HOPELESS = 1e6;

    private final ImagePoint image = new ImagePoint();
    private final Whitening whitening = new Whitening();
    private final double[] byError = new double[3];

    /**
     * What was measured, and what of it is white noise.
     *
     * @param camera who saw it
     * @param pixel where, px
     * @param noise of the pixel
     * @param height of the part in the site, or above the body's origin, m
     * @param aboveBody true when the height counts from the body's origin
     * @param heightVariance white part of the height's error, m^2
     * @param levelVariance how far the part is from right above the origin, each way, m^2
     */
    public record Measured(
            CameraView camera,
            PixelPoint pixel,
            PixelNoise noise,
            double height,
            boolean aboveBody,
            double heightVariance,
            double levelVariance) {}

    /**
     * Writes two whitened rows.
     *
     * @param cameraErrorState first of three states of the camera's constant error, or -1
     * @param heightErrorState state of the constant error of the part's height, m, or -1
     */
    public void linearize(
            Gaussian gaussian, Measured measured, int cameraErrorState, int heightErrorState, Linearization out) {
        double[] mean = gaussian.mean();
        double x = mean[PX];
        double y = mean[PX + 1];
        double z = measured.height() + (measured.aboveBody() ? mean[PX + 2] : 0);
        if (heightErrorState >= 0) {
            z += mean[heightErrorState];
        }
        if (!measured.camera().project(x, y, z, image)) {
            out.row(HOPELESS, 1);
            return;
        }
        whitening.begin(ROWS);
        columns(measured, cameraErrorState, heightErrorState, x, y, z);
        double u = image.u();
        double v = image.v();
        for (int k = 0; k < 3 && cameraErrorState >= 0; k++) {
            u += errorDerivative(measured, 0, k, x, y, z) * mean[cameraErrorState + k];
            v += errorDerivative(measured, 1, k, x, y, z) * mean[cameraErrorState + k];
        }
        whitening.residual(0, measured.pixel().u() - u);
        whitening.residual(1, measured.pixel().v() - v);
        noise(measured);
        whitening.emit(out);
    }

    private double errorDerivative(Measured measured, int row, int k, double x, double y, double z) {
        measured.camera().errorDerivative(image, row, x, y, z, byError);
        return byError[k];
    }

    private void columns(Measured measured, int cameraError, int heightError, double x, double y, double z) {
        int axes = measured.aboveBody() ? 3 : 2;
        for (int axis = 0; axis < axes; axis++) {
            int column = whitening.column(PX + axis);
            whitening.derivative(0, column, image.derivative(0, axis));
            whitening.derivative(1, column, image.derivative(1, axis));
        }
        if (heightError >= 0) {
            int column = whitening.column(heightError);
            whitening.derivative(0, column, image.derivative(0, 2));
            whitening.derivative(1, column, image.derivative(1, 2));
        }
        for (int k = 0; k < 3 && cameraError >= 0; k++) {
            int column = whitening.column(cameraError + k);
            for (int row = 0; row < ROWS; row++) {
                whitening.derivative(row, column, errorDerivative(measured, row, k, x, y, z));
            }
        }
    }

    /** {@code diag(uu, vv) + J diag(level, level, vertical) J'}. */
    private void noise(Measured measured) {
        double place = measured.camera().placeVariance();
        double level = place + measured.levelVariance();
        double vertical = place + measured.heightVariance();
        whitening.noise(0, 0, measured.noise().uu() + spread(0, 0, level, vertical));
        whitening.noise(1, 0, spread(1, 0, level, vertical));
        whitening.noise(1, 1, measured.noise().vv() + spread(1, 1, level, vertical));
    }

    private double spread(int a, int b, double level, double vertical) {
        return level * image.derivative(a, 0) * image.derivative(b, 0)
                + level * image.derivative(a, 1) * image.derivative(b, 1)
                + vertical * image.derivative(a, 2) * image.derivative(b, 2);
    }
}
