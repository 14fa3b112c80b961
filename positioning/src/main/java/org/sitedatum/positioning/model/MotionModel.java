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
        MotionStep step = new MotionStep();
        step.set(dt, mode);
        predict(gaussian, step);
    }

    /** Moves the Gaussian on by a step, which must be set; allocates nothing. */
    public static void predict(Gaussian gaussian, MotionStep step) {
        double[] mean = gaussian.mean();
        MotionMode mode = step.mode();
        double vx = mean[VX];
        double vy = mean[VY];
        advance(gaussian, PX, VX, step.going());
        addAcceleration(gaussian, vx, vy, step.going(), mode);
        if (gaussian.oriented()) {
            advance(gaussian, RX, WX, step.turning());
            gaussian.absorbRotation();
            addTurning(gaussian, vx * vx + vy * vy, step.turning(), mode);
        }
    }

    /** Three states {@code x} and their rates {@code v}: {@code x += a v}, {@code v = f v}, with the covariance. */
    private static void advance(Gaussian gaussian, int x, int v, Decay decay) {
        double a = decay.reach();
        double f = decay.fade();
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
    private static void addAcceleration(Gaussian gaussian, double vx, double vy, Decay decay, MotionMode mode) {
        double speedSquared = vx * vx + vy * vy;
        double fade = speedSquared / (speedSquared + mode.standstillSpeed() * mode.standstillSpeed());
        double along = mode.accelerationDensity() * Math.max(mode.standstillFloor(), fade);
        double across = along * (1 - fade * (1 - mode.lateralRatio()));
        double cc = speedSquared > 0 ? vx * vx / speedSquared : 1;
        double ss = 1 - cc;
        double cs = speedSquared > 0 ? vx * vy / speedSquared : 0;
        double pp = decay.positionShare();
        double pv = decay.crossShare();
        double vv = decay.rateShare();
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
    private static void addTurning(Gaussian gaussian, double speedSquared, Decay decay, MotionMode mode) {
        double pp = decay.positionShare();
        double pv = decay.crossShare();
        double vv = decay.rateShare();
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
}
