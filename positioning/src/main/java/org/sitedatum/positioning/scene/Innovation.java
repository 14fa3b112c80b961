package org.sitedatum.positioning.scene;

import org.sitedatum.frames.geometry.Angles;

/**
 * The difference between one detection and one predicted body, with its covariance and the gain it asks for.
 *
 * <p>A sensor whose stamps are {@code lag} late shows where the body was then: h(x) = p - lag · velocity. A detection
 * that only has an azimuth uses the first component; the second is an independent zero of unit variance, so that the
 * same formulas serve both.
 *
 * <p>Scratch: holds the last computation, not thread-safe, allocates nothing.
 */
final class Innovation {

    private static final double LOG_2_PI = Math.log(2 * Math.PI);

    // innovation and the inverse and log-determinant of its covariance
    private double n0;
    private double n1;
    private double i00;
    private double i01;
    private double i11;
    private double logNorm;
    // P Hᵀ, rows x y u v
    private double x0;
    private double x1;
    private double y0;
    private double y1;
    private double u0;
    private double u1;
    private double v0;
    private double v1;

    /**
     * Compares detection {@code j} of a scan with a state.
     *
     * @param q acceleration density of the state's motion, covers the way back, m^2/s^3
     * @param noise factor on the stated covariance of a position
     */
    void compute(PlanarState s, Scan scan, int j, double q, double noise) {
        if (scan.isBearing(j)) {
            computeBearing(s, scan, j, q, noise);
        } else {
            computePosition(s, scan, j, q, noise);
        }
    }

    private void computePosition(PlanarState s, Scan scan, int j, double q, double noise) {
        double lag = scan.lag[j];
        n0 = scan.x[j] - scan.offsetX - (s.x - lag * s.u);
        n1 = scan.y[j] - scan.offsetY - (s.y - lag * s.v);
        x0 = s.pxx - lag * s.pxu;
        x1 = s.pxy - lag * s.pxv;
        y0 = s.pxy - lag * s.pyu;
        y1 = s.pyy - lag * s.pyv;
        u0 = s.pxu - lag * s.puu;
        u1 = s.pyu - lag * s.puv;
        v0 = s.pxv - lag * s.puv;
        v1 = s.pyv - lag * s.pvv;
        double back = q * lag * lag * lag / 3;
        double s00 = x0 - lag * u0 + noise * scan.rxx[j] + back + scan.lagVariance * s.u * s.u;
        double s01 = x1 - lag * u1 + noise * scan.rxy[j] + scan.lagVariance * s.u * s.v;
        double s11 = y1 - lag * v1 + noise * scan.ryy[j] + back + scan.lagVariance * s.v * s.v;
        invert(s00, s01, s11);
        logNorm -= LOG_2_PI;
    }

    private void computeBearing(PlanarState s, Scan scan, int j, double q, double noise) {
        double lag = scan.lag[j];
        double dx = s.x - lag * s.u - scan.sensorX;
        double dy = s.y - lag * s.v - scan.sensorY;
        double squared = Math.max(dx * dx + dy * dy, 1);
        n0 = Angles.wrap(scan.azimuth[j] - Math.atan2(dy, dx));
        n1 = 0;
        double hx = -dy / squared;
        double hy = dx / squared;
        x0 = hx * (s.pxx - lag * s.pxu) + hy * (s.pxy - lag * s.pxv);
        y0 = hx * (s.pxy - lag * s.pyu) + hy * (s.pyy - lag * s.pyv);
        u0 = hx * (s.pxu - lag * s.puu) + hy * (s.pyu - lag * s.puv);
        v0 = hx * (s.pxv - lag * s.puv) + hy * (s.pyv - lag * s.pvv);
        x1 = 0;
        y1 = 0;
        u1 = 0;
        v1 = 0;
        double across = hx * s.u + hy * s.v;
        double back = q * lag * lag * lag / (3 * squared);
        double s00 = hx * (x0 - lag * u0) + hy * (y0 - lag * v0);
        invert(s00 + noise * scan.azimuthVariance[j] + back + scan.lagVariance * across * across, 0, 1);
        logNorm -= 0.5 * LOG_2_PI;
    }

    private void invert(double s00, double s01, double s11) {
        double determinant = s00 * s11 - s01 * s01;
        i00 = s11 / determinant;
        i01 = -s01 / determinant;
        i11 = s00 / determinant;
        logNorm = -0.5 * Math.log(determinant);
    }

    /** Squared Mahalanobis distance. */
    double squaredDistance() {
        return n0 * (i00 * n0 + i01 * n1) + n1 * (i01 * n0 + i11 * n1);
    }

    /** Log of the detection's density, per m^2, or per rad for an azimuth. */
    double logLikelihood() {
        return logNorm - 0.5 * squaredDistance();
    }

    /** The innovation's first component: m along x, or rad. */
    double first() {
        return n0;
    }

    /** The innovation's second component: m along y. */
    double second() {
        return n1;
    }

    /** Variance of the innovation along the direction (a, b): (a b) S (a b)ᵀ. */
    double varianceAlong(double a, double b) {
        double determinant = 1 / (i00 * i11 - i01 * i01);
        return determinant * (a * a * i11 - 2 * a * b * i01 + b * b * i00);
    }

    /** The state corrected by the detection: x + K ν, P - K S Kᵀ; {@code out} may be {@code s}. */
    void applyInto(PlanarState s, PlanarState out) {
        double kx0 = x0 * i00 + x1 * i01;
        double kx1 = x0 * i01 + x1 * i11;
        double ky0 = y0 * i00 + y1 * i01;
        double ky1 = y0 * i01 + y1 * i11;
        double ku0 = u0 * i00 + u1 * i01;
        double ku1 = u0 * i01 + u1 * i11;
        double kv0 = v0 * i00 + v1 * i01;
        double kv1 = v0 * i01 + v1 * i11;
        out.x = s.x + kx0 * n0 + kx1 * n1;
        out.y = s.y + ky0 * n0 + ky1 * n1;
        out.u = s.u + ku0 * n0 + ku1 * n1;
        out.v = s.v + kv0 * n0 + kv1 * n1;
        out.pxx = s.pxx - kx0 * x0 - kx1 * x1;
        out.pxy = s.pxy - kx0 * y0 - kx1 * y1;
        out.pxu = s.pxu - kx0 * u0 - kx1 * u1;
        out.pxv = s.pxv - kx0 * v0 - kx1 * v1;
        out.pyy = s.pyy - ky0 * y0 - ky1 * y1;
        out.pyu = s.pyu - ky0 * u0 - ky1 * u1;
        out.pyv = s.pyv - ky0 * v0 - ky1 * v1;
        out.puu = s.puu - ku0 * u0 - ku1 * u1;
        out.puv = s.puv - ku0 * v0 - ku1 * v1;
        out.pvv = s.pvv - kv0 * v0 - kv1 * v1;
    }

    /** Share of the position that a correction takes from the detection along the unit direction (a, b), 0..1. */
    double gainAlong(double a, double b) {
        double gx = a * (x0 * i00 + x1 * i01) + b * (y0 * i00 + y1 * i01);
        double gy = a * (x0 * i01 + x1 * i11) + b * (y0 * i01 + y1 * i11);
        return Math.min(1, Math.max(0, gx * a + gy * b));
    }
}
