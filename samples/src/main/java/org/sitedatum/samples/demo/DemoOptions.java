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
 */
record DemoOptions(long seconds, Optional<Integer> port, long seed, Optional<Path> record) {

    static final long LEAST_SECONDS = 5;

    private static final long LONGEST_SECONDS = 86_400;
    private static final long DEFAULT_SEED = 1;
    private static final long DEFAULT_RECORD_SECONDS = 120;

    /** Reads the words after {@code demo}. */
    static DemoOptions parse(List<String> words) throws CommandException {
        Arguments arguments = Arguments.parse(words, Set.of(), Set.of("--seconds", "--port", "--seed", "--record"));
        arguments.noOperands();
        Optional<Path> record = arguments.find("--record").map(Path::of);
        long least = record.isPresent() ? 1 : LEAST_SECONDS;
        long seconds =
                whole(arguments, "--seconds", record.isPresent() ? DEFAULT_RECORD_SECONDS : 0, least, LONGEST_SECONDS);
        Optional<Integer> port = arguments.has("--port")
                ? Optional.of((int) whole(arguments, "--port", 0, 1, 65_535))
                : Optional.empty();
        if (record.isPresent() && port.isPresent()) {
            throw CommandException.wrongArguments("--record writes a folder and needs no --port");
        }
        return new DemoOptions(seconds, port, whole(arguments, "--seed", DEFAULT_SEED, 0, Long.MAX_VALUE), record);
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
