package org.sitedatum.cluster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.mqtt.recording.RecordingCheck;

/** {@code check FILE|DIR}: every fault of a site document or a recording. */
final class CheckCommand implements Command {

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "validates a site document or a recording, lists every fault";
    }

    @Override
    public String usage() {
        return """
                check FILE|DIR
                  FILE              a site document
                  DIR               a recording; one file.mcap is one too
                exit code 1 when there is a fault""";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws CommandException {
        Path path = Arguments.path(Arguments.parse(words, Set.of(), Set.of()).onlyOperand("FILE or DIR to check"));
        if (!Files.exists(path)) {
            throw CommandException.unreadable(path + ": no such file or folder");
        }
        boolean recording = Files.isDirectory(path) || Recording.isMcap(path);
        List<String> faults = recording ? faultsOfRecording(path) : faultsOfSite(path);
        faults.forEach(terminal.out()::println);
        if (!faults.isEmpty()) {
            throw CommandException.failed(path + ": " + faults.size() + (faults.size() == 1 ? " fault" : " faults"));
        }
        terminal.out().println(path + ": no faults");
        return ExitCode.GOOD;
    }

    private static List<String> faultsOfRecording(Path folder) {
        return RecordingCheck.check(folder).stream().map(Object::toString).toList();
    }

    private static List<String> faultsOfSite(Path file) throws CommandException {
        try {
            SiteDecoding decoding = new SiteJsonDecoder().decode(Files.readAllBytes(file));
            return decoding instanceof SiteDecoding.Faulty faulty
                    ? faulty.faults().stream().map(Object::toString).toList()
                    : List.of();
        } catch (IOException unreadable) {
            throw CommandException.unreadable(file + ": cannot be read (" + unreadable + ")");
        }
    }
}
