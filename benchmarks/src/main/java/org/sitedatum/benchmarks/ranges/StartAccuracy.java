package org.sitedatum.benchmarks.ranges;

import java.util.Arrays;
import org.sitedatum.benchmarks.report.Numbers;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Horizontal errors of positions from six ranges at random places of the hall.
 *
 * @param rmse m, of those found
 * @param median m, of those found
 * @param found share of the places a position was given for
 */
record StartAccuracy(double rmse, double median, double found) {

    /** Finds x and y from six ranges. */
    interface Solver {
        void solve(double[] ranges, double[] out);
    }

    static StartAccuracy of(Solver solver, int places, double obstructed) {
        RangeHall hall = new RangeHall(obstructed);
        double[] ranges = new double[EngineStart.RANGES];
        double[] out = new double[2];
        double[] errors = new double[places];
        double squared = 0;
        int count = 0;
        for (int k = 0; k < places; k++) {
            Vector3 place = hall.place();
            for (int i = 0; i < ranges.length; i++) {
                ranges[i] = hall.measure(place, i);
            }
            solver.solve(ranges, out);
            double error = Math.hypot(out[0] - place.x(), out[1] - place.y());
            if (!Double.isNaN(error)) {
                errors[count++] = error;
                squared += error * error;
            }
        }
        double median = Numbers.median(Arrays.copyOf(errors, count));
        return new StartAccuracy(Math.sqrt(squared / count), median, (double) count / places);
    }
}
