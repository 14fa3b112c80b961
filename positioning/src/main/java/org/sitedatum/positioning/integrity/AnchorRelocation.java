package org.sitedatum.positioning.integrity;

import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Where an anchor that contradicts the site document stands, from ranges of bodies that others track: damped Gauss-Newton
 * over the last ranges heard from different places, begun at several places (Foy 1976), its height as surveyed. Not
 * thread-safe; allocates at a solution only.
 */
final class AnchorRelocation {

    private static final int SAMPLES = 48;
    /** Places nearer to each other than this say the same, m. */
    private static final double APART = 0.3;
    /** Fewer places do not fix an anchor. */
    private static final int FEWEST = 10;

    private static final int ITERATIONS = 12;
    private static final int STARTS = 8;
    /** Of a range to a well-tracked body, m. */
    private static final double RANGE_SIGMA = 0.15;
    /** Root mean square of the residuals with which an explanation by a new place is believed, in those sigmas. */
    private static final double GOOD_FIT = 2;
    /** A place known worse than this is not told, m. */
    private static final double WELL_KNOWN = 0.7;

    private final Vector3 surveyed;
    private final double[] px = new double[SAMPLES];
    private final double[] py = new double[SAMPLES];
    /** Horizontal part of the ranges. */
    private final double[] flat = new double[SAMPLES];

    private int count;
    private int next;
    private double x;
    private double y;
    private double cost;
    private double sigma;

    AnchorRelocation(Vector3 surveyed) {
        this.surveyed = surveyed;
    }

    void save(Snapshot out) {
        out.put(count);
        out.put(next);
        out.put(px, count);
        out.put(py, count);
        out.put(flat, count);
    }

    void restore(Snapshot in) {
        count = in.nextCount(SAMPLES);
        next = in.nextCount(SAMPLES - 1);
        in.nextInto(px, count);
        in.nextInto(py, count);
        in.nextInto(flat, count);
    }

    void clear() {
        count = 0;
        next = 0;
    }

    /** Takes a range to a body at a place, m. */
    void hear(double bodyX, double bodyY, double bodyZ, double range) {
        int last = (next + SAMPLES - 1) % SAMPLES;
        if (count > 0 && Math.hypot(bodyX - px[last], bodyY - py[last]) < APART) {
            return;
        }
        double climb = bodyZ - surveyed.z();
        px[next] = bodyX;
        py[next] = bodyY;
        flat[next] = Math.sqrt(Math.max(0, range * range - climb * climb));
        next = (next + 1) % SAMPLES;
        count = Math.min(SAMPLES, count + 1);
    }

    /** The likely place; empty while the ranges do not tell it. */
    Optional<Vector3> find() {
        if (count < FEWEST) {
            return Optional.empty();
        }
        double bestX = 0;
        double bestY = 0;
        double bestCost = Double.POSITIVE_INFINITY;
        double bestSigma = 0;
        for (int start = 0; start <= STARTS; start++) {
            double angle = 2 * Math.PI * start / STARTS;
            double reach = start == STARTS ? 0 : flat[0];
            x = start == STARTS ? surveyed.x() : px[0] + reach * Math.cos(angle);
            y = start == STARTS ? surveyed.y() : py[0] + reach * Math.sin(angle);
            solve();
            if (cost < bestCost) {
                bestX = x;
                bestY = y;
                bestCost = cost;
                bestSigma = sigma;
            }
        }
        boolean good = bestCost < GOOD_FIT * GOOD_FIT * count && bestSigma < WELL_KNOWN;
        return good ? Optional.of(new Vector3(bestX, bestY, surveyed.z())) : Optional.empty();
    }

    private void solve() {
        for (int i = 0; i < ITERATIONS; i++) {
            double nxx = 1e-3;
            double nxy = 0;
            double nyy = 1e-3;
            double gx = 0;
            double gy = 0;
            cost = 0;
            for (int k = 0; k < count; k++) {
                double dx = x - px[k];
                double dy = y - py[k];
                double distance = Math.max(1e-3, Math.hypot(dx, dy));
                double residual = (flat[k] - distance) / RANGE_SIGMA;
                // Huber weight: what was heard before the move, or past a corner, counts less
                double weight = Math.min(1, GOOD_FIT / Math.max(1e-9, Math.abs(residual)));
                double ux = dx / distance / RANGE_SIGMA;
                double uy = dy / distance / RANGE_SIGMA;
                nxx += weight * ux * ux;
                nxy += weight * ux * uy;
                nyy += weight * uy * uy;
                gx += weight * ux * residual;
                gy += weight * uy * residual;
                cost += weight * residual * residual;
            }
            double determinant = Math.max(1e-12, nxx * nyy - nxy * nxy);
            x += (nyy * gx - nxy * gy) / determinant;
            y += (nxx * gy - nxy * gx) / determinant;
            sigma = Math.sqrt((nxx + nyy) / determinant);
        }
    }
}
