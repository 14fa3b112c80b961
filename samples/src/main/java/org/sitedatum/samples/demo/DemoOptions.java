package org.sitedatum.samples.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.CommandException;

/**
 * What the demo is asked for.
 *
 * @param seconds the run ends by itself after these; 0: never
 * @param port of the broker; empty: 1883 or the next free one
 * @param seed of the simulation
 * @param record write a recording here instead of running
 * @param nodes 1, or that many processes of which the owner is killed
 */
record DemoOptions(long seconds, Optional<Integer> port, long seed, Optional<Path> record, int nodes) {

    static final long LEAST_SECONDS = 5;

    private static final long LONGEST_SECONDS = 86_400;
    private static final long DEFAULT_SEED = 1;
    private static final long DEFAULT_RECORD_SECONDS = 120;

    /** Several nodes: what happens before the owner is killed and after it, by default. */
    private static final long DEFAULT_FAILOVER_SECONDS = 40;

    private static final long USUAL_KILL_SECONDS = 20;
    private static final int MOST_NODES = 5;

    /** Reads the words after {@code demo}. */
    static DemoOptions parse(List<String> words) throws CommandException {
        Arguments arguments =
                Arguments.parse(words, Set.of(), Set.of("--seconds", "--port", "--seed", "--record", "--nodes"));
        arguments.noOperands();
        Optional<Path> record = arguments.find("--record").map(Path::of);
        long least = record.isPresent() ? 1 : LEAST_SECONDS;
        int nodes = (int) whole(arguments, "--nodes", 1, 1, MOST_NODES);
        if (nodes % 2 == 0) {
            throw CommandException.wrongArguments(
                    "--nodes must be odd, not " + nodes + ": more than half of them decide who serves");
        }
        long otherwise = nodes > 1 ? DEFAULT_FAILOVER_SECONDS : 0;
        long seconds = whole(
                arguments,
                "--seconds",
                record.isPresent() ? DEFAULT_RECORD_SECONDS : otherwise,
                least,
                LONGEST_SECONDS);
        Optional<Integer> port = arguments.has("--port")
                ? Optional.of((int) whole(arguments, "--port", 0, 1, 65_535))
                : Optional.empty();
        if (record.isPresent() && port.isPresent()) {
            throw CommandException.wrongArguments("--record writes a folder and needs no --port");
        }
        if (record.isPresent() && nodes > 1) {
            throw CommandException.wrongArguments("--record writes a folder and needs no --nodes");
        }
        long seed = whole(arguments, "--seed", DEFAULT_SEED, 0, Long.MAX_VALUE);
        return new DemoOptions(seconds, port, seed, record, nodes);
    }

    /** When the owner of several nodes is killed, s after the start. */
    double killSeconds() {
        return Math.min(USUAL_KILL_SECONDS, seconds / 2.0);
    }

    private static long whole(Arguments arguments, String option, long otherwise, long least, long most)
            throws CommandException {
        if (!arguments.has(option)) {
            return otherwise;
        }
        String text = arguments.get(option);
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notWhole) {
            throw CommandException.wrongArguments(option + " needs a whole number, not \"" + text + "\"");
        }
        throw CommandException.wrongArguments(option + " must be from " + least + " to " + most + ", not " + text);
    }
}
