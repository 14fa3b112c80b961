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

    /** P h of every row. */
    private double[][] ph = new double[Linearization.MAX_ROWS][0];

    /** Covariance of the innovations, row by row; below the diagonal of a row taken, its share in the later ones. */
    private final double[] innovation = new double[Linearization.MAX_ROWS * Linearization.MAX_ROWS];

    private final double[] residuals = new double[Linearization.MAX_ROWS];
    private final double[] variances = new double[Linearization.MAX_ROWS];
    private double logLikelihood;
    private double largestSquaredInnovation;
    private double penalties;

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
        examine(gaussian, observation);
        int rows = observation.rows();
        relate(observation, rows);
        boolean taken = largestSquaredInnovation <= gate;
        penalties = 0;
        double product = 1;
        for (int row = 0; row < rows; row++) {
            double d2 = residuals[row] * residuals[row] / variances[row];
            // as many rows as an accepted observation has, so that refusing never makes a hypothesis likelier
            penalize(taken || d2 <= gate ? d2 : gate);
            product *= variances[row];
            if (taken) {
                double knee = residuals[row] > 0 ? positiveKnee : negativeKnee;
                variances[row] *= d2 > knee * knee ? Math.sqrt(d2) / knee : 1;
                decorrelate(row, rows);
            }
        }
        logLikelihood = -0.5 * (rows * LOG_TWO_PI + Math.log(product) + penalties);
        if (taken) {
            correct(gaussian, rows);
        }
        return taken;
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
        if (ph[0].length < gaussian.size()) {
            ph = new double[Linearization.MAX_ROWS][gaussian.size() + 8];
        }
        largestSquaredInnovation = 0;
        for (int row = 0; row < observation.rows(); row++) {
            observation.multiplyInto(gaussian, row, ph[row]);
            double s = observation.dot(row, ph[row]) + observation.variance(row);
            residuals[row] = observation.residual(row);
            variances[row] = s;
            double d2 = residuals[row] * residuals[row] / s;
            if (!(d2 <= largestSquaredInnovation)) {
                largestSquaredInnovation = d2;
            }
        }
    }

    private void penalize(double d2) {
        penalties += d2 <= TAIL ? d2 : TAIL + 2 * Math.log(d2 / TAIL);
    }

    /** How the innovations of different rows go together: {@code h_later P h_row}. */
    private void relate(Linearization observation, int rows) {
        for (int row = 0; row < rows; row++) {
            for (int later = row + 1; later < rows; later++) {
                innovation[later * Linearization.MAX_ROWS + row] = observation.dot(later, ph[row]);
            }
        }
    }

    /** What a correction by a row does to the innovations of the later ones (Cholesky, one column). */
    private void decorrelate(int row, int rows) {
        double inverse = 1 / variances[row];
        for (int later = row + 1; later < rows; later++) {
            int at = later * Linearization.MAX_ROWS;
            double cross = innovation[at + row];
            double share = cross * inverse;
            innovation[at + row] = share;
            for (int between = row + 1; between < later; between++) {
                innovation[at + between] -= share * innovation[between * Linearization.MAX_ROWS + row] * variances[row];
            }
            variances[later] -= share * cross;
            residuals[later] -= share * residuals[row];
        }
    }

    /** The same for what a row has to say: {@code P h_later -= share P h_row} for all rows before {@code end}. */
    private void decorrelate(int later, int end, int size) {
        for (int row = 0; row < end; row++) {
            double share = innovation[later * Linearization.MAX_ROWS + row];
            if (share != 0) {
                double[] taken = ph[row];
                double[] left = ph[later];
                for (int i = 0; i < size; i++) {
                    left[i] -= share * taken[i];
                }
            }
        }
    }

    private void correct(Gaussian gaussian, int rows) {
        int row = 0;
        for (; row + 3 <= rows; row += 3) {
            for (int later = row; later < row + 3; later++) {
                decorrelate(later, row, gaussian.size());
            }
            int second = (row + 1) * Linearization.MAX_ROWS + row;
            int third = second + Linearization.MAX_ROWS;
            gaussian.correctThree(
                    ph, variances, residuals, row, innovation[second], innovation[third], innovation[third + 1]);
        }
        for (; row < rows; row++) {
            decorrelate(row, row, gaussian.size());
            gaussian.correct(ph[row], variances[row], residuals[row]);
        }
        if (gaussian.oriented()) {
            gaussian.absorbRotation();
        }
    }
}
