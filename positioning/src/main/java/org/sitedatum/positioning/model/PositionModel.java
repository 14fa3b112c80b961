package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.PX;

import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;

/**
 * Compares a measured position with {@code p + R l + b}: body position p, orientation R, lever arm l, constant error b
 * of the source. Derivatives: identity for p and b, {@code -[R l]x} for the rotation error.
 *
 * <p>Two rows when the height was not measured. Not thread-safe; allocates nothing.
 */
public final class PositionModel {

    /** Nothing is measured better than this, m^2. */
    private static final double SMALLEST_VARIANCE = 1e-12;

    private final BodyPoint point = new BodyPoint();
    private final Whitening whitening = new Whitening();

    /**
     * Writes two or three whitened rows.
     *
     * @param measured m, site frame; z NaN: not measured
     * @param covariance of the noise, m^2, site axes
     * @param noiseShare factor on the covariance
     * @param biasState index of the first of three constant-error states, or -1
     */
    public void linearize(
            Gaussian gaussian,
            Vector3 leverArm,
            Vector3 measured,
            Covariance3 covariance,
            double noiseShare,
            int biasState,
            Linearization out) {
        int rows = Double.isNaN(measured.z()) ? 2 : 3;
        point.at(gaussian, leverArm);
        double[] mean = gaussian.mean();
        if (biasState < 0 && !gaussian.oriented() && isDiagonal(covariance)) {
            axes(rows, mean, measured, covariance, noiseShare, out);
            return;
        }
        whitening.begin(rows);
        residual(0, measured.x() - point.x, mean, biasState);
        residual(1, measured.y() - point.y, mean, biasState);
        if (rows == 3) {
            residual(2, measured.z() - point.z, mean, biasState);
        }
        for (int row = 0; row < rows; row++) {
            whitening.derivative(row, whitening.column(PX + row), 1);
            if (biasState >= 0) {
                whitening.derivative(row, whitening.column(biasState + row), 1);
            }
        }
        if (gaussian.oriented()) {
            whitening.lever(point, rows);
        }
        noise(covariance, noiseShare);
        whitening.emit(out);
    }

    private static boolean isDiagonal(Covariance3 c) {
        return c.xy() == 0 && c.xz() == 0 && c.yz() == 0;
    }

    /** The plain case, one row per axis: nothing to whiten. */
    private static void axes(
            int rows, double[] mean, Vector3 measured, Covariance3 covariance, double share, Linearization out) {
        out.row(measured.x() - mean[PX], Math.max(SMALLEST_VARIANCE, share * covariance.xx()));
        out.coefficient(PX, 1);
        out.row(measured.y() - mean[PX + 1], Math.max(SMALLEST_VARIANCE, share * covariance.yy()));
        out.coefficient(PX + 1, 1);
        if (rows == 3) {
            out.row(measured.z() - mean[PX + 2], Math.max(SMALLEST_VARIANCE, share * covariance.zz()));
            out.coefficient(PX + 2, 1);
        }
    }

    private void residual(int row, double difference, double[] mean, int biasState) {
        whitening.residual(row, biasState >= 0 ? difference - mean[biasState + row] : difference);
    }

    private void noise(Covariance3 c, double share) {
        whitening.noise(0, 0, share * c.xx());
        whitening.noise(1, 0, share * c.xy());
        whitening.noise(1, 1, share * c.yy());
        whitening.noise(2, 0, share * c.xz());
        whitening.noise(2, 1, share * c.yz());
        whitening.noise(2, 2, share * c.zz());
    }
}
