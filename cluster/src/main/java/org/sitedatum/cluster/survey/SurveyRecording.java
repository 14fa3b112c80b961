package org.sitedatum.cluster.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

/** The recording a survey reads its fixes from. */
final class SurveyRecording {

    private final Recording recording;

    private SurveyRecording(Recording recording) {
        this.recording = recording;
    }

    /** The recording {@code --recording} names, when it is given. */
    static Optional<SurveyRecording> find(Arguments arguments) throws CommandException {
        return arguments.has("--recording") ? Optional.of(get(arguments)) : Optional.empty();
    }

    /** The recording {@code --recording} names. */
    static SurveyRecording get(Arguments arguments) throws CommandException {
        try {
            return new SurveyRecording(Recording.open(Arguments.path(arguments.get("--recording"))));
        } catch (IOException unreadable) {
            throw CommandException.unreadable(unreadable);
        }
    }

    Site site() {
        return recording.site();
    }

    /** Hands over every readable fix; lines that hold none are passed over, {@code check} lists them. */
    void forEach(Consumer<Fix> consumer) throws CommandException {
        try (FixLines lines = recording.openFixes()) {
            Iterator<Fix> fixes = lines.fixes(refused -> {});
            while (fixes.hasNext()) {
                consumer.accept(fixes.next());
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw CommandException.unreadable(unreadable);
        }
    }
}
