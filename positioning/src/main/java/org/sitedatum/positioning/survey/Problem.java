package org.sitedatum.positioning.survey;

/** Unknowns, and the equations that measurements make of them. */
interface Problem {

    /** Number of unknowns. */
    int unknowns();

    /** Writes every equation at the guess {@code x}, in an order that does not depend on it. */
    void writeInto(double[] x, Equations out);

    /** The guess after a step; other than a sum where the unknowns are not a vector space. */
    default double[] moved(double[] x, double[] step) {
        double[] sum = x.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += step[i];
        }
        return sum;
    }
}
