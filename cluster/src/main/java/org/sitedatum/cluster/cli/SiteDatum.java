package org.sitedatum.cluster.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The command line: {@code sitedatum COMMAND [ARGUMENTS]}. */
public final class SiteDatum {

    private SiteDatum() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] words) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int exitCode = run(Arrays.asList(words), new Terminal(out, err));
        out.flush();
        err.flush();
        // threads of libraries may still run: what is to be said has been said
        Runtime.getRuntime().exit(exitCode);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Runs one command on the calling thread and returns its exit code. */
    public static int run(List<String> words, Terminal terminal) {
        try {
            return runOrThrow(words, terminal);
        } catch (CommandException end) {
            terminal.err().println("sitedatum: " + oneLine(String.valueOf(end.getMessage())));
            return end.exitCode();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            terminal.err().println("sitedatum: stopped");
            return ExitCode.FAILED;
        } catch (RuntimeException | Error fault) {
            terminal.err().println("sitedatum: internal fault: " + oneLine(fault.toString()));
            fault.printStackTrace(terminal.err());
            return ExitCode.FAILED;
        }
    }

    private static int runOrThrow(List<String> words, Terminal terminal) throws CommandException, InterruptedException {
        String name = words.isEmpty() ? "help" : words.get(0);
        if (name.equals("--help") || name.equals("-h")) {
            name = "help";
        }
        Optional<Command> command = Commands.find(name);
        if (command.isEmpty()) {
            throw CommandException.wrongArguments("unknown command \"" + name + "\"; \"sitedatum help\" lists them");
        }
        List<String> arguments = words.isEmpty() ? words : words.subList(1, words.size());
        if (arguments.contains("--help") || arguments.contains("-h")) {
            terminal.out().println(HelpCommand.textOf(command.get()));
            return ExitCode.GOOD;
        }
        return command.get().run(arguments, terminal);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
