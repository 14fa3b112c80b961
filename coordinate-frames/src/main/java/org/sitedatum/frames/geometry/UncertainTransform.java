package org.sitedatum.frames.geometry;

/**
 * A rigid transform and how well it is known, to first order.
 *
 * <p><b>What the covariance means.</b> For {@code aFromB} with rotation R and translation p, the true transform is
 *
 * <pre>
 *     p_true = p + dp          R_true = Exp(dtheta) R
 * </pre>
 *
 * with (dp, dtheta) zero-mean with covariance {@link #covariance}, both in the axes of a: REP-103's x y z rotX rotY
 * rotZ about fixed axes. The position block is the plain covariance of the position of b in a. The left-perturbed SE(3)
 * form of Barfoot and Furgale, T_true = exp(xi) T, differs by a lever arm, {@code dp = rho + phi x p}: see {@link
 * #spatialCovariance()}; the right-perturbed form by a rotation: {@link #bodyCovariance()}.
 *
 * <p><b>Transport</b>, errors of the two inputs independent:
 *
 * <pre>
 *     c = a.then(b):  dp_c = dp_a + dtheta_a x (R_a p_b) + R_a dp_b     dtheta_c = dtheta_a + R_a dtheta_b
 *     i = a.inverse(): dp_i = -R' (dp - dtheta x p)                     dtheta_i = -R' dtheta
 * </pre>
 *
 * In SE(3) form this is {@code S_c = S_a + Ad(a) S_b Ad(a)'}, the second-order covariance of compounding two poses in
 * T. Barfoot and P. Furgale, "Associating uncertainty with three-dimensional poses for use in estimation problems",
 * IEEE T-RO 30(3), 2014; inversion as in J. Mangelson et al., "Characterizing the uncertainty of jointly distributed
 * poses in the Lie algebra", IEEE T-RO 36(5), 2020, here for independent errors. Good while rotation errors stay below
 * about 0.2 rad.
 *
 * @param transform {@code aFromB}
 * @param covariance m^2, m rad, rad^2; in the axes of a
 */
public record UncertainTransform(RigidTransform transform, Covariance6 covariance) {

    /** Known without error. */
    public static UncertainTransform exact(RigidTransform transform) {
        return new UncertainTransform(transform, Covariance6.ZERO);
    }

    /** From the covariance of xi = (rho, phi) in {@code T_true = exp(xi) T}. */
    public static UncertainTransform ofSpatialCovariance(RigidTransform transform, Covariance6 spatial) {
        return new UncertainTransform(transform, spatial.atLever(transform.translation()));
    }

    /** From the covariance of eta = (rho, phi) in {@code T_true = T exp(eta)}: errors in the axes of the body b. */
    public static UncertainTransform ofBodyCovariance(RigidTransform transform, Covariance6 body) {
        return new UncertainTransform(transform, body.rotated(transform.rotation()));
    }

    /** Product: {@code aFromC = aFromB.then(bFromC)}, errors independent. */
    public UncertainTransform then(UncertainTransform other) {
        Vector3 lever = transform.rotation().rotate(other.transform.translation());
        Covariance6 outer = covariance.atLever(lever);
        Covariance6 inner = other.covariance.rotated(transform.rotation());
        return new UncertainTransform(transform.then(other.transform), outer.plus(inner));
    }

    /** The opposite direction: {@code bFromA = aFromB.inverse()}. */
    public UncertainTransform inverse() {
        Covariance6 atOrigin = covariance.atLever(transform.translation().negated());
        return new UncertainTransform(
                transform.inverse(), atOrigin.rotated(transform.rotation().conjugate()));
    }

    /**
     * Covariance of {@code transform().apply(point)}, m^2 in the axes of a, for a point whose own covariance is in the
     * axes of b: {@code dq = dp + dtheta x (R q) + R dq_b}.
     */
    public Covariance3 covarianceOf(Vector3 point, Covariance3 pointCovariance) {
        Vector3 lever = transform.rotation().rotate(point);
        Covariance6 own = Covariance6.ofPosition(pointCovariance).rotated(transform.rotation());
        return covariance.atLever(lever).plus(own).position();
    }

    /**
     * Covariance of xi = (rho, phi) in {@code T_true = exp(xi) T}, the form of Barfoot and Furgale: {@code
     * rho = dp - dtheta x p}, the error of the point of b that lies at the origin of a.
     */
    public Covariance6 spatialCovariance() {
        return covariance.atLever(transform.translation().negated());
    }

    /** Covariance of eta = (rho, phi) in {@code T_true = T exp(eta)}: {@code Ad(T) eta = xi}. */
    public Covariance6 bodyCovariance() {
        return covariance.rotated(transform.rotation().conjugate());
    }

    /** Between this at 0 and {@code to} at 1; the covariance is the weighted mean, so it never leaves the two. */
    public UncertainTransform interpolate(UncertainTransform to, double s) {
        return new UncertainTransform(
                transform.interpolate(to.transform, s), covariance.times(1 - s).plus(to.covariance.times(s)));
    }
}
