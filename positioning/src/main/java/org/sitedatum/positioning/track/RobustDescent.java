package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Robust Gauss-Newton on a body's horizontal position and, where they are open, height and heading: iterated reweighting
 * with Cauchy weights {@code 1 / (1 + (e / 2s)^2)}, Levenberg damping in the first steps (Triggs et al. 2000, sec. 4 and
 * 5). Not thread-safe; allocates nothing after construction.
 */
final class RobustDescent {

    /** What a range is thought to be off by, m. */
    static final double SIGMA = 0.15;

    private static final double SCALE = 1 / (4 * SIGMA * SIGMA);
    /** Longest horizontal step, m. */
    private static final double LONGEST_STEP = 10;
    /** A step shorter than this has arrived, m and rad. */
    private static final double ARRIVED = 1e-3;

    private static final double RIDGE = 1e-4;
    private static final double DAMPING = 0.1;

    private final StartMeasurements data;
    private final boolean solveYaw;
    private final boolean solveHeight;
    private final int size;
    private final double[] normal = new double[16];
    private final double[] gradient = new double[4];
    private final double[] row = new double[4];
    /** Position and yaw. */
    private final double[] x = new double[4];

    private double leverX;
    private double leverY;
    private double leverZ;

    RobustDescent(StartMeasurements data, boolean solveYaw, boolean solveHeight) {
        this.data = data;
        this.solveYaw = solveYaw;
        this.solveHeight = solveHeight;
        this.size = 2 + (solveHeight ? 1 : 0) + (solveYaw ? 1 : 0);
    }

    /** Where to go on from; m and rad. */
    void startAt(double px, double py, double pz, double yaw) {
        x[0] = px;
        x[1] = py;
        x[2] = pz;
        x[3] = yaw;
    }

    Vector3 position() {
        return new Vector3(x[0], x[1], x[2]);
    }

    double x() {
        return x[0];
    }

    double y() {
        return x[1];
    }

    double z() {
        return x[2];
    }

    double yaw() {
        return x[3];
    }

    /** What a step led to. */
    enum Step {
        /** Somewhere else. */
        MOVED,
        /** Nearly to where it came from. */
        ARRIVED,
        /** Nowhere: the measurements do not determine it. */
        SINGULAR
    }

    /** One step downhill. */
    Step step(boolean damped) {
        accumulate();
        for (int i = 0; i < size; i++) {
            normal[i * size + i] += RIDGE + (damped ? DAMPING * normal[i * size + i] : 0);
        }
        if (!solveInPlace()) {
            return Step.SINGULAR;
        }
        double length = Math.sqrt(gradient[0] * gradient[0] + gradient[1] * gradient[1]);
        double scale = length > LONGEST_STEP ? LONGEST_STEP / length : 1;
        x[0] += scale * gradient[0];
        x[1] += scale * gradient[1];
        double rest = 0;
        if (solveHeight) {
            x[2] += Math.max(-1, Math.min(1, gradient[2]));
            rest += Math.abs(gradient[2]);
        }
        if (solveYaw) {
            x[3] += Math.max(-0.5, Math.min(0.5, gradient[size - 1]));
            rest += Math.abs(gradient[size - 1]);
        }
        return length + rest < ARRIVED ? Step.ARRIVED : Step.MOVED;
    }

    /** Normal equations at x. */
    private void accumulate() {
        Arrays.fill(normal, 0, size * size, 0);
        Arrays.fill(gradient, 0, size, 0);
        double c = solveYaw ? Math.cos(x[3]) : 1;
        double s = solveYaw ? Math.sin(x[3]) : 0;
        for (int i = 0; i < data.count(); i++) {
            double residual = residual(i, c, s);
            addRow(residual, 1 / (1 + SCALE * residual * residual));
        }
        if (solveHeight) {
            double weight = SIGMA * SIGMA / data.usualHeightVariance();
            normal[2 * size + 2] += weight;
            gradient[2] += weight * (data.usualHeight() - x[2]);
        }
    }

    /** Minus twice the log likelihood at x: {@code sum 2 log(1 + (e/2s)^2)}. */
    double cost() {
        double c = Math.cos(x[3]);
        double s = Math.sin(x[3]);
        double cost = 0;
        for (int i = 0; i < data.count(); i++) {
            double residual = residual(i, c, s);
            cost += 2 * Math.log1p(SCALE * residual * residual);
        }
        if (solveHeight) {
            double e = data.usualHeight() - x[2];
            cost += e * e / data.usualHeightVariance();
        }
        return cost;
    }

    /** Standard deviation along the worst horizontal direction, from the horizontal block of the normal matrix, m. */
    double sigma() {
        accumulate();
        double a = normal[0] + 1e-6;
        double b = normal[1];
        double d = normal[size + 1] + 1e-6;
        double smallest = 0.5 * (a + d) - Math.sqrt(0.25 * (a - d) * (a - d) + b * b);
        return SIGMA / Math.sqrt(Math.max(smallest, 1e-6));
    }

    /** Measured minus predicted at a heading's cosine and sine; leaves the prediction's derivatives in the row. */
    private double residual(int i, double c, double s) {
        if (solveYaw) {
            Vector3 lever = data.leverArm(i);
            leverX = c * lever.x() - s * lever.y();
            leverY = s * lever.x() + c * lever.y();
            leverZ = lever.z();
        }
        row[0] = 0;
        row[1] = 0;
        row[2] = 0;
        row[3] = 0;
        double residual = data.measured(i) - addDistance(data.anchor(i), 1);
        return data.isDifference(i) ? residual + addDistance(data.reference(i), -1) : residual;
    }

    /** Distance from an anchor to the tag; adds {@code sign} times its derivatives to the row. */
    private double addDistance(Vector3 anchor, double sign) {
        double dx = x[0] + leverX - anchor.x();
        double dy = x[1] + leverY - anchor.y();
        double dz = x[2] + leverZ - anchor.z();
        double d = Math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-9;
        double scale = sign / d;
        row[0] += scale * dx;
        row[1] += scale * dy;
        if (solveHeight) {
            row[2] += scale * dz;
        }
        if (solveYaw) {
            row[size - 1] += scale * (dy * leverX - dx * leverY);
        }
        return d;
    }

    private void addRow(double residual, double weight) {
        for (int a = 0; a < size; a++) {
            double weighted = weight * row[a];
            gradient[a] += weighted * residual;
            for (int b = 0; b < size; b++) {
                normal[a * size + b] += weighted * row[b];
            }
        }
    }

    /** Gauss-Jordan without pivoting (the matrix is positive definite); the solution replaces the gradient. */
    private boolean solveInPlace() {
        for (int i = 0; i < size; i++) {
            double pivot = normal[i * size + i];
            if (!(pivot > 1e-12)) {
                return false;
            }
            for (int k = 0; k < size; k++) {
                if (k != i) {
                    double factor = normal[k * size + i] / pivot;
                    for (int column = i; column < size; column++) {
                        normal[k * size + column] -= factor * normal[i * size + column];
                    }
                    gradient[k] -= factor * gradient[i];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            gradient[i] /= normal[i * size + i];
        }
        return true;
    }
}
