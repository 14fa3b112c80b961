package org.sitedatum.cluster.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

/** The fixes of a recording; lines that hold none are passed over, {@code check} lists them. */
public final class RecordingFixes implements SurveyFixes {

    private final Recording recording;
    private long refused;
    private String firstRefused = "";

    private RecordingFixes(Recording recording) {
        this.recording = recording;
    }

    /**
     * Of a recording.
     *
     * @throws CommandException when it cannot be read
     */
    public static RecordingFixes open(Path folder) throws CommandException {
        try {
            return new RecordingFixes(Recording.open(folder));
        } catch (IOException unreadable) {
            throw CommandException.unreadable(unreadable);
        }
    }

    private void note(FixRejection rejection) {
        if (refused++ == 0) {
            firstRefused = rejection.reason() + ", " + rejection.detail();
        }
    }

    /** What was passed over when the fixes were read last. */
    Optional<String> remark() {
        return refused == 0
                ? Optional.empty()
                : Optional.of(refused + " lines of the recording hold no fix and were passed over, the first: "
                        + firstRefused + "; `check` lists them");
    }

    Site site() {
        return recording.site();
    }

    @Override
    public void forEach(Consumer<Fix> consumer) throws CommandException {
        try (FixLines lines = recording.openFixes()) {
            refused = 0;
            Iterator<Fix> fixes = lines.fixes(this::note);
            while (fixes.hasNext()) {
                consumer.accept(fixes.next());
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw CommandException.unreadable(unreadable);
        }
    }
}
