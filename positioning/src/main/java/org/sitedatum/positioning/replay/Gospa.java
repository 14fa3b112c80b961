package org.sitedatum.positioning.replay;

/**
 * Generalised optimal sub-pattern assignment metric with p = 2 and alpha = 2, m: the root of the squared localisation error
 * of the matches plus c^2 / 2 for each missed and each false one. Source: A. S. Rahmathullah, A. F. Garcia-Fernandez, L.
 * Svensson, "Generalized optimal sub-pattern assignment metric", FUSION 2017, proposition 1.
 */
final class Gospa {

    private Gospa() {}

    /** The metric of points matched within {@code cutOff}. */
    static double of(PairedPoints pairs, double cutOff) {
        return Math.sqrt(pairs.squaredMatchError() + 0.5 * cutOff * cutOff * (pairs.missed() + pairs.falseEstimates()));
    }

    /** The metric without the cost of false estimates: for truth that does not list every body there is. */
    static double withoutFalse(PairedPoints pairs, double cutOff) {
        return Math.sqrt(pairs.squaredMatchError() + 0.5 * cutOff * cutOff * pairs.missed());
    }
}
