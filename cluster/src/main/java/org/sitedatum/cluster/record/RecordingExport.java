package org.sitedatum.cluster.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.mqtt.recording.FixWriter;
import org.sitedatum.mqtt.recording.McapRecordingWriter;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.SiteHistory;

/** Writes a recording of the shelf as one file to be taken away. */
public final class RecordingExport {

    private RecordingExport() {}

    /** A folder as a zip file. */
    public static void asZip(Path folder, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            RecordingZip.pack(folder, out);
        }
    }

    /**
     * Any recording as an MCAP file, with its revisions and truth.
     *
     * @param file not there yet
     */
    public static void asMcap(Path place, Path file) throws IOException {
        Recording recording = Recording.open(place);
        SiteHistory site = recording.history();
        String readme =
                "# " + site.first().name() + "\nFixes of site " + site.first().id() + ".\n";
        Deque<SiteHistory.Step> coming = new ArrayDeque<>(site.later());
        try (FixWriter writer =
                        McapRecordingWriter.create(file, site.first(), site.revision(), readme, recording.truth());
                FixLines lines = recording.openFixes()) {
            for (Iterator<Fix> fixes = lines.fixes(refused -> {}); fixes.hasNext(); ) {
                Fix fix = fixes.next();
                while (!coming.isEmpty()
                        && coming.getFirst().fromNanos() < fix.header().receivedNanos()) {
                    writer.append(coming.removeFirst());
                }
                writer.append(fix);
            }
            for (SiteHistory.Step step : coming) {
                writer.append(step);
            }
        }
    }
}
