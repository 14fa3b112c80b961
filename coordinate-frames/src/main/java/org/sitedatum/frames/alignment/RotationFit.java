package org.sitedatum.frames.alignment;

import org.sitedatum.frames.geometry.Quaternion;

/**
 * The rotation R that makes trace(R^T M) largest, and how much better a mirrored one would do.
 *
 * <p>Source: Horn, "Closed-form solution of absolute orientation using unit quaternions", JOSA A 4 (1987), section 4: the
 * eigenvector of the largest eigenvalue of the symmetric 4x4 matrix N. Every improper rotation is minus a proper one, so
 * the best mirrored trace is minus the smallest eigenvalue.
 *
 * @param rotation the best proper one
 * @param trace trace(R^T M) it reaches
 * @param mirroredTrace the same for the best improper one
 * @param stiffness second derivative of the loss along the axis that is known worst: half the gap to the next eigenvalue;
 *     zero when the rotation is not unique
 */
record RotationFit(Quaternion rotation, double trace, double mirroredTrace, double stiffness) {

    static RotationFit nearest(Matrix3 m) {
        double wx = m.zy() - m.yz();
        double wy = m.xz() - m.zx();
        double wz = m.yx() - m.xy();
        double xy = m.xy() + m.yx();
        double xz = m.xz() + m.zx();
        double yz = m.yz() + m.zy();
        double[] n = {
            m.xx() + m.yy() + m.zz(),
            wx,
            wy,
            wz,
            wx,
            m.xx() - m.yy() - m.zz(),
            xy,
            xz,
            wy,
            xy,
            -m.xx() + m.yy() - m.zz(),
            yz,
            wz,
            xz,
            yz,
            -m.xx() - m.yy() + m.zz()
        };
        SymmetricEigen eigen = SymmetricEigen.of(n, 4);
        double[] lambda = eigen.values();
        Quaternion q = new Quaternion(eigen.vector(1, 0), eigen.vector(2, 0), eigen.vector(3, 0), eigen.vector(0, 0));
        return new RotationFit(q.normalized(), lambda[0], -lambda[3], 0.5 * (lambda[0] - lambda[1]));
    }

    /** The same among rotations about z only; mirrored: also one horizontal axis or z reversed. */
    static RotationFit nearestAboutZ(Matrix3 m) {
        double cos = m.xx() + m.yy();
        double sin = m.yx() - m.xy();
        double turned = Math.hypot(cos, sin);
        double flipped = Math.hypot(m.xx() - m.yy(), m.yx() + m.xy());
        double mirrored = Math.max(flipped + m.zz(), turned - m.zz());
        return new RotationFit(Quaternion.ofYaw(Math.atan2(sin, cos)), turned + m.zz(), mirrored, turned);
    }
}
