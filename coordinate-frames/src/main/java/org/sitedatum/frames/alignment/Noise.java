package org.sitedatum.frames.alignment;

/** Where the size of the errors is taken from. */
public enum Noise {

    /** The variances of the matches are true as given. */
    AS_GIVEN,

    /**
     * The variances are right up to a common factor, which the residuals tell. Without redundancy (as many equations as
     * parameters) there is then no covariance.
     */
    FROM_RESIDUALS
}
