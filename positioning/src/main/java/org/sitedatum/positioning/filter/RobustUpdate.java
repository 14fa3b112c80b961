package org.sitedatum.positioning.filter;

/**
 * Sequential scalar Kalman updates with a chi-square gate and Huber weights of two knees: an innovation beyond its knee
 * (in standard deviations) has its variance stretched by {@code |z| / knee} (Huber 1964; Gandhi and Mili 2010, sec.
 * III). A smaller knee for positive residuals suits ranges, which obstacles make long.
 *
 * <p>Not thread-safe; allocates only when the number of states grows.
 */
public final class RobustUpdate {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);
    /** Squared normalised innovation from which the density has a polynomial tail. */
    private static final double TAIL = 9;

    private double[] ph = new double[0];
    private double[] before = new double[0];
    private double logLikelihood;
    private double largestSquaredInnovation;

    /**
     * Corrects a Gaussian by all rows of an observation, or leaves it unchanged when a row fails the gate.
     *
     * @param gate largest squared normalised innovation of any row
     * @param positiveKnee standard deviations from which positive residuals are down-weighted
     * @param negativeKnee the same for negative residuals
     * @return true when the Gaussian was corrected
     */
    public boolean apply(
            Gaussian gaussian, Linearization observation, double gate, double positiveKnee, double negativeKnee) {
        logLikelihood = 0;
        examine(gaussian, observation);
        if (!(largestSquaredInnovation <= gate)) {
            logLikelihood = refusedLogLikelihood(gaussian, observation, gate);
            return false;
        }
        if (observation.rows() > 1) {
            remember(gaussian);
        }
        double[] mean = gaussian.mean();
        for (int row = 0; row < observation.rows(); row++) {
            double moved = 0;
            for (int m = 0; row > 0 && m < observation.count(row); m++) {
                int index = observation.index(row, m);
                moved += observation.value(row, m) * (mean[index] - before[index]);
            }
            correct(gaussian, observation, row, observation.residual(row) - moved, positiveKnee, negativeKnee);
        }
        if (gaussian.oriented()) {
            gaussian.absorbRotation();
        }
        return true;
    }

    /** Log likelihood of the last observation under its heavy-tailed density. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Largest squared normalised innovation among the observation's rows, taken one by one; changes nothing. */
    public double squaredInnovation(Gaussian gaussian, Linearization observation) {
        examine(gaussian, observation);
        return largestSquaredInnovation;
    }

    private void examine(Gaussian gaussian, Linearization observation) {
        if (ph.length < gaussian.size()) {
            ph = new double[gaussian.size() + 8];
        }
        largestSquaredInnovation = 0;
        for (int row = 0; row < observation.rows(); row++) {
            observation.multiplyInto(gaussian, row, ph);
            double s = observation.dot(row, ph) + observation.variance(row);
            double d2 = observation.residual(row) * observation.residual(row) / s;
            if (!(d2 <= largestSquaredInnovation)) {
                largestSquaredInnovation = d2;
            }
        }
    }

    /** As many rows as an accepted observation has, so that refusing never makes a hypothesis likelier. */
    private double refusedLogLikelihood(Gaussian gaussian, Linearization observation, double gate) {
        double sum = 0;
        for (int row = 0; row < observation.rows(); row++) {
            observation.multiplyInto(gaussian, row, ph);
            double s = observation.dot(row, ph) + observation.variance(row);
            double d2 = observation.residual(row) * observation.residual(row) / s;
            sum += logDensity(s, d2 <= gate ? d2 : gate);
        }
        return sum;
    }

    private void correct(
            Gaussian gaussian,
            Linearization observation,
            int row,
            double residual,
            double positiveKnee,
            double negativeKnee) {
        if (observation.rows() > 1) {
            observation.multiplyInto(gaussian, row, ph);
        }
        double s = observation.dot(row, ph) + observation.variance(row);
        double z = Math.abs(residual) / Math.sqrt(s);
        logLikelihood += logDensity(s, z * z);
        double knee = residual > 0 ? positiveKnee : negativeKnee;
        gaussian.correct(ph, z > knee ? s * z / knee : s, residual);
    }

    private static double logDensity(double s, double d2) {
        double penalty = d2 <= TAIL ? d2 : TAIL + 2 * Math.log(d2 / TAIL);
        return -0.5 * (LOG_TWO_PI + Math.log(s) + penalty);
    }

    private void remember(Gaussian gaussian) {
        if (before.length < gaussian.size()) {
            before = new double[gaussian.size() + 8];
        }
        System.arraycopy(gaussian.mean(), 0, before, 0, gaussian.size());
    }
}
