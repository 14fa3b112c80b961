package org.sitedatum.positioning.scene;

import java.util.Arrays;
import org.sitedatum.positioning.snapshot.Listing;
import org.sitedatum.positioning.time.Snapshot;

/**
 * How late each sensor's stamps are, learnt jointly from bodies that several sensors see: a body that moves at v is shown
 * v · latency behind, so innovations along its velocity tell the differences, and the priors share them out.
 *
 * <p>A sensor that sweeps is later for one direction than for another: latency = a + b cos(azimuth) + c sin(azimuth), the
 * first terms of the saw tooth a turning antenna makes. A Kalman filter with these three states per sensor: innovation =
 * -speed · (latency of the sensor - Σ share · latency), where the shares say which sensors the body's present position
 * came from. With one sensor alone nothing is learnt. Mutable; not thread-safe; allocates nothing after construction.
 */
final class Latencies {

    /** Latencies outside 0 to this are faults of another kind, s. */
    private static final double LONGEST = 3.5;

    private static final int TERMS = 3;

    private final int sensors;
    private final int n;
    private final double[] mean;
    private final double[] covariance;
    private final boolean[] started;
    private final double[] h;
    private final double[] ph;
    private final double[] terms = new double[TERMS];

    Latencies(int sensors) {
        this.sensors = sensors;
        n = TERMS * sensors;
        mean = new double[n];
        covariance = new double[n * n];
        started = new boolean[sensors];
        h = new double[n];
        ph = new double[n];
    }

    void save(Snapshot out) {
        out.put(mean, n);
        out.put(covariance, n * n);
        for (boolean known : started) {
            out.putBoolean(known);
        }
    }

    void restore(Snapshot in) {
        if (in.isOfOtherLayout()) {
            restoreByName(in);
            return;
        }
        in.nextInto(mean, n);
        in.nextInto(covariance, n * n);
        for (int i = 0; i < sensors; i++) {
            started[i] = in.nextBoolean();
        }
    }

    /** What is known of each sensor goes to where it stands now. */
    private void restoreByName(Snapshot in) {
        int before = in.listed(Listing.SENSORS, sensors);
        int[] place = new int[TERMS * before];
        for (int i = 0; i < place.length; i++) {
            int now = in.placeNow(Listing.SENSORS, i / TERMS);
            place[i] = now < 0 ? -1 : TERMS * now + i % TERMS;
        }
        for (int to : place) {
            double x = in.next();
            if (to >= 0) {
                mean[to] = x;
            }
        }
        for (int row : place) {
            for (int column : place) {
                double x = in.next();
                if (row >= 0 && column >= 0) {
                    covariance[row * n + column] = x;
                }
            }
        }
        for (int i = 0; i < before; i++) {
            boolean known = in.nextBoolean();
            int now = in.placeNow(Listing.SENSORS, i);
            if (now >= 0) {
                started[now] = known;
            }
        }
    }

    boolean isStarted(int sensor) {
        return started[sensor];
    }

    /** Sets the prior of one sensor: its latency, how sure that is, and how far it may vary with azimuth; s. */
    void start(int sensor, double prior, double sigma, double sweepSigma) {
        int at = TERMS * sensor;
        mean[at] = prior;
        for (int k = 0; k < TERMS; k++) {
            Arrays.fill(covariance, (at + k) * n, (at + k + 1) * n, 0);
            for (int i = 0; i < n; i++) {
                covariance[i * n + at + k] = 0;
            }
            covariance[(at + k) * (n + 1)] = k == 0 ? sigma * sigma : sweepSigma * sweepSigma;
        }
        started[sensor] = true;
    }

    /** Latency averaged over all directions, s. */
    double mean(int sensor) {
        return mean[TERMS * sensor];
    }

    /** Its variance, s^2. */
    double variance(int sensor) {
        return covariance[TERMS * sensor * (n + 1)];
    }

    /** Variance of what the latencies of several sensors are off together, s^2; the shares of all add up to one. */
    double variance(double[] share) {
        double sum = 0;
        for (int i = 0; i < sensors; i++) {
            for (int k = 0; k < sensors; k++) {
                sum += share[i] * share[k] * covariance[TERMS * i * n + TERMS * k];
            }
        }
        return Math.max(0, sum);
    }

    /** Says of each detection of a scan how long before the stamp it was made. */
    void lagInto(Scan scan) {
        int at = TERMS * scan.sensor;
        boolean sweeps = covariance[(at + 1) * (n + 1)] > 0;
        for (int j = 0; j < scan.count; j++) {
            double lag = mean[at];
            if (sweeps && readTerms(scan, j)) {
                lag += mean[at + 1] * terms[1] + mean[at + 2] * terms[2];
            }
            scan.lag[j] = Math.max(0, Math.min(LONGEST, lag));
        }
    }

    /** Fills 1, cos and sin of a detection's azimuth in the site; false when the sensor's place is not known. */
    private boolean readTerms(Scan scan, int j) {
        terms[0] = 1;
        if (Double.isNaN(scan.sensorX)) {
            terms[1] = 0;
            terms[2] = 0;
            return false;
        }
        if (scan.isBearing(j)) {
            terms[1] = Math.cos(scan.azimuth[j]);
            terms[2] = Math.sin(scan.azimuth[j]);
            return true;
        }
        double dx = scan.x[j] - scan.sensorX;
        double dy = scan.y[j] - scan.sensorY;
        double range = Math.sqrt(dx * dx + dy * dy);
        terms[1] = range > 0 ? dx / range : 1;
        terms[2] = range > 0 ? dy / range : 0;
        return true;
    }

    /**
     * Takes one innovation.
     *
     * @param scan it came with
     * @param j the detection
     * @param share of each sensor in the body's position
     * @param speed of the body, m/s
     * @param innovation along the body's velocity, m, computed with the present latencies
     * @param variance of it, m^2
     * @param weight probability that the detection is the body's
     */
    void learn(Scan scan, int j, double[] share, double speed, double innovation, double variance, double weight) {
        readTerms(scan, j);
        for (int s = 0; s < sensors; s++) {
            double part = speed * (share[s] - (s == scan.sensor ? 1 : 0));
            for (int k = 0; k < TERMS; k++) {
                h[TERMS * s + k] = part * terms[k];
            }
        }
        double total = variance / weight;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += covariance[i * n + k] * h[k];
            }
            ph[i] = sum;
            total += h[i] * sum;
        }
        for (int i = 0; i < n; i++) {
            mean[i] += ph[i] / total * innovation;
            for (int k = 0; k < n; k++) {
                covariance[i * n + k] -= ph[i] * ph[k] / total;
            }
        }
    }
}
