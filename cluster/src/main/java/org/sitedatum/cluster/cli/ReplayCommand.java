package org.sitedatum.cluster.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.replay.RecordingReplay;
import org.sitedatum.cluster.replay.ReplayJson;
import org.sitedatum.cluster.replay.ReplayReport;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.replay.ScoringOptions;

/** {@code replay DIR}: a recording through the engine, compared with its truth. */
final class ReplayCommand implements Command {

    private static final Set<String> FLAGS = Set.of("--json");
    private static final Set<String> VALUED =
            Set.of("--out", "--speed", "--skip", "--match", "--grid", "--only-sources");

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String summary() {
        return "a recording through the engine, scored against its truth";
    }

    @Override
    public String usage() {
        return """
                replay DIR [--json] [--out FILE] [--speed X|max] [--skip S] [--match M] [--grid G] [--only-sources A,B]
                  DIR               a recording: a folder with site.json, fixes.ndjson[.gz], truth.csv if there is
                                    truth, or one file.mcap
                  --json            one JSON object on standard output and nothing else
                  --out FILE        every pose, one JSON object a line
                  --speed X         X times as fast as it was recorded; default max
                  --skip S          seconds at the start that are not scored; default 5
                  --match M         metres within which an anonymous estimate is a truth's; default 1
                  --grid G          seconds between the instants anonymous truth is scored at; default 1
                  --only-sources A,B  leaves the fixes of all other sources out""";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws CommandException {
        Arguments arguments = Arguments.parse(words, FLAGS, VALUED);
        Path folder = Arguments.path(arguments.onlyOperand("DIR, the recording's folder or file"));
        ScoringOptions scoring = scoring(arguments);
        ReplayPace pace = new ReplayPace(speed(arguments), terminal);
        Set<String> onlySources = sources(arguments);
        Optional<Path> out =
                arguments.has("--out") ? Optional.of(Arguments.path(arguments.get("--out"))) : Optional.empty();

        Recording recording = open(folder);
        ReplayReport report = replay(recording, nameOf(folder), onlySources, pace, scoring, out);
        terminal.out().println(arguments.has("--json") ? ReplayJson.of(report) : ReplayTable.of(report));
        return ExitCode.GOOD;
    }

    private static Recording open(Path folder) throws CommandException {
        try {
            return Recording.open(folder);
        } catch (IOException unreadable) {
            throw CommandException.unreadable(unreadable);
        }
    }

    private static ReplayReport replay(
            Recording recording,
            String name,
            Set<String> onlySources,
            ReplayPace pace,
            ScoringOptions scoring,
            Optional<Path> out)
            throws CommandException {
        try (PoseFile poses = PoseFile.open(out)) {
            return RecordingReplay.run(recording, name, onlySources, pace::beforeFix, scoring, poses);
        } catch (PoseFile.NotWritable notWritable) {
            throw CommandException.failed(notWritable);
        } catch (IOException | UncheckedIOException unreadable) {
            throw CommandException.unreadable(unreadable);
        }
    }

    private static ScoringOptions scoring(Arguments arguments) throws CommandException {
        ScoringOptions defaults = ScoringOptions.defaults();
        double skip = arguments.number("--skip", defaults.skipNanos() * 1e-9, 0);
        double match = arguments.number("--match", defaults.matchMetres(), 0);
        double grid = arguments.number("--grid", defaults.gridNanos() * 1e-9, 0.001);
        if (match == 0) {
            throw CommandException.wrongArguments("--match must be more than 0");
        }
        return new ScoringOptions(Math.round(skip * 1e9), match, Math.round(grid * 1e9));
    }

    private static double speed(Arguments arguments) throws CommandException {
        if (arguments.find("--speed").orElse("max").equals("max")) {
            return ReplayPace.MAX_SPEED;
        }
        double speed = arguments.number("--speed", 1, 0);
        if (speed == 0) {
            throw CommandException.wrongArguments("--speed must be more than 0, or max");
        }
        return speed;
    }

    private static Set<String> sources(Arguments arguments) throws CommandException {
        if (!arguments.has("--only-sources")) {
            return Set.of();
        }
        List<String> sources = List.of(arguments.get("--only-sources").split(",", -1));
        for (String source : sources) {
            if (!EntityId.isValid(source)) {
                throw CommandException.wrongArguments("--only-sources: \"" + source + "\" is not a source id");
            }
        }
        return Set.copyOf(sources.stream().distinct().toList());
    }

    private static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }
}
