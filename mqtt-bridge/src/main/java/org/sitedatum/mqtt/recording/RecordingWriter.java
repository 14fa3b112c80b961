package org.sitedatum.mqtt.recording;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.sitedatum.mqtt.codec.FixJsonEncoder;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.SiteHistory;
import org.sitedatum.positioning.replay.TruthSample;
import org.sitedatum.positioning.site.Site;

/**
 * Writes a recording: fixes packed and in the order they are appended, which must be the order of receipt. Not thread-safe.
 */
public final class RecordingWriter implements FixWriter {
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final OutputStream fixes;
    private final FixJsonEncoder encoder = new FixJsonEncoder();
    private Optional<Writer> truth = Optional.empty();
    private long fixCount;

    private RecordingWriter(Path folder, OutputStream fixes) {
        this.folder = folder;
        this.fixes = fixes;
    }

    /**
     * Starts a recording in a folder that has none yet; the folder is made when absent.
     *
     * @param readme for people: where, when, what with
     * @throws IOException when the folder holds a recording already or cannot be written
     */
    public static RecordingWriter create(Path folder, Site site, String readme) throws IOException {
        return create(folder, site, 0, readme);
    }

    /**
     * The same of a revision of the site.
     *
     * @param revision its number; 0 when it is not known
     */
    public static RecordingWriter create(Path folder, Site site, long revision, String readme) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(Recording.FIXES_GZ_FILE);
        if (Files.exists(file) || Files.exists(folder.resolve(Recording.FIXES_FILE))) {
            throw new FileAlreadyExistsException(folder + ": holds a recording already; choose another folder");
        }
        SiteJsonEncoder encoder = new SiteJsonEncoder();
        byte[] document = revision == 0 ? encoder.encode(site) : encoder.encode(site, revision);
        Files.write(folder.resolve(Recording.SITE_FILE), document);
        Files.writeString(folder.resolve(Recording.README_FILE), readme);
        OutputStream raw = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        return new RecordingWriter(folder, new BufferedOutputStream(new GZIPOutputStream(raw, BUFFER), BUFFER));
    }

    @Override
    public void append(Fix fix) throws IOException {
        fixes.write(encoder.encodeRecorded(fix));
        fixes.write('\n');
        fixCount++;
    }

    @Override
    public void append(SiteHistory.Step step) throws IOException {
        Files.write(
                folder.resolve(Recording.REVISIONS_FILE),
                RevisionLines.line(step),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /**
     * Appends one truth sample.
     *
     * @throws IOException when it cannot be written
     */
    public void appendTruth(TruthSample sample) throws IOException {
        if (truth.isEmpty()) {
            Writer opened = Files.newBufferedWriter(folder.resolve(Recording.TRUTH_FILE), StandardCharsets.UTF_8);
            truth = Optional.of(opened);
            opened.write(TruthCsv.header() + "\n");
        }
        truth.get().write(TruthCsv.line(sample) + "\n");
    }

    @Override
    public long fixCount() {
        return fixCount;
    }

    @Override
    public void close() throws IOException {
        try (OutputStream closing = fixes) {
            closing.flush();
        } finally {
            if (truth.isPresent()) {
                truth.get().close();
            }
        }
    }
}
