package org.sitedatum.cluster.cli;

/** The contract's exit codes. */
public final class ExitCode {

    /** The run was good. */
    public static final int GOOD = 0;

    /** The run failed. */
    public static final int FAILED = 1;

    /** Wrong arguments or unreadable input. */
    public static final int WRONG_USE = 2;

    private ExitCode() {}
}
