package org.sitedatum.cluster.survey.job;

import java.util.Locale;

/** How far a survey is. */
public enum JobState {
    /** Takes down what sensors say. */
    CAPTURING(false),
    /** Has its input and waits for its turn. */
    WAITING(false),
    /** Is being computed. */
    COMPUTING(false),
    /** Has a report. */
    FOUND(true),
    /** The input cannot tell; the reason has a name. */
    REFUSED(true),
    /** The input cannot be used, or it took too long. */
    FAILED(true),
    /** Somebody ended it. */
    CANCELLED(true);

    private final boolean finished;

    JobState(boolean finished) {
        this.finished = finished;
    }

    /** True when nothing more happens. */
    public boolean isFinished() {
        return finished;
    }

    /** The word of the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
