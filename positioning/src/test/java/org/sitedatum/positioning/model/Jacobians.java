package org.sitedatum.positioning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;

/** Compares a measurement model's analytic derivatives with central differences over the error state. */
final class Jacobians {

    /** A model with its measurement filled in. */
    interface Model {
        void linearize(Gaussian gaussian, Linearization out);
    }

    private static final double STEP = 1e-5;

    private Jacobians() {}

    static void verify(Model model, Gaussian gaussian, double tolerance) {
        Linearization at = new Linearization();
        model.linearize(gaussian, at);
        assertThat(at.rows()).isPositive();
        for (int state = 0; state < gaussian.size(); state++) {
            Linearization above = at(model, gaussian, state, STEP);
            Linearization below = at(model, gaussian, state, -STEP);
            for (int row = 0; row < at.rows(); row++) {
                double numeric = (below.residual(row) - above.residual(row)) / (2 * STEP);
                assertThat(coefficient(at, row, state))
                        .as("row %d by state %d", row, state)
                        .isCloseTo(numeric, within(tolerance * (1 + Math.abs(numeric))));
            }
        }
    }

    /** The sum of a row's entries for a state: a model may write a state more than once. */
    static double coefficient(Linearization rows, int row, int state) {
        double sum = 0;
        for (int m = 0; m < rows.count(row); m++) {
            if (rows.index(row, m) == state) {
                sum += rows.value(row, m);
            }
        }
        return sum;
    }

    private static Linearization at(Model model, Gaussian gaussian, int state, double step) {
        Gaussian moved = new Gaussian(false);
        moved.copyFrom(gaussian);
        moved.mean()[state] += step;
        if (moved.oriented() && state >= StateLayout.RX && state <= StateLayout.RZ) {
            moved.absorbRotation();
        }
        Linearization out = new Linearization();
        model.linearize(moved, out);
        return out;
    }
}
