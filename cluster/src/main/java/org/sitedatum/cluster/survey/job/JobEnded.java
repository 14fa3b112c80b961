package org.sitedatum.cluster.survey.job;

/** Leaves a computation that nobody waits for any more. */
final class JobEnded extends RuntimeException {

    private static final long serialVersionUID = 1;

    JobEnded(String why) {
        super(why, null, false, false);
    }
}
