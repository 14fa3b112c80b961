package org.sitedatum.cluster.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words after a command: options {@code --name}, {@code --name value} or {@code --name=value} in any order, and
 * operands. Each option at most once; {@code --} ends the options.
 */
public final class Arguments {

    private final Map<String, String> options = new HashMap<>();
    private final List<String> operands = new ArrayList<>();

    private Arguments() {}

    /**
     * Sorts words into options and operands.
     *
     * @param flags the options without a value, with their dashes
     * @param valued the options with a value, with their dashes
     * @throws CommandException for an option not in these, given twice, or without its value
     */
    public static Arguments parse(List<String> words, Set<String> flags, Set<String> valued) throws CommandException {
        Arguments arguments = new Arguments();
        int i = 0;
        while (i < words.size()) {
            String word = words.get(i++);
            if (word.equals("--")) {
                arguments.operands.addAll(words.subList(i, words.size()));
                break;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                arguments.operands.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (flags.contains(name)) {
                if (equals >= 0) {
                    throw CommandException.wrongArguments(name + " takes no value");
                }
                arguments.put(name, "");
            } else if (!valued.contains(name)) {
                throw CommandException.wrongArguments("unknown option " + name);
            } else if (equals >= 0) {
                arguments.put(name, word.substring(equals + 1));
            } else if (i < words.size()) {
                arguments.put(name, words.get(i++));
            } else {
                throw CommandException.wrongArguments(name + " needs a value");
            }
        }
        return arguments;
    }

    private void put(String name, String value) throws CommandException {
        if (options.putIfAbsent(name, value) != null) {
            throw CommandException.wrongArguments(name + " is given twice");
        }
    }

    /** The one operand of a command, described by {@code what} when it is missing or there are more. */
    public String onlyOperand(String what) throws CommandException {
        if (operands.isEmpty()) {
            throw CommandException.wrongArguments("missing " + what);
        }
        if (operands.size() > 1) {
            throw CommandException.wrongArguments("one " + what + " at a time, not also \"" + operands.get(1) + "\"");
        }
        return operands.get(0);
    }

    /** A word as a path of this machine. */
    public static Path path(String word) throws CommandException {
        try {
            return Path.of(word);
        } catch (InvalidPathException notAPath) {
            throw CommandException.wrongArguments("\"" + word + "\" is not a path");
        }
    }

    /** Refuses operands. */
    public void noOperands() throws CommandException {
        if (!operands.isEmpty()) {
            throw CommandException.wrongArguments("unexpected \"" + operands.get(0) + "\"");
        }
    }

    /** True when the option is given. */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** The option's value, when it is given. */
    public Optional<String> find(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** The option's value. */
    public String get(String option) throws CommandException {
        return find(option).orElseThrow(() -> CommandException.wrongArguments("missing " + option));
    }

    /**
     * The option's value as a finite number not below {@code least}.
     *
     * @throws CommandException for anything else
     */
    public double number(String option, double defaultValue, double least) throws CommandException {
        String text = options.get(option);
        if (text == null) {
            return defaultValue;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw CommandException.wrongArguments(option + " needs a number, not \"" + text + "\"");
        }
        if (!(value >= least) || Double.isInfinite(value)) {
            throw CommandException.wrongArguments(option + " must be a number of at least " + least + ", not " + text);
        }
        return value;
    }
}
