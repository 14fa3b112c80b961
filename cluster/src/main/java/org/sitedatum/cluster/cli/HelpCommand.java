package org.sitedatum.cluster.cli;

import java.util.List;

/** {@code help [COMMAND]}. */
final class HelpCommand implements Command {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "lists the commands, or explains one";
    }

    @Override
    public String usage() {
        return "help [COMMAND]";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandException {
        if (arguments.size() > 1) {
            throw CommandException.wrongArguments("help explains one command at a time");
        }
        if (arguments.isEmpty()) {
            terminal.out().println(overview());
            return ExitCode.GOOD;
        }
        String name = arguments.get(0);
        Command command = Commands.find(name)
                .orElseThrow(() -> CommandException.wrongArguments("unknown command \"" + name + "\""));
        terminal.out().println(textOf(command));
        return ExitCode.GOOD;
    }

    static String textOf(Command command) {
        return "sitedatum " + command.name() + ": " + command.summary() + "\n\nusage: sitedatum " + command.usage();
    }

    private static String overview() {
        StringBuilder text = new StringBuilder("SiteDatum: one site coordinate system for everything that moves.\n\n");
        text.append("usage: sitedatum COMMAND [ARGUMENTS]\n\n");
        for (Command command : Commands.list()) {
            text.append(line(command.name(), command.summary()));
        }
        text.append("\nby the launcher ./sitedatum:\n\n");
        text.append(line("demo", "a node, its broker and a simulated building, in real time"));
        text.append(line("bench", "the benchmarks"));
        text.append(line("test", "builds everything and runs all tests"));
        text.append("\nsitedatum help COMMAND explains one.\n");
        return text.append("exit codes: 0 good, 1 the run failed, 2 wrong arguments or unreadable input")
                .toString();
    }

    private static String line(String name, String summary) {
        return String.format("  %-8s %s%n", name, summary);
    }
}
