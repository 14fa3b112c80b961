package org.sitedatum.benchmarks.filter;

/**
 * The floor: the same filter as plain Java on a full 6 x 6 array, in place, one scalar update per axis, no gate. It
 * knows that the motion couples each axis with its own velocity only; the covariance is kept full.
 */
final class HandWrittenFilter implements BodyFilter {

    private static final int N = 6;

    private final double[] x = new double[N];
    private final double[] p = new double[N * N];
    private final double[] ph = new double[N];

    HandWrittenFilter() {
        for (int i = 0; i < N; i++) {
            p[i * N + i] = START_SIGMA * START_SIGMA;
        }
    }

    @Override
    public void step(double mx, double my, double mz) {
        predict();
        correct(0, mx);
        correct(1, my);
        correct(2, mz);
    }

    private void predict() {
        for (int axis = 0; axis < 3; axis++) {
            x[axis] += DT * x[axis + 3];
            for (int j = 0; j < N; j++) {
                p[axis * N + j] += DT * p[(axis + 3) * N + j];
            }
        }
        for (int axis = 0; axis < 3; axis++) {
            for (int i = 0; i < N; i++) {
                p[i * N + axis] += DT * p[i * N + axis + 3];
            }
            p[axis * N + axis] += DENSITY * DT * DT * DT / 3;
            p[axis * N + axis + 3] += DENSITY * DT * DT / 2;
            p[(axis + 3) * N + axis] += DENSITY * DT * DT / 2;
            p[(axis + 3) * N + axis + 3] += DENSITY * DT;
        }
    }

    private void correct(int axis, double measured) {
        System.arraycopy(p, axis * N, ph, 0, N);
        double inverse = 1 / (ph[axis] + SIGMA * SIGMA);
        double step = (measured - x[axis]) * inverse;
        for (int i = 0; i < N; i++) {
            x[i] += ph[i] * step;
            double gain = ph[i] * inverse;
            for (int j = 0; j < N; j++) {
                p[i * N + j] -= gain * ph[j];
            }
        }
    }

    @Override
    public double position(int axis) {
        return x[axis];
    }
}
