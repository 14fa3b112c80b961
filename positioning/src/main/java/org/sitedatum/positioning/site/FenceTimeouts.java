package org.sitedatum.positioning.site;

/**
 * How long a body must be in or out, s; each fires by itself. NaN: not given, the default holds.
 *
 * @param timeout a body inside that is not heard for so long has left; by default never
 * @param toleranceTimeout a body beyond the edge, but within the exit tolerance, has left after so long; by default as long
 *     as {@code timeout}, and never longer than it
 * @param exitDelay a body that is out leaves so much later, unless it comes back; by default 0
 * @param enterDelay a body enters after having been inside for so long; by default 0
 * @param dwell a body inside for so long is said to dwell, once a stay; by default never
 */
public record FenceTimeouts(
        double timeout, double toleranceTimeout, double exitDelay, double enterDelay, double dwell) {

    /** The longest time that may be given, s. */
    public static final double MAX_SECONDS = 1e6;

    /** Nothing given. */
    public static final FenceTimeouts DEFAULT =
            new FenceTimeouts(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** The same with another {@code timeout}, s. */
    public FenceTimeouts withTimeout(double seconds) {
        return new FenceTimeouts(seconds, toleranceTimeout, exitDelay, enterDelay, dwell);
    }

    /** The same with another {@code toleranceTimeout}, s. */
    public FenceTimeouts withToleranceTimeout(double seconds) {
        return new FenceTimeouts(timeout, seconds, exitDelay, enterDelay, dwell);
    }

    /** The same with other delays, s. */
    public FenceTimeouts withDelays(double enter, double exit) {
        return new FenceTimeouts(timeout, toleranceTimeout, exit, enter, dwell);
    }

    /** The same with another {@code dwell}, s. */
    public FenceTimeouts withDwell(double seconds) {
        return new FenceTimeouts(timeout, toleranceTimeout, exitDelay, enterDelay, seconds);
    }
}
