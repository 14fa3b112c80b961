package org.sitedatum.positioning.scene;

import org.sitedatum.positioning.time.Snapshot;

/**
 * A Gaussian over horizontal position and velocity in the site frame, m and m/s. The covariance is kept as its upper
 * triangle; x, y are the position, u, v the velocity.
 *
 * <p>Mutable, not thread-safe, allocates nothing after construction.
 */
final class PlanarState {

    double x;
    double y;
    double u;
    double v;

    double pxx;
    double pxy;
    double pxu;
    double pxv;
    double pyy;
    double pyu;
    double pyv;
    double puu;
    double puv;
    double pvv;

    /** Takes everything from another one. */
    void copyFrom(PlanarState other) {
        x = other.x;
        y = other.y;
        u = other.u;
        v = other.v;
        pxx = other.pxx;
        pxy = other.pxy;
        pxu = other.pxu;
        pxv = other.pxv;
        pyy = other.pyy;
        pyu = other.pyu;
        pyv = other.pyv;
        puu = other.puu;
        puv = other.puv;
        pvv = other.pvv;
    }

    void save(Snapshot out) {
        out.put(x);
        out.put(y);
        out.put(u);
        out.put(v);
        out.put(pxx);
        out.put(pxy);
        out.put(pxu);
        out.put(pxv);
        out.put(pyy);
        out.put(pyu);
        out.put(pyv);
        out.put(puu);
        out.put(puv);
        out.put(pvv);
    }

    void restore(Snapshot in) {
        x = in.next();
        y = in.next();
        u = in.next();
        v = in.next();
        pxx = in.next();
        pxy = in.next();
        pxu = in.next();
        pxv = in.next();
        pyy = in.next();
        pyu = in.next();
        pyv = in.next();
        puu = in.next();
        puv = in.next();
        pvv = in.next();
    }

    /** True when all are numbers and no variance is negative. */
    boolean isFinite() {
        double sum = x + y + u + v + pxx + pxy + pxu + pxv + pyy + pyu + pyv + puu + puv + pvv;
        return Double.isFinite(sum) && pxx >= 0 && pyy >= 0 && puu >= 0 && pvv >= 0;
    }

    /** Starts at a measured place with an unknown velocity of the given variance per axis. */
    void start(double atX, double atY, double rxx, double rxy, double ryy, double velocityVariance) {
        x = atX;
        y = atY;
        u = 0;
        v = 0;
        pxx = rxx;
        pxy = rxy;
        pyy = ryy;
        pxu = 0;
        pxv = 0;
        pyu = 0;
        pyv = 0;
        puv = 0;
        puu = velocityVariance;
        pvv = velocityVariance;
    }

    /**
     * Nearly constant velocity: x+ = F x, P+ = F P Fᵀ + Q with white acceleration. Source: Bar-Shalom, Li, Kirubarajan,
     * "Estimation with applications to tracking and navigation", 2001, eq. 6.2.2-12.
     *
     * @param dt s, not negative
     * @param q power spectral density of the acceleration, m^2/s^3
     */
    void predict(double dt, double q) {
        x += dt * u;
        y += dt * v;
        // F P Fᵀ, position rows first since they use the old velocity rows
        pxx += dt * (2 * pxu + dt * puu);
        pxy += dt * (pxv + pyu + dt * puv);
        pyy += dt * (2 * pyv + dt * pvv);
        pxu += dt * puu;
        pxv += dt * puv;
        pyu += dt * puv;
        pyv += dt * pvv;
        // Q
        double q2 = 0.5 * q * dt * dt;
        double q3 = q2 * dt * (2.0 / 3.0);
        pxx += q3;
        pyy += q3;
        pxu += q2;
        pyv += q2;
        puu += q * dt;
        pvv += q * dt;
    }

    /** Speed, m/s. */
    double speed() {
        return Math.sqrt(u * u + v * v);
    }

    /** Largest variance of the position in any direction, m^2. */
    double largestPositionVariance() {
        double half = 0.5 * (pxx - pyy);
        return 0.5 * (pxx + pyy) + Math.sqrt(half * half + pxy * pxy);
    }

    /** Determinant of the position covariance, m^4. */
    double positionDeterminant() {
        return Math.max(0, pxx * pyy - pxy * pxy);
    }
}
