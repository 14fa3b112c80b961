package org.sitedatum.positioning.survey;

import java.util.OptionalInt;

/**
 * A robust least-cost fit by damped Gauss-Newton steps.
 *
 * <p>Source: Marquardt, "An algorithm for least-squares estimation of nonlinear parameters", J. SIAM 11(2), 1963, with the
 * reweighting of Holland and Welsch, "Robust regression using iteratively reweighted least-squares", 1977.
 */
final class DampedFit {

    private static final int MAX_ITERATIONS = 200;
    private static final double MAX_DAMPING = 1e12;

    private final Problem problem;
    private final Equations equations;
    private final double[] x;
    private final double cost;

    private DampedFit(Problem problem, Equations equations, double[] x, double cost) {
        this.problem = problem;
        this.equations = equations;
        this.x = x;
        this.cost = cost;
    }

    /** Descends from {@code start} into the valley it lies in. */
    static DampedFit from(Problem problem, double[] start) {
        Equations here = written(problem, start);
        double[] x = start.clone();
        double cost = here.cost();
        double damping = 1e-3;
        for (int i = 0; i < MAX_ITERATIONS && damping < MAX_DAMPING; i++) {
            Skyline stiffness = here.stiffness(problem.unknowns());
            double[] step = here.descent(problem.unknowns());
            Skyline damped = stiffness.damped(damping, 1e-12);
            if (damped.factorInPlace().isPresent()) {
                damping *= 10;
                continue;
            }
            damped.solveInPlace(step);
            double[] next = problem.moved(x, step);
            Equations there = written(problem, next);
            double nextCost = there.cost();
            if (!(nextCost <= cost)) {
                damping *= 8;
                continue;
            }
            boolean settled = cost - nextCost <= 1e-12 * (1 + cost) && largest(step) < 1e-7;
            x = next;
            here = there;
            cost = nextCost;
            damping = Math.max(damping / 8, 1e-12);
            if (settled) {
                break;
            }
        }
        return new DampedFit(problem, here, x, cost);
    }

    /** The equations at a place, without a step. */
    static DampedFit at(Problem problem, double[] x) {
        Equations equations = written(problem, x);
        return new DampedFit(problem, equations, x.clone(), equations.cost());
    }

    private static Equations written(Problem problem, double[] x) {
        Equations equations = new Equations();
        problem.writeInto(x, equations);
        return equations;
    }

    private static double largest(double[] step) {
        double largest = 0;
        for (double s : step) {
            largest = Math.max(largest, Math.abs(s));
        }
        return largest;
    }

    double[] x() {
        return x.clone();
    }

    double cost() {
        return cost;
    }

    /** The equations at the solution. */
    Equations equations() {
        return equations;
    }

    /** An unknown that the equations do not fix at the solution, if there is one. */
    OptionalInt loose() {
        return equations.information(problem.unknowns()).factorInPlace();
    }

    /**
     * Covariance of some of the unknowns, row-major: their block of the inverse information.
     *
     * @throws IllegalStateException when an unknown is {@link #loose}
     */
    double[] covariance(int... columns) {
        Skyline factor = equations.information(problem.unknowns());
        if (factor.factorInPlace().isPresent()) {
            throw new IllegalStateException("the equations do not fix every unknown");
        }
        int n = columns.length;
        double[] block = new double[n * n];
        for (int i = 0; i < n; i++) {
            double[] unit = new double[problem.unknowns()];
            unit[columns[i]] = 1;
            factor.solveInPlace(unit);
            for (int j = 0; j < n; j++) {
                block[i * n + j] = unit[columns[j]];
            }
        }
        return block;
    }
}
