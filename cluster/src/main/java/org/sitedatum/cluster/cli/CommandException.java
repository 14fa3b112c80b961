package org.sitedatum.cluster.cli;

/** Ends a command with an exit code and one clear line on standard error. */
public final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The arguments cannot be used: exit code 2. */
    public static CommandException wrongArguments(String message) {
        return new CommandException(ExitCode.WRONG_USE, message);
    }

    /** The input cannot be read: exit code 2. */
    public static CommandException unreadable(String message) {
        return new CommandException(ExitCode.WRONG_USE, message);
    }

    /** The run failed: exit code 1. */
    public static CommandException failed(String message) {
        return new CommandException(ExitCode.FAILED, message);
    }

    /** As {@link #wrongArguments(String)}, in the words of an exception. */
    public static CommandException wrongArguments(Exception cause) {
        return wrongArguments(String.valueOf(cause.getMessage()));
    }

    /** As {@link #unreadable(String)}, in the words of an exception. */
    public static CommandException unreadable(Exception cause) {
        return unreadable(String.valueOf(cause.getMessage()));
    }

    /** As {@link #failed(String)}, in the words of an exception. */
    public static CommandException failed(Exception cause) {
        return failed(String.valueOf(cause.getMessage()));
    }

    /** What the process ends with. */
    public int exitCode() {
        return exitCode;
    }
}
