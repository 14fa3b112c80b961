package org.sitedatum.headset.align;

/**
 * Error-state Kalman filter of a level alignment about a pivot that moves with the wearer.
 *
 * <p>State: the pivot's place in the site (m), the yaw of the session in the site (rad), the scale error of the session's
 * metre (share), the slowly changing error of the tag's positions (m, site axes). Because the place is kept at the pivot,
 * drift of the yaw does not throw it about with a long lever. A session point {@code s} lies at
 * {@code p = c + Rz(yaw) (s - pivot)}. The tag's error is a first-order Gauss-Markov process (Bryson and Johansen 1965,
 * state augmentation for coloured measurement noise). Not thread-safe; allocates nothing after construction.
 */
final class AlignmentFilter {

    static final int CX = 0;
    static final int CY = 1;
    static final int CZ = 2;
    static final int YAW = 3;
    static final int SCALE = 4;
    static final int BX = 5;
    static final int N = 8;

    private static final double FAR = 100;

    // model
    private final double biasSigma;

    // state
    private final double[] x = new double[N];
    private final double[] p = new double[N * N];
    private double pivotX;
    private double pivotY;
    private double pivotZ;

    // scratch
    private final double[] h = new double[3 * N];
    private final double[] y = new double[3];
    private final double[] r = new double[6];
    private final double[] ph = new double[3 * N];
    private final double[] gain = new double[3 * N];
    private final double[] s = new double[6];
    private final double[] sInverse = new double[6];
    private double logDeterminant;
    private double logLikelihood;

    AlignmentFilter(double biasSigma) {
        this.biasSigma = biasSigma;
    }

    double state(int index) {
        return x[index];
    }

    double variance(int i, int j) {
        return p[i * N + j];
    }

    double pivotX() {
        return pivotX;
    }

    double pivotY() {
        return pivotY;
    }

    double pivotZ() {
        return pivotZ;
    }

    /** Log-likelihood of the last point, without its constant part. */
    double logLikelihood() {
        return logLikelihood;
    }

    void copyFrom(AlignmentFilter other) {
        System.arraycopy(other.x, 0, x, 0, N);
        System.arraycopy(other.p, 0, p, 0, N * N);
        pivotX = other.pivotX;
        pivotY = other.pivotY;
        pivotZ = other.pivotZ;
    }

    /** Starts with the place unknown and a yaw about right, at a session point that lies about a site point. */
    void start(double sx, double sy, double sz, double px, double py, double pz, double yaw, double yawSigma) {
        java.util.Arrays.fill(x, 0);
        java.util.Arrays.fill(p, 0);
        x[CX] = px;
        x[CY] = py;
        x[CZ] = pz;
        x[YAW] = yaw;
        for (int i = 0; i < 3; i++) {
            p[i * N + i] = FAR;
            p[(BX + i) * N + BX + i] = biasSigma * biasSigma;
        }
        p[YAW * N + YAW] = yawSigma * yawSigma;
        p[SCALE * N + SCALE] = DriftModel.SCALE * DriftModel.SCALE;
        pivotX = sx;
        pivotY = sy;
        pivotZ = sz;
    }

    /** Moves the pivot to a session point {@code seconds} later; the drift of the way between is added. */
    void moveTo(double sx, double sy, double sz, double seconds) {
        double dx = sx - pivotX;
        double dy = sy - pivotY;
        double dz = sz - pivotZ;
        double cos = Math.cos(x[YAW]);
        double sin = Math.sin(x[YAW]);
        double rx = cos * dx - sin * dy;
        double ry = sin * dx + cos * dy;
        double g = 1 + x[SCALE];
        // c' = c + (1 + scale) Rz(yaw) ds; F = I + [d/dyaw, d/dscale] in the rows of c
        x[CX] += g * rx;
        x[CY] += g * ry;
        x[CZ] += g * dz;
        for (int j = 0; j < N; j++) {
            double byYaw = p[YAW * N + j];
            double byScale = p[SCALE * N + j];
            p[CX * N + j] += -g * ry * byYaw + rx * byScale;
            p[CY * N + j] += g * rx * byYaw + ry * byScale;
            p[CZ * N + j] += dz * byScale;
        }
        for (int i = 0; i < N; i++) {
            double byYaw = p[i * N + YAW];
            double byScale = p[i * N + SCALE];
            p[i * N + CX] += -g * ry * byYaw + rx * byScale;
            p[i * N + CY] += g * rx * byYaw + ry * byScale;
            p[i * N + CZ] += dz * byScale;
        }
        double way = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double time = Math.max(0, seconds);
        addPlaceVariance(
                square(DriftModel.PLACE_PER_ROOT_METRE) * way + square(DriftModel.PLACE_PER_ROOT_SECOND) * time);
        addYawVariance(square(DriftModel.YAW_PER_ROOT_METRE) * way + square(DriftModel.YAW_PER_ROOT_SECOND) * time);
        p[SCALE * N + SCALE] += square(DriftModel.SCALE_PER_ROOT_METRE) * way;
        forgetBias(time);
        pivotX = sx;
        pivotY = sy;
        pivotZ = sz;
    }

    void addPlaceVariance(double variance) {
        for (int i = 0; i < 3; i++) {
            p[i * N + i] += variance;
        }
    }

    void addYawVariance(double variance) {
        p[YAW * N + YAW] += variance;
    }

    /** The session's frame jumped: the same wearer is now at another session point, the session turned by {@code turn}. */
    void rebase(double sx, double sy, double sz, double turn) {
        pivotX = sx;
        pivotY = sy;
        pivotZ = sz;
        x[YAW] = Angles.wrap(x[YAW] + turn);
    }

    private void forgetBias(double seconds) {
        double keep = Math.exp(-seconds / DriftModel.BIAS_SECONDS);
        double fresh = biasSigma * biasSigma * (1 - keep * keep);
        for (int i = BX; i < N; i++) {
            x[i] *= keep;
            for (int j = 0; j < N; j++) {
                p[i * N + j] *= keep;
                p[j * N + i] *= keep;
            }
            p[i * N + i] += fresh;
        }
    }

    /**
     * A session point was found at a site point.
     *
     * @param covariance of the site point, upper triangle xx xy xz yy yz zz, m²
     * @param ofTag true when the point errs with the tag's slow error too
     * @param softLimit squared Mahalanobis distance from which the point is trusted less
     * @param gate squared Mahalanobis distance from which it is refused
     * @return false when refused
     */
    boolean update(
            double sx,
            double sy,
            double sz,
            double px,
            double py,
            double pz,
            double[] covariance,
            boolean ofTag,
            double softLimit,
            double gate) {
        double cos = Math.cos(x[YAW]);
        double sin = Math.sin(x[YAW]);
        double lx = sx - pivotX;
        double ly = sy - pivotY;
        double rx = cos * lx - sin * ly;
        double ry = sin * lx + cos * ly;
        java.util.Arrays.fill(h, 0);
        for (int i = 0; i < 3; i++) {
            h[i * N + i] = 1;
            h[i * N + BX + i] = ofTag ? 1 : 0;
        }
        h[YAW] = -ry;
        h[N + YAW] = rx;
        double bias = ofTag ? 1 : 0;
        y[0] = px - x[CX] - rx - bias * x[BX];
        y[1] = py - x[CY] - ry - bias * x[BX + 1];
        y[2] = pz - x[CZ] - (sz - pivotZ) - bias * x[BX + 2];
        System.arraycopy(covariance, 0, r, 0, 6);
        double distance = innovate();
        // an outlier says nothing of the belief: it counts as a point at the gate
        logLikelihood = -0.5 * (Math.min(distance, gate) + logDeterminant);
        if (distance > gate) {
            return false;
        }
        if (distance > softLimit) {
            double less = distance / softLimit;
            for (int i = 0; i < 6; i++) {
                r[i] *= less;
            }
            innovate();
        }
        correct();
        return true;
    }

    /** Prepares gain terms; returns the squared Mahalanobis distance of the innovation. */
    private double innovate() {
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < N; i++) {
                double sum = 0;
                for (int j = 0; j < N; j++) {
                    sum += p[i * N + j] * h[k * N + j];
                }
                ph[k * N + i] = sum;
            }
        }
        int at = 0;
        for (int k = 0; k < 3; k++) {
            for (int l = k; l < 3; l++) {
                double sum = r[at];
                for (int j = 0; j < N; j++) {
                    sum += h[k * N + j] * ph[l * N + j];
                }
                s[at++] = sum;
            }
        }
        double determinant = Symmetric3.invert(s, sInverse);
        double distance = Symmetric3.quadratic(sInverse, y);
        logDeterminant = Math.log(determinant);
        return distance;
    }

    /** x += K y, P -= K S K^T with K = P h^T S^-1. */
    private void correct() {
        for (int i = 0; i < N; i++) {
            double a = ph[i];
            double b = ph[N + i];
            double c = ph[2 * N + i];
            gain[i] = a * sInverse[0] + b * sInverse[1] + c * sInverse[2];
            gain[N + i] = a * sInverse[1] + b * sInverse[3] + c * sInverse[4];
            gain[2 * N + i] = a * sInverse[2] + b * sInverse[4] + c * sInverse[5];
        }
        for (int i = 0; i < N; i++) {
            x[i] += gain[i] * y[0] + gain[N + i] * y[1] + gain[2 * N + i] * y[2];
            for (int j = i; j < N; j++) {
                double less = gain[i] * ph[j] + gain[N + i] * ph[N + j] + gain[2 * N + i] * ph[2 * N + j];
                double value = p[i * N + j] - less;
                p[i * N + j] = value;
                p[j * N + i] = value;
            }
        }
        x[YAW] = Angles.wrap(x[YAW]);
    }

    /**
     * The yaw was seen directly.
     *
     * @return false when it is off by more than {@code gate} (squared Mahalanobis distance)
     */
    boolean updateYaw(double yaw, double sigma, double gate) {
        java.util.Arrays.fill(h, 0, N, 0);
        h[YAW] = 1;
        return updateScalar(Angles.wrap(yaw - x[YAW]), sigma * sigma, gate);
    }

    /**
     * A range from a session point to a site point.
     *
     * @return false when it is off by more than {@code gate} (squared Mahalanobis distance)
     */
    boolean updateRange(
            double sx, double sy, double sz, double ax, double ay, double az, double range, double sigma, double gate) {
        double cos = Math.cos(x[YAW]);
        double sin = Math.sin(x[YAW]);
        double lx = sx - pivotX;
        double ly = sy - pivotY;
        double rx = cos * lx - sin * ly;
        double ry = sin * lx + cos * ly;
        double ux = x[CX] + rx - ax;
        double uy = x[CY] + ry - ay;
        double uz = x[CZ] + sz - pivotZ - az;
        double expected = Math.sqrt(ux * ux + uy * uy + uz * uz);
        if (expected < 1e-3) {
            return false;
        }
        java.util.Arrays.fill(h, 0, N, 0);
        h[CX] = ux / expected;
        h[CY] = uy / expected;
        h[CZ] = uz / expected;
        h[YAW] = (-ux * ry + uy * rx) / expected;
        return updateScalar(range - expected, sigma * sigma, gate);
    }

    private boolean updateScalar(double innovation, double variance, double gate) {
        double total = variance;
        for (int i = 0; i < N; i++) {
            double sum = 0;
            for (int j = 0; j < N; j++) {
                sum += p[i * N + j] * h[j];
            }
            ph[i] = sum;
        }
        for (int i = 0; i < N; i++) {
            total += h[i] * ph[i];
        }
        if (innovation * innovation > gate * total) {
            return false;
        }
        for (int i = 0; i < N; i++) {
            x[i] += ph[i] / total * innovation;
            for (int j = i; j < N; j++) {
                double value = p[i * N + j] - ph[i] * ph[j] / total;
                p[i * N + j] = value;
                p[j * N + i] = value;
            }
        }
        x[YAW] = Angles.wrap(x[YAW]);
        return true;
    }

    private static double square(double value) {
        return value * value;
    }
}
