package org.sitedatum.positioning.survey;

/**
 * What an error costs: minus the logarithm of its density, up to a constant. Errors are measured minus predicted, in
 * standard deviations.
 */
interface Loss {

    /** Gaussian errors. */
    Loss SQUARES = new Loss() {
        @Override
        public double cost(double error) {
            return 0.5 * error * error;
        }

        @Override
        public double pull(double error) {
            return error;
        }

        @Override
        public double information(double error) {
            return 1;
        }
    };

    /** Cost of the error. */
    double cost(double error);

    /** Derivative of the cost. */
    double pull(double error);

    /** Share of a Gaussian measurement's information that one with this error carries, 0..1. */
    double information(double error);

    /** A positive curvature for the step of a descent: that of the parabola through the pull, at most the Gaussian one. */
    default double stiffness(double error) {
        return Math.max(1e-4, Math.min(1, Math.abs(pull(error)) / Math.max(Math.abs(error), 1e-3)));
    }

    /** The same for errors that may be {@code factor} times as large: flattens a landscape with many valleys. */
    default Loss widened(double factor) {
        Loss inner = this;
        return new Loss() {
            @Override
            public double cost(double error) {
                return inner.cost(error / factor);
            }

            @Override
            public double pull(double error) {
                return inner.pull(error / factor) / factor;
            }

            @Override
            public double information(double error) {
                return inner.information(error / factor) / (factor * factor);
            }

            @Override
            public double stiffness(double error) {
                return inner.stiffness(error / factor) / (factor * factor);
            }
        };
    }
}
