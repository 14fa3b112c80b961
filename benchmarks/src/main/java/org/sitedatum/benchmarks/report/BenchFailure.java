package org.sitedatum.benchmarks.report;

/** A measurement that could not be finished; the message is one line for the person who asked for it. */
public final class BenchFailure extends Exception {

    private static final long serialVersionUID = 1;

    /** Because of the given reason. */
    public BenchFailure(String reason) {
        super(reason);
    }

    /** Because of the given reason, with what caused it. */
    public BenchFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}
