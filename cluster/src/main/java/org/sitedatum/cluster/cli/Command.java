package org.sitedatum.cluster.cli;

import java.util.List;

/**
 * One word of the command line. Modules above this one add theirs as {@link java.util.ServiceLoader} services.
 *
 * <p>A command prints its result on standard output and everything else on standard error, and never ends the process.
 */
public interface Command {

    /** The word, for example {@code replay}. */
    String name();

    /** One line for the list of commands. */
    String summary();

    /** How to call it: the line of arguments, then one line for each option. */
    String usage();

    /**
     * Does the work on the calling thread.
     *
     * @param arguments what follows the word
     * @return the exit code: {@link ExitCode#GOOD} or {@link ExitCode#FAILED}
     * @throws CommandException to end with a code and one line on standard error
     * @throws InterruptedException when asked to stop
     */
    int run(List<String> arguments, Terminal terminal) throws CommandException, InterruptedException;
}
