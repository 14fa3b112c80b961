package org.sitedatum.positioning.scene;

import java.util.Arrays;
import org.sitedatum.positioning.time.Snapshot;

/**
 * How late each sensor's stamps are, learnt jointly from bodies that several sensors see: a body that moves at v is shown
 * v · latency behind, so innovations along its velocity tell the differences, and the priors share them out.
 *
 * <p>A Kalman filter with one state per sensor: innovation = -speed · (latency of the sensor - Σ share · latency) where
 * the shares say which sensors the body's present position came from. With one sensor alone nothing is learnt. Mutable;
 * not thread-safe; allocates nothing after construction.
 */
final class Latencies {

    /** Latencies outside this are faults of another kind, s. */
    private static final double LONGEST = 3;

    private final int n;
    private final double[] mean;
    private final double[] covariance;
    private final boolean[] started;
    private final double[] h;
    private final double[] ph;

    Latencies(int sensors) {
        n = sensors;
        mean = new double[n];
        covariance = new double[n * n];
        started = new boolean[n];
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
        in.nextInto(mean, n);
        in.nextInto(covariance, n * n);
        for (int i = 0; i < n; i++) {
            started[i] = in.nextBoolean();
        }
    }

    boolean isStarted(int sensor) {
        return started[sensor];
    }

    /** Sets the prior of one sensor. */
    void start(int sensor, double prior, double sigma) {
        mean[sensor] = prior;
        Arrays.fill(covariance, sensor * n, sensor * n + n, 0);
        for (int i = 0; i < n; i++) {
            covariance[i * n + sensor] = 0;
        }
        covariance[sensor * n + sensor] = sigma * sigma;
        started[sensor] = true;
    }

    /** s. */
    double mean(int sensor) {
        return mean[sensor];
    }

    /** s^2. */
    double variance(int sensor) {
        return covariance[sensor * n + sensor];
    }

    /**
     * Takes one innovation.
     *
     * @param sensor whose detection it was
     * @param share of each sensor in the body's position
     * @param speed of the body, m/s
     * @param innovation along the body's velocity, m, computed with the present latencies
     * @param variance of it, m^2
     * @param weight probability that the detection is the body's
     */
    void learn(int sensor, double[] share, double speed, double innovation, double variance, double weight) {
        for (int i = 0; i < n; i++) {
            h[i] = speed * (share[i] - (i == sensor ? 1 : 0));
        }
        double s = variance / weight;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += covariance[i * n + k] * h[k];
            }
            ph[i] = sum;
        }
        for (int i = 0; i < n; i++) {
            s += h[i] * ph[i];
        }
        for (int i = 0; i < n; i++) {
            mean[i] = Math.max(0, Math.min(LONGEST, mean[i] + ph[i] / s * innovation));
            for (int k = 0; k < n; k++) {
                covariance[i * n + k] -= ph[i] * ph[k] / s;
            }
        }
    }
}
