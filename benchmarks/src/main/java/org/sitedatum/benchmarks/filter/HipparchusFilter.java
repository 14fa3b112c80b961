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
    private static final LinearEvolution EVOLUTION = new LinearEvolution(
            MatrixUtils.createRealMatrix(LinearModel.transition()),
            MatrixUtils.createRealMatrix(6, 1),
            new ArrayRealVector(1),
            MatrixUtils.createRealMatrix(LinearModel.processNoise()),
            MatrixUtils.createRealMatrix(LinearModel.observation()));

    private final LinearKalmanFilter<Position> filter = new LinearKalmanFilter<>(
            new CholeskyDecomposer(1e-15, 1e-15),
            measurement -> EVOLUTION,
            new ProcessEstimate(
                    0, new ArrayRealVector(6), MatrixUtils.createRealMatrix(LinearModel.startCovariance())));
    private double time;

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
