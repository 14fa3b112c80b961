package org.sitedatum.samples.building.sensor;

/**
 * The radio link between a tag and an anchor.
 *
 * @param distance straight, m
 * @param power received, dBm
 * @param firstPathPower dBm; well below {@code power} when walls are between
 * @param delay m the range is longer by for certain
 * @param spread m, mean of the exponential excess on top
 * @param walls crossed
 */
record Link(double distance, double power, double firstPathPower, double delay, double spread, int walls) {

    private static final double SENSITIVITY = -98;
    private static final double SOFTNESS = 1.5;

    /** Probability that an exchange succeeds: a logistic step around the receiver's sensitivity. */
    double receptionProbability() {
        return 1 / (1 + StrictMath.exp((SENSITIVITY - power) / SOFTNESS));
    }
}
