package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.PX;

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
    private final double[] turned = new double[3];

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
        int rotation = whitening.lever(point, 3);
        for (int axis = 0; axis < 3; axis++) {
            whitening.derivative(3 + axis, rotation + axis, 1);
        }
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j <= i; j++) {
                whitening.noise(i, j, covariance.get(i, j));
            }
        }
        whitening.emit(out);
    }

    private void rotationResidual(Gaussian gaussian, Quaternion m) {
        gaussian.rotationToInto(m.x(), m.y(), m.z(), m.w(), turned, 0);
        for (int axis = 0; axis < 3; axis++) {
            whitening.residual(3 + axis, turned[axis]);
        }
    }
}
