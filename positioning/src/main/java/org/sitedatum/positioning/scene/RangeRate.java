package org.sitedatum.positioning.scene;

/**
 * Compares the speed at which a radar sees a body come or go with a state: h = d · (v - sensor velocity) / |d|, where d goes
 * from the sensor to where the body was {@code lag} before the stamp, p - lag · v, and counts the height between the two.
 *
 * <p>Radars fold speeds beyond what their pulses resolve, and limbs and wheels have speeds of their own: the share of rates
 * that fit is learnt per sensor, and one that does not fit a body says nothing of it. Source: D. Lerro, Y. Bar-Shalom,
 * "Interacting multiple model tracking with target amplitude feature and range rate", IEEE TAES 29(2), 1993.
 *
 * <p>Scratch: holds the last computation, not thread-safe, allocates nothing.
 */
final class RangeRate {

    /** Of a walking person's trunk, and of a radar's bins, m/s. */
    private static final double SIGMA = 0.3;
    /** Rates that are no body's lie anywhere between this and its negative, m/s. */
    private static final double LARGEST = 10;

    private static final double STRAY_DENSITY = 1 / (2 * LARGEST);
    private static final double ROOT_2_PI = Math.sqrt(2 * Math.PI);
    /** Squared deviations in standard deviations beyond which a rate does not fit. */
    private static final double FITS = 9;

    // what was measured, the innovation, its variance, the gradient and P hᵀ, in the order x y u v
    private double measured;
    private double n;
    private double variance;
    private final double[] h = new double[4];
    private final double[] ph = new double[4];

    /** True when detection {@code j} has a rate and it is known from where. */
    static boolean isGiven(Scan scan, int j) {
        return !Double.isNaN(scan.radialVelocity[j]) && !Double.isNaN(scan.sensorX + scan.sensorU + scan.sensorV);
    }

    /**
     * Compares detection {@code j}, which must have a rate, with a state.
     *
     * @param q acceleration density of the state's motion, covers the way back, m^2/s^3
     */
    void compute(PlanarState s, Scan scan, int j, double q) {
        double lag = scan.lag[j];
        double dx = s.x - lag * s.u - scan.sensorX;
        double dy = s.y - lag * s.v - scan.sensorY;
        double dz = scan.z[j] - scan.sensorZ;
        double level = dx * dx + dy * dy;
        // nearer than a body's width the direction is anyone's guess
        double distance = Math.sqrt(Math.max(level + (Double.isNaN(dz) ? 0 : dz * dz), 0.25));
        double ex = dx / distance;
        double ey = dy / distance;
        double wu = s.u - scan.sensorU;
        double wv = s.v - scan.sensorV;
        double expected = ex * wu + ey * wv;
        h[0] = (wu - ex * expected) / distance;
        h[1] = (wv - ey * expected) / distance;
        h[2] = ex - lag * h[0];
        h[3] = ey - lag * h[1];
        ph[0] = s.pxx * h[0] + s.pxy * h[1] + s.pxu * h[2] + s.pxv * h[3];
        ph[1] = s.pxy * h[0] + s.pyy * h[1] + s.pyu * h[2] + s.pyv * h[3];
        ph[2] = s.pxu * h[0] + s.pyu * h[1] + s.puu * h[2] + s.puv * h[3];
        ph[3] = s.pxv * h[0] + s.pyv * h[1] + s.puv * h[2] + s.pvv * h[3];
        measured = scan.radialVelocity[j];
        n = measured - expected;
        variance = SIGMA * SIGMA + q * lag + h[0] * ph[0] + h[1] * ph[1] + h[2] * ph[2] + h[3] * ph[3];
    }

    /** True when a wrong rate would show: of a body that is slow or goes across all rates near zero fit. */
    boolean isTelling() {
        return Math.max(Math.abs(measured), Math.abs(measured - n)) > 2 * SIGMA;
    }

    /** True when the rate may be the body's own. */
    boolean fits() {
        return n * n < FITS * variance;
    }

    /**
     * How many times likelier the rate is for the body than for anything else.
     *
     * @param trust share of the rates of this sensor's bodies that fit them
     */
    double ratio(double trust) {
        double density = Math.exp(-0.5 * n * n / variance) / (ROOT_2_PI * Math.sqrt(variance));
        return trust * density / STRAY_DENSITY + 1 - trust;
    }

    /** Corrects the state that was compared. */
    void apply(PlanarState s) {
        double f = 1 / variance;
        s.x += f * ph[0] * n;
        s.y += f * ph[1] * n;
        s.u += f * ph[2] * n;
        s.v += f * ph[3] * n;
        s.pxx -= f * ph[0] * ph[0];
        s.pxy -= f * ph[0] * ph[1];
        s.pxu -= f * ph[0] * ph[2];
        s.pxv -= f * ph[0] * ph[3];
        s.pyy -= f * ph[1] * ph[1];
        s.pyu -= f * ph[1] * ph[2];
        s.pyv -= f * ph[1] * ph[3];
        s.puu -= f * ph[2] * ph[2];
        s.puv -= f * ph[2] * ph[3];
        s.pvv -= f * ph[3] * ph[3];
    }

    /** Measured less expected rate, m/s. */
    double innovation() {
        return n;
    }

    /** Derivative of the expected rate by x, y, u, v. */
    double gradient(int component) {
        return h[component];
    }
}
