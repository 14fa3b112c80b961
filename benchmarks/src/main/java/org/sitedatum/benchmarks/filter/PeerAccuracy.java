package org.sitedatum.benchmarks.filter;

import org.sitedatum.benchmarks.workload.ClosedPath;
import org.sitedatum.benchmarks.workload.PositionStream;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PositionFix;

/**
 * Root mean square of the 3-D error of a plain Kalman filter (Hipparchus) on the positions the engine gets: no gate, each
 * position taken as it arrives. The process noise is the best of a grid, found on the very positions it is judged by.
 */
public final class PeerAccuracy {

    private static final double[] DENSITIES = {0.01, 0.03, 0.1, 0.3, 1, 3};
    private static final int SETTLED_EPOCHS = 50;

    private PeerAccuracy() {}

    /** m, of a stream with these shares of outliers and late positions. */
    public static double best(int bodies, int epochs, double outliers, double late) {
        double best = Double.POSITIVE_INFINITY;
        for (double density : DENSITIES) {
            best = Math.min(best, rmse(density, bodies, epochs, new PositionStream(bodies, outliers, late, 5)));
        }
        return best;
    }

    private static double rmse(double density, int bodies, int epochs, PositionStream stream) {
        BodyFilter[] filters = new BodyFilter[bodies];
        ClosedPath truth = stream.truth();
        double squared = 0;
        long count = 0;
        for (long i = 0; i < (long) bodies * epochs; i++) {
            PositionFix fix = stream.next();
            int body = stream.body();
            if (filters[body] == null) {
                filters[body] = new HipparchusFilter(density, fix.x(), fix.y(), fix.z());
            }
            filters[body].step(fix.x(), fix.y(), fix.z());
            if (stream.epoch() >= SETTLED_EPOCHS) {
                squared += errorSquared(filters[body], truth, body, stream.epoch());
                count++;
            }
        }
        return Math.sqrt(squared / count);
    }

    private static double errorSquared(BodyFilter filter, ClosedPath truth, int body, int epoch) {
        Vector3 error = new Vector3(
                filter.position(0) - truth.x(body, epoch),
                filter.position(1) - truth.y(body, epoch),
                filter.position(2) - truth.z(body, epoch));
        return error.dot(error);
    }
}
