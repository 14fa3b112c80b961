package org.sitedatum.frames;

import java.time.Duration;

/**
 * Declares how an edge moves when it is asked for beyond its newest sample: with constant twist, disturbed by white
 * noise acceleration (Y. Bar-Shalom, X. Li, T. Kirubarajan, "Estimation with Applications to Tracking and Navigation",
 * 2001, section 6.2).
 *
 * <p>The twist is that between the newest sample and the one a baseline earlier. With D the time between those two and
 * dt the time predicted, white noise adds the variance {@code q dt^2 (D + dt) / 3} to each axis: the twist is the mean
 * over D, not the one at its end. The covariances of both samples are carried along, taken as independent.
 *
 * @param linearNoise power spectral density of the linear acceleration per axis, m^2/s^3
 * @param angularNoise the same of the angular acceleration, rad^2/s^3
 * @param baseline time over which the twist is taken, as far as there are samples
 * @param horizon longest time predicted; beyond it the lookup is too late
 */
public record EdgeMotion(double linearNoise, double angularNoise, Duration baseline, Duration horizon) {

    /**
     * Checks the model.
     *
     * @throws IllegalArgumentException when a density is negative or not finite, or a time not positive or over 1 h
     */
    public EdgeMotion {
        if (!(linearNoise >= 0 && linearNoise < Double.POSITIVE_INFINITY)
                || !(angularNoise >= 0 && angularNoise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "noise densities must be finite and not negative: " + linearNoise + ", " + angularNoise);
        }
        if (!isSensible(baseline) || !isSensible(horizon)) {
            throw new IllegalArgumentException(
                    "baseline and horizon must be positive and at most 1 h: " + baseline + ", " + horizon);
        }
    }

    /** Constant twist over the last 100 ms, predicted at most 1 s ahead. */
    public static EdgeMotion constantTwist(double linearNoise, double angularNoise) {
        return new EdgeMotion(linearNoise, angularNoise, Duration.ofMillis(100), Duration.ofSeconds(1));
    }

    private static boolean isSensible(Duration time) {
        return !time.isNegative() && !time.isZero() && time.compareTo(Duration.ofHours(1)) <= 0;
    }
}
