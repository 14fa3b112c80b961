package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.RX;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;

/**
 * Compares a measured pose of a body point with {@code p + R l} and {@code R}. The rotation residual is {@code log(q_measured
 * q*)} in site axes; its derivative by the rotation error is the identity to first order (Sola 2017, sec. 7.1).
 *
 * <p>Needs a body with orientation. Not thread-safe; allocates nothing.
 */
public final class PoseModel {

    private final BodyPoint point = new BodyPoint();
    private final Whitening whitening = new Whitening();

    /** Writes six whitened rows. */
    public void linearize(
            Gaussian gaussian, Vector3 leverArm, RigidTransform measured, Covariance6 covariance, Linearization out) {
        linearize(gaussian, leverArm, measured, covariance, -1, out);
    }

    /**
     * Writes six whitened rows of a source whose positions have a constant error.
     *
     * @param biasState index of the first of the three states of that error, m in site axes, or -1
     */
    public void linearize(
            Gaussian gaussian,
            Vector3 leverArm,
            RigidTransform measured,
            Covariance6 covariance,
            int biasState,
            Linearization out) {
        point.at(gaussian, leverArm);
        whitening.begin(6);
        double[] mean = gaussian.mean();
        boolean biased = biasState >= 0;
        whitening.residual(0, measured.translation().x() - point.x - (biased ? mean[biasState] : 0));
        whitening.residual(1, measured.translation().y() - point.y - (biased ? mean[biasState + 1] : 0));
        whitening.residual(2, measured.translation().z() - point.z - (biased ? mean[biasState + 2] : 0));
        rotationResidual(gaussian, measured.rotation());
        for (int row = 0; row < 3; row++) {
            whitening.derivative(row, whitening.column(PX + row), 1);
            if (biased) {
                whitening.derivative(row, whitening.column(biasState + row), 1);
            }
        }
        int rx = whitening.column(RX);
        int ry = whitening.column(RX + 1);
        int rz = whitening.column(RX + 2);
        whitening.derivative(0, ry, point.lz);
        whitening.derivative(0, rz, -point.ly);
        whitening.derivative(1, rx, -point.lz);
        whitening.derivative(1, rz, point.lx);
        whitening.derivative(2, rx, point.ly);
        whitening.derivative(2, ry, -point.lx);
        whitening.derivative(3, rx, 1);
        whitening.derivative(4, ry, 1);
        whitening.derivative(5, rz, 1);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j <= i; j++) {
                whitening.noise(i, j, covariance.get(i, j));
            }
        }
        whitening.emit(out);
    }

    private void rotationResidual(Gaussian gaussian, Quaternion m) {
        double bx = -gaussian.quaternion(0);
        double by = -gaussian.quaternion(1);
        double bz = -gaussian.quaternion(2);
        double bw = gaussian.quaternion(3);
        double x = m.w() * bx + m.x() * bw + m.y() * bz - m.z() * by;
        double y = m.w() * by - m.x() * bz + m.y() * bw + m.z() * bx;
        double z = m.w() * bz + m.x() * by - m.y() * bx + m.z() * bw;
        double w = m.w() * bw - m.x() * bx - m.y() * by - m.z() * bz;
        double sine = Math.sqrt(x * x + y * y + z * z);
        double sign = w < 0 ? -1 : 1;
        double factor = sine < 1e-9 ? 2 * sign : 2 * sign * Math.atan2(sine, sign * w) / sine;
        whitening.residual(3, factor * x);
        whitening.residual(4, factor * y);
        whitening.residual(5, factor * z);
    }
}
