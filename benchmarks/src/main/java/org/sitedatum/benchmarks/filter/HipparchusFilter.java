package org.sitedatum.benchmarks.filter;

import org.hipparchus.filtering.kalman.Measurement;
import org.hipparchus.filtering.kalman.ProcessEstimate;
import org.hipparchus.filtering.kalman.linear.LinearEvolution;
import org.hipparchus.filtering.kalman.linear.LinearKalmanFilter;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposer;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** The same filter with the linear Kalman filter of Hipparchus. */
final class HipparchusFilter implements BodyFilter {

    private record Position(double getTime, RealVector getValue, RealMatrix getCovariance) implements Measurement {}

    private static final RealMatrix NOISE = MatrixUtils.createRealMatrix(LinearModel.measurementNoise());

    private final LinearKalmanFilter<Position> filter;
    private double time;

    /** With white acceleration of a density, m^2/s^3, started at a place, m. */
    HipparchusFilter(double density, double... start) {
        LinearEvolution evolution = new LinearEvolution(
                MatrixUtils.createRealMatrix(LinearModel.transition()),
                MatrixUtils.createRealMatrix(6, 1),
                new ArrayRealVector(1),
                MatrixUtils.createRealMatrix(LinearModel.processNoise(density)),
                MatrixUtils.createRealMatrix(LinearModel.observation()));
        filter = new LinearKalmanFilter<>(
                new CholeskyDecomposer(1e-15, 1e-15),
                measurement -> evolution,
                new ProcessEstimate(
                        0,
                        new ArrayRealVector(start).append(new ArrayRealVector(6 - start.length)),
                        MatrixUtils.createRealMatrix(LinearModel.startCovariance())));
    }

    @Override
    public void step(double x, double y, double z) {
        time += DT;
        filter.estimationStep(new Position(time, new ArrayRealVector(new double[] {x, y, z}, false), NOISE));
    }

    @Override
    public double position(int axis) {
        return filter.getCorrected().getState().getEntry(axis);
    }
}
