package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.PZ;
import static org.sitedatum.positioning.filter.StateLayout.RX;
import static org.sitedatum.positioning.filter.StateLayout.VX;
import static org.sitedatum.positioning.filter.StateLayout.VY;
import static org.sitedatum.positioning.filter.StateLayout.VZ;
import static org.sitedatum.positioning.filter.StateLayout.WX;

import org.sitedatum.positioning.filter.Gaussian;

/**
 * Predicts position, velocity, orientation and angular rate: integrated Ornstein-Uhlenbeck motion, constant velocity in
 * the limit of a long time constant (Bar-Shalom, Li and Kirubarajan 2001, sec. 6.2.2 and 8.2.2).
 *
 * <p>With {@code f = exp(-dt/tau)}, {@code a = tau (1 - f)}: {@code p += a v}, {@code v = f v}. The rotation error is
 * carried over unturned, which is first order in its own size. Stateless; allocates nothing.
 */
public final class MotionModel {

    private MotionModel() {}

    /**
     * Moves the Gaussian {@code dt} seconds on.
     *
     * @param gaussian changed in place
     * @param dt s, not negative
     * @param mode how it moves
     */
    public static void predict(Gaussian gaussian, double dt, MotionMode mode) {
        double[] mean = gaussian.mean();
        double f = fade(dt, mode.velocityTau());
        double a = reach(dt, mode.velocityTau(), f);
        double vx = mean[VX];
        double vy = mean[VY];
        advance(gaussian, PX, VX, a, f);
        addAcceleration(gaussian, vx, vy, dt, f, mode);
        if (gaussian.oriented()) {
            double g = fade(dt, mode.turnTau());
            double b = reach(dt, mode.turnTau(), g);
            advance(gaussian, RX, WX, b, g);
            gaussian.absorbRotation();
            addTurning(gaussian, vx * vx + vy * vy, dt, g, mode);
        }
    }

    /** {@code exp(-dt/tau)}. */
    private static double fade(double dt, double tau) {
        return Double.isInfinite(tau) ? 1 : Math.exp(-dt / tau);
    }

    /** {@code tau (1 - f)}, {@code dt} for an infinite tau. */
    private static double reach(double dt, double tau, double f) {
        return Double.isInfinite(tau) ? dt : tau * (1 - f);
    }

    /** Three states {@code x} and their rates {@code v}: {@code x += a v}, {@code v = f v}, with the covariance. */
    private static void advance(Gaussian gaussian, int x, int v, double a, double f) {
        double[] mean = gaussian.mean();
        double[] p = gaussian.covariance();
        int size = gaussian.size();
        // rows: P = F P, on the full symmetric matrix seen through the lower triangle
        for (int axis = 0; axis < 3; axis++) {
            mean[x + axis] += a * mean[v + axis];
            mean[v + axis] *= f;
        }
        int r = Gaussian.at(v + 3, 0);
        for (int row = v + 3; row < size; row++) {
            int px = r + x;
            int pv = r + v;
            p[px] += a * p[pv];
            p[px + 1] += a * p[pv + 1];
            p[px + 2] += a * p[pv + 2];
            p[pv] *= f;
            p[pv + 1] *= f;
            p[pv + 2] *= f;
            r += row + 1;
        }
        for (int axis = 0; axis < 3; axis++) {
            int rx = Gaussian.at(x + axis, 0);
            int rv = Gaussian.at(v + axis, 0);
            for (int column = 0; column < x; column++) {
                p[rx + column] += a * p[rv + column];
                p[rv + column] *= f;
            }
        }
        // the 6x6 block: Pxx += a (Pxv + Pvx) + a^2 Pvv, Pvx = f (Pvx + a Pvv), Pvv = f^2 Pvv
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= i; j++) {
                double vv = p[Gaussian.at(v + i, v + j)];
                p[Gaussian.at(x + i, x + j)] +=
                        a * (p[Gaussian.at(v + i, x + j)] + p[Gaussian.at(v + j, x + i)]) + a * a * vv;
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double vv = i >= j ? p[Gaussian.at(v + i, v + j)] : p[Gaussian.at(v + j, v + i)];
                int vx = Gaussian.at(v + i, x + j);
                p[vx] = f * (p[vx] + a * vv);
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= i; j++) {
                p[Gaussian.at(v + i, v + j)] *= f * f;
            }
        }
    }

    /** White acceleration along and across the direction of travel, and vertically. */
    private static void addAcceleration(Gaussian gaussian, double vx, double vy, double dt, double f, MotionMode mode) {
        double speedSquared = vx * vx + vy * vy;
        double fade = speedSquared / (speedSquared + mode.standstillSpeed() * mode.standstillSpeed());
        double along = mode.accelerationDensity() * Math.max(mode.standstillFloor(), fade);
        double across = along * (1 - fade * (1 - mode.lateralRatio()));
        double cc = speedSquared > 0 ? vx * vx / speedSquared : 1;
        double ss = 1 - cc;
        double cs = speedSquared > 0 ? vx * vy / speedSquared : 0;
        double pp = positionShare(dt, mode.velocityTau(), f);
        double pv = crossShare(dt, mode.velocityTau(), f);
        double vv = rateShare(dt, mode.velocityTau(), f);
        double[] p = gaussian.covariance();
        addPair(p, PX, VX, along * cc + across * ss, pp, pv, vv);
        addPair(p, PX + 1, VY, along * ss + across * cc, pp, pv, vv);
        addPair(p, PZ, VZ, mode.verticalDensity(), pp, pv, vv);
        double mixed = (along - across) * cs;
        p[Gaussian.at(PX + 1, PX)] += mixed * pp;
        p[Gaussian.at(VX, PX + 1)] += mixed * pv;
        p[Gaussian.at(VY, PX)] += mixed * pv;
        p[Gaussian.at(VY, VX)] += mixed * vv;
    }

    /** White angular acceleration; the turn rate wanders the more the faster the body goes. */
    private static void addTurning(Gaussian gaussian, double speedSquared, double dt, double f, MotionMode mode) {
        double pp = positionShare(dt, mode.turnTau(), f);
        double pv = crossShare(dt, mode.turnTau(), f);
        double vv = rateShare(dt, mode.turnTau(), f);
        double[] p = gaussian.covariance();
        addPair(p, RX, WX, mode.tiltDensity(), pp, pv, vv);
        addPair(p, RX + 1, WX + 1, mode.tiltDensity(), pp, pv, vv);
        double turning = mode.turnDensity() + mode.turnDensityPerSpeed() * Math.min(speedSquared, 9);
        addPair(p, RX + 2, WX + 2, turning, pp, pv, vv);
    }

    /** White noise of density {@code q} on the rate {@code v} of {@code x}. */
    private static void addPair(double[] p, int x, int v, double q, double pp, double pv, double vv) {
        p[Gaussian.at(x, x)] += q * pp;
        p[Gaussian.at(v, x)] += q * pv;
        p[Gaussian.at(v, v)] += q * vv;
    }

    /** Variance of the position per unit of noise density: dt^3/3 without forgetting; {@code f = exp(-dt/tau)}. */
    private static double positionShare(double dt, double tau, double f) {
        double r = dt / tau;
        if (r < 0.01) {
            return dt * dt * dt / 3 * (1 - r * (0.75 - 0.35 * r));
        }
        return tau * tau * tau * (r - 2 * (1 - f) + 0.5 * (1 - f * f));
    }

    /** Covariance of position and rate per unit of noise density: dt^2/2 without forgetting. */
    private static double crossShare(double dt, double tau, double f) {
        return Double.isInfinite(tau) ? dt * dt / 2 : 0.5 * tau * tau * (1 - f) * (1 - f);
    }

    /** Variance of the rate per unit of noise density: dt without forgetting. */
    private static double rateShare(double dt, double tau, double f) {
        return Double.isInfinite(tau) ? dt : 0.5 * tau * (1 - f * f);
    }
}
