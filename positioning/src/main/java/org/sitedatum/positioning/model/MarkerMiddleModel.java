package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.RX;

import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;

/**
 * Compares where a camera on a body saw a known point with where it should: {@code m = C' (R' (M - p) - t)}, body position
 * p and orientation R, camera on the body (C, t), point M in the site. Derivatives: {@code -C'R'} by p, {@code C'R' [M -
 * p]x} by the rotation error. What a marker says while its tilt is open.
 *
 * <p>Needs a body with orientation. Not thread-safe; allocates a few small values.
 */
public final class MarkerMiddleModel {

    private final Whitening whitening = new Whitening();

    /**
     * Writes three whitened rows.
     *
     * @param seen the point in the optical frame, m
     * @param covariance of that, optical axes
     */
    public void linearize(
            Gaussian gaussian,
            RigidTransform bodyFromOptical,
            Vector3 pointInSite,
            Vector3 seen,
            Covariance3 covariance,
            Linearization out) {
        Quaternion opticalFromSite =
                gaussian.orientation().times(bodyFromOptical.rotation()).conjugate();
        double[] mean = gaussian.mean();
        Vector3 arm = pointInSite.minus(new Vector3(mean[PX], mean[PX + 1], mean[PX + 2]));
        Vector3 shift = bodyFromOptical.rotation().conjugate().rotate(bodyFromOptical.translation());
        Vector3 predicted = opticalFromSite.rotate(arm).minus(shift);
        double[] m = opticalFromSite.toRotationMatrix();
        whitening.begin(3);
        whitening.residual(0, seen.x() - predicted.x());
        whitening.residual(1, seen.y() - predicted.y());
        whitening.residual(2, seen.z() - predicted.z());
        for (int axis = 0; axis < 3; axis++) {
            int column = whitening.column(PX + axis);
            for (int row = 0; row < 3; row++) {
                whitening.derivative(row, column, -m[3 * row + axis]);
            }
        }
        turned(m, arm);
        whitening.noise(0, 0, covariance.xx());
        whitening.noise(1, 0, covariance.xy());
        whitening.noise(1, 1, covariance.yy());
        whitening.noise(2, 0, covariance.xz());
        whitening.noise(2, 1, covariance.yz());
        whitening.noise(2, 2, covariance.zz());
        whitening.emit(out);
    }

    /** {@code m (arm x delta) = delta . (m x arm)}, row by row. */
    private void turned(double[] m, Vector3 arm) {
        int rx = whitening.column(RX);
        int ry = whitening.column(RX + 1);
        int rz = whitening.column(RX + 2);
        for (int row = 0; row < 3; row++) {
            double a = m[3 * row];
            double b = m[3 * row + 1];
            double c = m[3 * row + 2];
            whitening.derivative(row, rx, b * arm.z() - c * arm.y());
            whitening.derivative(row, ry, c * arm.x() - a * arm.z());
            whitening.derivative(row, rz, a * arm.y() - b * arm.x());
        }
    }
}
