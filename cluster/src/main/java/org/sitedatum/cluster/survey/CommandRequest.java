package org.sitedatum.cluster.survey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.SiteFile;
import org.sitedatum.positioning.site.Site;

/** What {@code survey} is asked with: options whose values are files where they name a table, a site or a recording. */
final class CommandRequest implements SurveyRequest {

    /** Longest file: a day of a tag at 10 Hz. */
    private static final long MAX_BYTES = 128L * 1024 * 1024;

    private final Arguments arguments;
    private Optional<RecordingFixes> recording = Optional.empty();
    private Optional<Site> site = Optional.empty();

    CommandRequest(Arguments arguments) {
        this.arguments = arguments;
    }

    @Override
    public boolean has(String name) {
        return arguments.has("--" + name);
    }

    @Override
    public Optional<String> find(String option) {
        return arguments.find("--" + option);
    }

    @Override
    public double number(String option, double otherwise, double least) throws CommandException {
        return arguments.number("--" + option, otherwise, least);
    }

    @Override
    public List<SurveyRow> table(String name, String... columns) throws CommandException {
        Path file = Arguments.path(get(name));
        if (!Files.isRegularFile(file)) {
            throw CommandException.unreadable("--" + name + ": " + file + " cannot be read, there is no such file");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw CommandException.unreadable(file + ": longer than " + MAX_BYTES + " bytes");
            }
            return SurveyCsv.rows(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8), columns);
        } catch (IOException unreadable) {
            throw CommandException.unreadable(file + ": cannot be read (" + unreadable + ")");
        }
    }

    @Override
    public Optional<Site> site() throws CommandException {
        if (site.isEmpty() && has("site")) {
            try {
                site = Optional.of(SiteFile.read(Arguments.path(get("site"))));
            } catch (ConfigurationException faulty) {
                throw CommandException.unreadable(faulty);
            }
        }
        return site.isPresent() ? site : recording().map(RecordingFixes::site);
    }

    @Override
    public Optional<SurveyFixes> fixes() throws CommandException {
        return recording().map(SurveyFixes.class::cast);
    }

    private Optional<RecordingFixes> recording() throws CommandException {
        if (recording.isEmpty() && has("recording")) {
            recording = Optional.of(RecordingFixes.open(Arguments.path(get("recording"))));
        }
        return recording;
    }

    /** What of the recording was not used, when fixes were read. */
    Optional<String> remark() {
        return recording.flatMap(RecordingFixes::remark);
    }

    @Override
    public CommandException missing(String... names) {
        return CommandException.wrongArguments(
                "missing " + Stream.of(names).map(n -> "--" + n).collect(Collectors.joining(" or ")));
    }
}
