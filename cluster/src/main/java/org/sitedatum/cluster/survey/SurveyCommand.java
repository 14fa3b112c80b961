package org.sitedatum.cluster.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.Command;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.Terminal;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.SiteFault;
import org.sitedatum.positioning.site.SiteValidator;

/** {@code survey WHAT}: where sensors stand, from what they measured. */
public final class SurveyCommand implements Command {

    private static final List<SurveyTask> TASKS = SurveyTask.ALL;

    @Override
    public String name() {
        return "survey";
    }

    @Override
    public String summary() {
        return "where anchors, cameras, radars and frames are, from what they measured";
    }

    @Override
    public String usage() {
        return "survey "
                + TASKS.stream().map(SurveyTask::name).collect(Collectors.joining("|"))
                + " ... [--json] [--write OUT]\n"
                + "  --json            one JSON object on standard output and nothing else\n"
                + "  --write OUT       the site document with what was found\n"
                + "exit code 1 when the input cannot tell, with the reason's name. Files are CSV with a header line.\n"
                + TASKS.stream().map(t -> "\nsurvey " + t.usage()).collect(Collectors.joining("\n"));
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws CommandException {
        String names = TASKS.stream().map(SurveyTask::name).collect(Collectors.joining(", "));
        if (words.isEmpty()) {
            throw CommandException.wrongArguments("missing what to survey: " + names);
        }
        SurveyTask task = SurveyTask.find(words.get(0))
                .orElseThrow(
                        () -> CommandException.wrongArguments("cannot survey \"" + words.get(0) + "\", only " + names));
        Arguments arguments = Arguments.parse(
                words.subList(1, words.size()), dashed(task.flags(), "json"), dashed(valued(task), "write"));
        arguments.noOperands();
        Optional<Path> out =
                arguments.has("--write") ? Optional.of(Arguments.path(arguments.get("--write"))) : Optional.empty();
        int choice = choice(arguments);
        CommandRequest request = new CommandRequest(arguments);
        SurveyOutput output = run(task, request, terminal);
        request.remark().ifPresent(terminal.err()::println);
        if (output.refused().isEmpty() && output.choices() > 0 && choice > output.choices()) {
            throw CommandException.wrongArguments(
                    "--choice is " + choice + ", must be in [1, " + output.choices() + "]: there are no more");
        }
        if (arguments.has("--json")) {
            terminal.out().println(output.json());
        } else if (output.refused().isEmpty()) {
            terminal.out().println(output.table().stripTrailing());
        }
        if (output.refused().isPresent()) {
            throw CommandException.failed(output.refused().get());
        }
        if (out.isPresent()) {
            Site site = request.site()
                    .orElseThrow(() -> CommandException.wrongArguments("--write needs the site document to change"));
            SurveyPlacing placing = output.placing()
                    .orElseThrow(() -> CommandException.failed("not written, nothing found can be put into a site"));
            write(placing.into(site, choice), out.get(), terminal);
        }
        return ExitCode.GOOD;
    }

    private static int choice(Arguments arguments) throws CommandException {
        double choice = arguments.number("--choice", 1, 1);
        if (choice != Math.rint(choice) || choice > Integer.MAX_VALUE) {
            throw CommandException.wrongArguments(
                    "--choice is " + arguments.get("--choice") + ", must be the number of one of the choices");
        }
        return (int) choice;
    }

    /** Numbers that mean nothing are refused where they become values, by name. */
    private static SurveyOutput run(SurveyTask task, SurveyRequest request, Terminal terminal) throws CommandException {
        try {
            return task.read(request).run(new StageLine(terminal));
        } catch (IllegalArgumentException notUsable) {
            throw CommandException.unreadable(notUsable);
        }
    }

    private static Set<String> valued(SurveyTask task) {
        Set<String> all = new HashSet<>(task.options());
        all.addAll(task.tables());
        all.add("site");
        if (task.readsFixes()) {
            all.add("recording");
        }
        if (task.offersChoices()) {
            all.add("choice");
        }
        return all;
    }

    private static Set<String> dashed(Set<String> names, String one) {
        Set<String> all = new HashSet<>();
        names.forEach(name -> all.add("--" + name));
        all.add("--" + one);
        return all;
    }

    private static void write(Site site, Path out, Terminal terminal) throws CommandException {
        List<SiteFault> faults = SiteValidator.validate(site);
        if (!faults.isEmpty()) {
            throw CommandException.failed("not written, the site would contradict itself: " + faults.get(0));
        }
        try {
            Files.write(out, new SiteJsonEncoder().encode(site));
            terminal.err().println("wrote " + out);
        } catch (IOException notWritable) {
            Path folder = out.toAbsolutePath().getParent();
            boolean noFolder = folder != null && !Files.isDirectory(folder);
            throw CommandException.failed("--write: cannot write " + out
                    + (noFolder ? ", its folder does not exist" : " (" + notWritable + ")"));
        }
    }
}
