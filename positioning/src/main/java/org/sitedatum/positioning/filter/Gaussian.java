package org.sitedatum.positioning.filter;

import java.util.Arrays;
import org.sitedatum.frames.geometry.Quaternion;

/**
 * Mean and covariance of one hypothesis about a body. The covariance is symmetric by construction: only its lower
 * triangle is kept, row by row, entry (i, j) with j up to i at {@code i (i + 1) / 2 + j}. Orientation is a unit quaternion beside
 * the mean; its error lives in RX..RZ ({@code q_true = exp(error) q}, site axes).
 *
 * <p>Not thread-safe; allocates only when states are added.
 */
public final class Gaussian {

    private static final int SPARE = 8;
    private static final int[] NONE = {};

    private boolean oriented;
    private int size;
    private double[] mean;
    private double[] covariance;
    private int[] changing = NONE;

    private double qx;
    private double qy;
    private double qz;
    private double qw = 1;

    /** True when mean and covariance are numbers and no variance is negative. */
    public boolean isFinite() {
        double sum = 0;
        boolean variances = true;
        for (int i = 0; i < size(); i++) {
            sum += 0 * mean()[i];
            variances &= covariance(i, i) >= 0;
        }
        for (int i = 0; i < entries(size()); i++) {
            sum += 0 * covariance()[i];
        }
        return variances && sum == 0;
    }

    /** A Gaussian of a tag or, when {@code oriented}, of a body; all zero. */
    public Gaussian(boolean oriented) {
        this.oriented = oriented;
        this.size = coreSize();
        this.mean = new double[size];
        this.covariance = new double[entries(size)];
    }

    /** Entries of a lower triangle. */
    public static int entries(int size) {
        return size * (size + 1) / 2;
    }

    /** Place of (row, column up to row). */
    public static int at(int row, int column) {
        return row * (row + 1) / 2 + column;
    }

    /** Makes this equal to {@code other}, to the bit. */
    public void copyFrom(Gaussian other) {
        ensure(other.size);
        oriented = other.oriented;
        size = other.size;
        System.arraycopy(other.mean, 0, mean, 0, size);
        System.arraycopy(other.covariance, 0, covariance, 0, entries(size));
        qx = other.qx;
        qy = other.qy;
        qz = other.qz;
        qw = other.qw;
    }

    /** Gives this a shape for the caller to fill; what it held is lost. */
    public void reshape(boolean withOrientation, int states) {
        ensure(states);
        oriented = withOrientation;
        size = states;
        setQuaternion(0, 0, 0, 1);
    }

    /** Makes this equal to the first {@code coreSize} states of {@code other}. */
    public void copyCoreFrom(Gaussian other, int coreSize) {
        ensure(coreSize);
        oriented = other.oriented;
        size = coreSize;
        System.arraycopy(other.mean, 0, mean, 0, size);
        System.arraycopy(other.covariance, 0, covariance, 0, entries(size));
        setQuaternion(other.qx, other.qy, other.qz, other.qw);
    }

    /** True for a body with orientation. */
    public boolean oriented() {
        return oriented;
    }

    /** States before the nuisance states. */
    public int coreSize() {
        return coreSize(oriented);
    }

    /** States before the nuisance states of a body with orientation, or of a tag. */
    public static int coreSize(boolean oriented) {
        return oriented ? StateLayout.BODY_SIZE : StateLayout.TAG_SIZE;
    }

    /** All states. */
    public int size() {
        return size;
    }

    /** The mean; RX..RZ are always zero. To be changed in place by models. */
    public double[] mean() {
        return mean;
    }

    /** Horizontal speed of the mean, m/s. */
    public double speed() {
        double vx = mean[StateLayout.VX];
        double vy = mean[StateLayout.VX + 1];
        return Math.sqrt(vx * vx + vy * vy);
    }

    /** The packed lower triangle. To be changed in place by models. */
    public double[] covariance() {
        return covariance;
    }

    /** One covariance entry, in either order. */
    public double covariance(int i, int j) {
        return covariance[i >= j ? at(i, j) : at(j, i)];
    }

    /** Component of the quaternion x y z w by index 0..3. */
    public double quaternion(int i) {
        return switch (i) {
            case 0 -> qx;
            case 1 -> qy;
            case 2 -> qz;
            default -> qw;
        };
    }

    /** The orientation, siteFromBody; allocates. */
    public Quaternion orientation() {
        return new Quaternion(qx, qy, qz, qw);
    }

    /** Heading about site z, rad. */
    public double yaw() {
        return Math.atan2(2 * (qw * qz + qx * qy), 1 - 2 * (qy * qy + qz * qz));
    }

    /** Writes the rotation vector from this orientation to another, {@code log(q_other q*)}, rad in site axes. */
    public void rotationToInto(double x, double y, double z, double w, double[] out, int at) {
        double dx = -w * qx + x * qw - y * qz + z * qy;
        double dy = -w * qy + x * qz + y * qw - z * qx;
        double dz = -w * qz - x * qy + y * qx + z * qw;
        double dw = w * qw + x * qx + y * qy + z * qz;
        double sine = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double sign = dw < 0 ? -1 : 1;
        double factor = sine < 1e-9 ? 2 * sign : 2 * sign * Math.atan2(sine, sign * dw) / sine;
        out[at] = factor * dx;
        out[at + 1] = factor * dy;
        out[at + 2] = factor * dz;
    }

    /** Sets the orientation; must be unit. */
    public void setQuaternion(double x, double y, double z, double w) {
        qx = x;
        qy = y;
        qz = z;
        qw = w;
    }

    /** Turns a tag into a body: inserts rotation and rate states before the nuisance states, all independent. */
    public void orient(Quaternion siteFromBody, double[] variances) {
        Gaussian body = new Gaussian(true);
        int shift = StateLayout.BODY_SIZE - StateLayout.TAG_SIZE;
        body.ensure(size + shift);
        body.size = size + shift;
        for (int i = 0; i < size; i++) {
            int row = i < StateLayout.TAG_SIZE ? i : i + shift;
            body.mean[row] = mean[i];
            for (int j = 0; j <= i; j++) {
                body.covariance[at(row, j < StateLayout.TAG_SIZE ? j : j + shift)] = covariance[at(i, j)];
            }
        }
        for (int i = 0; i < shift; i++) {
            body.inflate(StateLayout.TAG_SIZE + i, variances[i]);
        }
        body.setQuaternion(siteFromBody.x(), siteFromBody.y(), siteFromBody.z(), siteFromBody.w());
        copyFrom(body);
    }

    /** Multiplies state {@code i} and its deviations by {@code factors[i]}: {@code x = F x, P = F P F'}, F diagonal. */
    public void scale(double[] factors) {
        if (changing.length < size) {
            changing = new int[mean.length];
        }
        int changed = 0;
        int entry = 0;
        for (int i = 0; i < size; i++) {
            double factor = factors[i];
            if (factor != 1) {
                changing[changed++] = i;
                mean[i] *= factor;
                for (int j = 0; j <= i; j++) {
                    covariance[entry + j] *= factor;
                }
            }
            for (int k = 0; k < changed; k++) {
                int j = changing[k];
                covariance[entry + j] *= factors[j];
            }
            entry += i + 1;
        }
    }

    /** Adds an independent state at the end and returns its index. */
    public int append(double value, double variance) {
        int index = size;
        ensure(size + 1);
        size++;
        mean[index] = value;
        Arrays.fill(covariance, at(index, 0), at(index, 0) + index, 0);
        covariance[at(index, index)] = variance;
        return index;
    }

    /** Makes one state independent of all others, with this mean and variance. */
    public void reset(int index, double value, double variance) {
        mean[index] = value;
        Arrays.fill(covariance, at(index, 0), at(index, 0) + index, 0);
        for (int row = index + 1; row < size; row++) {
            covariance[at(row, index)] = 0;
        }
        covariance[at(index, index)] = variance;
    }

    /** Sets one covariance entry, in either order. */
    public void setCovariance(int i, int j, double value) {
        covariance[i >= j ? at(i, j) : at(j, i)] = value;
    }

    /** Adds variance to one state. */
    public void inflate(int index, double variance) {
        covariance[at(index, index)] += variance;
    }

    /** {@code P h} for a sparse row of at least one coefficient. Writes {@code size} numbers. */
    public void multiplyInto(int[] indices, double[] values, int offset, int count, double[] out) {
        LowerTriangle.multiplyInto(covariance, size, indices, values, offset, count, out);
    }

    /**
     * Kalman update with gain {@code ph / s}: {@code x += ph residual / s}, {@code P -= ph ph' / s} (Bar-Shalom, Li and
     * Kirubarajan 2001, eq. 5.2.3-12 and -15, scalar form). Leaves the rotation error in the mean.
     */
    public void correct(double[] ph, double s, double residual) {
        double inverse = 1 / s;
        double step = residual * inverse;
        for (int i = 0; i < size; i++) {
            mean[i] += ph[i] * step;
        }
        LowerTriangle.subtractProduct(covariance, size, ph, inverse);
    }

    /**
     * Three corrections by rows from {@code row} on, in one pass over the covariance. Makes them independent on the way:
     * variances and residuals are so already.
     *
     * @param share10 of the first in the second, likewise the others
     */
    void correctThree(
            double[][] ph, double[] s, double[] residual, int row, double share10, double share20, double share21) {
        double[] first = ph[row];
        double[] second = ph[row + 1];
        double[] third = ph[row + 2];
        double inverse0 = 1 / s[row];
        double inverse1 = 1 / s[row + 1];
        double inverse2 = 1 / s[row + 2];
        double step0 = residual[row] * inverse0;
        double step1 = residual[row + 1] * inverse1;
        double step2 = residual[row + 2] * inverse2;
        int entry = 0;
        for (int i = 0; i < size; i++) {
            double x = first[i];
            double y = second[i] - share10 * x;
            double z = third[i] - share20 * x - share21 * y;
            second[i] = y;
            third[i] = z;
            mean[i] += x * step0 + y * step1 + z * step2;
            double a = x * inverse0;
            double b = y * inverse1;
            double c = z * inverse2;
            for (int j = 0; j <= i; j++) {
                covariance[entry + j] -= a * first[j] + b * second[j] + c * third[j];
            }
            entry += i + 1;
        }
    }

    /** Moves the rotation error of the mean into the quaternion: {@code q = exp(error) q}; the error becomes zero. */
    public void absorbRotation() {
        double rx = mean[StateLayout.RX];
        double ry = mean[StateLayout.RY];
        double rz = mean[StateLayout.RZ];
        mean[StateLayout.RX] = 0;
        mean[StateLayout.RY] = 0;
        mean[StateLayout.RZ] = 0;
        turn(rx, ry, rz);
    }

    /** Turns the orientation by a rotation vector in site axes, rad: {@code q = exp(r) q}. */
    public void turn(double rx, double ry, double rz) {
        double angleSquared = rx * rx + ry * ry + rz * rz;
        if (angleSquared == 0) {
            return;
        }
        double angle = Math.sqrt(angleSquared);
        double c = Math.cos(0.5 * angle);
        double s = angle > 1e-6 ? Math.sin(0.5 * angle) / angle : 0.5 - angleSquared / 48;
        double dx = rx * s;
        double dy = ry * s;
        double dz = rz * s;
        double x = c * qx + dx * qw + dy * qz - dz * qy;
        double y = c * qy - dx * qz + dy * qw + dz * qx;
        double z = c * qz + dx * qy - dy * qx + dz * qw;
        double w = c * qw - dx * qx - dy * qy - dz * qz;
        double n = 1 / Math.sqrt(x * x + y * y + z * z + w * w);
        qx = x * n;
        qy = y * n;
        qz = z * n;
        qw = w * n;
    }

    private void ensure(int wanted) {
        if (wanted > mean.length) {
            int capacity = wanted == StateLayout.TAG_SIZE || wanted == StateLayout.BODY_SIZE ? wanted : wanted + SPARE;
            mean = Arrays.copyOf(mean, capacity);
            covariance = Arrays.copyOf(covariance, entries(capacity));
        }
    }
}
