package org.sitedatum.benchmarks.filter;

/** The motion and measurement of {@link BodyFilter} as full matrices, for the libraries that want them so. */
final class LinearModel {

    private LinearModel() {}

    /** 6 x 6. */
    static double[][] transition() {
        double[][] f = new double[6][6];
        for (int axis = 0; axis < 3; axis++) {
            f[axis][axis] = 1;
            f[axis][axis + 3] = BodyFilter.DT;
            f[axis + 3][axis + 3] = 1;
        }
        return f;
    }

    /** 6 x 6: {@code q dt^3/3, q dt^2/2, q dt} (Bar-Shalom, Li and Kirubarajan 2001, eq. 6.2.2-12). */
    static double[][] processNoise(double density) {
        double dt = BodyFilter.DT;
        double[][] q = new double[6][6];
        for (int axis = 0; axis < 3; axis++) {
            q[axis][axis] = density * dt * dt * dt / 3;
            q[axis][axis + 3] = density * dt * dt / 2;
            q[axis + 3][axis] = q[axis][axis + 3];
            q[axis + 3][axis + 3] = density * dt;
        }
        return q;
    }

    /** 3 x 6. */
    static double[][] observation() {
        double[][] h = new double[3][6];
        for (int axis = 0; axis < 3; axis++) {
            h[axis][axis] = 1;
        }
        return h;
    }

    /** 3 x 3. */
    static double[][] measurementNoise() {
        return diagonal(3, BodyFilter.SIGMA * BodyFilter.SIGMA);
    }

    /** 6 x 6. */
    static double[][] startCovariance() {
        return diagonal(6, BodyFilter.START_SIGMA * BodyFilter.START_SIGMA);
    }

    private static double[][] diagonal(int size, double value) {
        double[][] d = new double[size][size];
        for (int i = 0; i < size; i++) {
            d[i][i] = value;
        }
        return d;
    }
}
