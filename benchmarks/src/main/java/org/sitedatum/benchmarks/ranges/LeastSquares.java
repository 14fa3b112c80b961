package org.sitedatum.benchmarks.ranges;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;
import org.sitedatum.frames.geometry.Vector3;

/** The peers: a 2-D position at a known height from ranges, started at the hall's middle. Neither is robust. */
final class LeastSquares {

    private static final int ITERATIONS = 6;
    private static final double MIDDLE_X = 10;
    private static final double MIDDLE_Y = 7.5;

    private LeastSquares() {}

    /** The floor: Gauss-Newton on two unknowns, normal equations solved by hand. Writes x and y. */
    static void gaussNewton(double[] ranges, int count, double[] out) {
        double x = MIDDLE_X;
        double y = MIDDLE_Y;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double xx = 0;
            double xy = 0;
            double yy = 0;
            double gx = 0;
            double gy = 0;
            for (int i = 0; i < count; i++) {
                Vector3 anchor = RangeHall.position(i);
                double dx = x - anchor.x();
                double dy = y - anchor.y();
                double dz = RangeHall.HEIGHT - anchor.z();
                double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
                double ux = dx / distance;
                double uy = dy / distance;
                double residual = ranges[i] - distance;
                xx += ux * ux;
                xy += ux * uy;
                yy += uy * uy;
                gx += ux * residual;
                gy += uy * residual;
            }
            double determinant = xx * yy - xy * xy;
            x += (yy * gx - xy * gy) / determinant;
            y += (xx * gy - xy * gx) / determinant;
        }
        out[0] = x;
        out[1] = y;
    }

    /** Hipparchus, Levenberg-Marquardt. Writes x and y. */
    static void hipparchus(double[] ranges, int count, double[] out) {
        List<Vector3> anchors = new ArrayList<>();
        double[] target = new double[count];
        for (int i = 0; i < count; i++) {
            anchors.add(RangeHall.position(i));
            target[i] = ranges[i];
        }
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(new double[] {MIDDLE_X, MIDDLE_Y})
                .model(point -> distances(point, anchors))
                .target(target)
                .maxEvaluations(100)
                .maxIterations(50)
                .build();
        RealVector solution =
                new LevenbergMarquardtOptimizer().optimize(problem).getPoint();
        out[0] = solution.getEntry(0);
        out[1] = solution.getEntry(1);
    }

    private static Pair<RealVector, RealMatrix> distances(RealVector point, List<Vector3> anchors) {
        double[] values = new double[anchors.size()];
        double[][] jacobian = new double[anchors.size()][2];
        for (int i = 0; i < values.length; i++) {
            double dx = point.getEntry(0) - anchors.get(i).x();
            double dy = point.getEntry(1) - anchors.get(i).y();
            double dz = RangeHall.HEIGHT - anchors.get(i).z();
            values[i] = Math.sqrt(dx * dx + dy * dy + dz * dz);
            jacobian[i][0] = dx / values[i];
            jacobian[i][1] = dy / values[i];
        }
        return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
    }
}
