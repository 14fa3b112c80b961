package org.sitedatum.positioning.scene;

/**
 * How late a sensor's stamps are before anything is learnt.
 *
 * @param seconds latency, s
 * @param sigma how sure that is, s
 * @param sweepSigma how far it may vary with azimuth, s
 */
record LatencyPrior(double seconds, double sigma, double sweepSigma) {

    /** Sensors with a turning beam that report more seldom than this gather, and stamp when they are done, s. */
    private static final double SWEEPING = 0.4;
    /** An image is of one moment: a stamp is off by what exposing and working off take, however seldom one is taken, s. */
    private static final double LONGEST_IMAGE = 0.2;

    /** Of a sensor that scans once in a period, s. */
    static LatencyPrior of(SceneSensor sensor, double period) {
        if (!Double.isNaN(sensor.latency())) {
            return new LatencyPrior(sensor.latency(), 0.05, 0);
        }
        if (!sensor.sweeps()) {
            return new LatencyPrior(0, 0.02 + 0.3 * Math.min(period, LONGEST_IMAGE), 0);
        }
        if (period > SWEEPING) {
            return new LatencyPrior(period, 0.02 + 0.3 * period, period / (Math.PI * Math.sqrt(2)));
        }
        return new LatencyPrior(0, 0.02 + 0.3 * period, 0);
    }

    /** True when much more is known than beforehand: variance in s^2. */
    boolean isSurpassedBy(double variance) {
        return variance < 0.5 * sigma * sigma;
    }
}
