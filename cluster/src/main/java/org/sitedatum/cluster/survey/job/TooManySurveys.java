package org.sitedatum.cluster.survey.job;

/** So many surveys are under way that no further one is taken; the message says what to do. */
public final class TooManySurveys extends Exception {

    private static final long serialVersionUID = 1;

    TooManySurveys(String message) {
        super(message);
    }
}
