package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;

/** Brings a linearised row to a direction in plan: residual, expected bias and variances in metres along it. */
final class RowProjection {

    /** A row that sees the height this many times better than the plan says little of the plan. */
    private static final double STEEPEST = 5;

    private RowProjection() {}

    /** Gives a row to a witness's direction; false when it says nothing of the place in plan. */
    static boolean hear(ParityRow out, Linearization rows, int row, Gaussian belief, double dt, boolean learn) {
        double hx = 0;
        double hy = 0;
        double hz = 0;
        // how far the body has come since it was measured is no bias, though a state tells how long ago that was
        double expected = -rows.motion(row);
        double[] mean = belief.mean();
        int core = belief.coreSize();
        for (int m = 0; m < rows.count(row); m++) {
            int index = rows.index(row, m);
            double value = rows.value(row, m);
            if (index == StateLayout.PX) {
                hx = value;
            } else if (index == StateLayout.PX + 1) {
                hy = value;
            } else if (index == StateLayout.PX + 2) {
                hz = value;
            } else if (index >= core) {
                expected += value * mean[index];
            }
        }
        double gain = Math.sqrt(hx * hx + hy * hy);
        if (!(STEEPEST * gain > Math.abs(hz)) || gain == 0) {
            return false;
        }
        double ux = hx / gain;
        double uy = hy / gain;
        double climb = hz / gain;
        double place = ux * ux * belief.covariance(StateLayout.PX, StateLayout.PX)
                + 2 * ux * uy * belief.covariance(StateLayout.PX + 1, StateLayout.PX)
                + uy * uy * belief.covariance(StateLayout.PX + 1, StateLayout.PX + 1);
        double height = climb * climb * belief.covariance(StateLayout.PX + 2, StateLayout.PX + 2);
        out.hear(
                rows.residual(row) / gain,
                expected / gain,
                ux,
                uy,
                rows.variance(row) / (gain * gain) + height,
                place,
                dt,
                learn);
        return true;
    }
}
