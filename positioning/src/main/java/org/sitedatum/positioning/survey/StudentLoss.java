package org.sitedatum.positioning.survey;

/**
 * Errors of Student's t distribution: nearly Gaussian near zero, with tails that let a wrong measurement go.
 *
 * @param freedom degrees of freedom; 4 is heavy-tailed yet keeps a finite variance
 */
record StudentLoss(double freedom) implements Loss {

    static final StudentLoss HEAVY = new StudentLoss(4);

    @Override
    public double cost(double error) {
        return 0.5 * (freedom + 1) * Math.log1p(error * error / freedom);
    }

    @Override
    public double pull(double error) {
        return (freedom + 1) * error / (freedom + error * error);
    }

    /** The weight of the reweighted fit, at most that of a Gaussian error. */
    @Override
    public double information(double error) {
        return Math.min(1, (freedom + 1) / (freedom + error * error));
    }
}
