package org.sitedatum.positioning.site;

/**
 * How deep inside a fence is in, and how far outside is out. NaN: not given, the default holds.
 *
 * @param enterTolerance m, a body enters only this deep inside the edge; by default 0
 * @param exitTolerance m, a body inside stays in this far beyond the edge, for {@code toleranceTimeout}; by default 0
 * @param enterProbability a body enters when it is inside with this probability, 0.5..0.999; by default 0.9
 * @param exitProbability a body is out when it is inside with at most this probability, 0.001..0.5; by default 0.1
 */
public record FenceMargins(
        double enterTolerance, double exitTolerance, double enterProbability, double exitProbability) {

    /** Nothing given. */
    public static final FenceMargins DEFAULT = new FenceMargins(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** The same margins with tolerances, m. */
    public FenceMargins withTolerances(double enter, double exit) {
        return new FenceMargins(enter, exit, enterProbability, exitProbability);
    }

    /** The given value or 0. */
    public double enterToleranceOrDefault() {
        return or(enterTolerance, 0);
    }

    /** The given value or 0. */
    public double exitToleranceOrDefault() {
        return or(exitTolerance, 0);
    }

    /** The given value or 0.9. */
    public double enterProbabilityOrDefault() {
        return or(enterProbability, 0.9);
    }

    /** The given value or 0.1. */
    public double exitProbabilityOrDefault() {
        return or(exitProbability, 0.1);
    }

    private static double or(double given, double otherwise) {
        return Double.isNaN(given) ? otherwise : given;
    }
}
