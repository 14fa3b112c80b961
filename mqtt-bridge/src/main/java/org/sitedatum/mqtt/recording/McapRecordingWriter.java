package org.sitedatum.mqtt.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.mqtt.foxglove.FixChannels;
import org.sitedatum.mqtt.foxglove.FoxgloveMessages;
import org.sitedatum.mqtt.foxglove.PoseChannels;
import org.sitedatum.mqtt.foxglove.ShownMessage;
import org.sitedatum.mqtt.foxglove.SiteScene;
import org.sitedatum.mqtt.mcap.McapWriter;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.SiteHistory;
import org.sitedatum.positioning.replay.TruthSample;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;

/**
 * Writes a recording as one MCAP file: the {@link FixChannels} of every fix, and for viewers {@code foxglove.FrameTransform} for
 * static frames and the {@link SiteScene}. The site document, its revisions and the truth are attached. Not thread-safe.
 */
public final class McapRecordingWriter implements FixWriter {
    private final McapWriter mcap;
    private final Site site;
    private final FixChannels channels;
    private final ByteArrayOutputStream revisions = new ByteArrayOutputStream();
    private boolean framesWritten;
    private long fixCount;

    private McapRecordingWriter(McapWriter mcap, Site site) {
        this.mcap = mcap;
        this.site = site;
        this.channels = new FixChannels(site);
    }

    /**
     * Starts a recording in a file that is not there yet.
     *
     * @param revision of the site; 0 when it is not known
     * @param readme for people: where, when, what with
     * @param truth in file order; empty when there is none
     * @throws IOException when the file is there already or cannot be written
     */
    public static McapRecordingWriter create(
            Path file, Site site, long revision, String readme, List<TruthSample> truth) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file + ": is there already; choose another name");
        }
        McapWriter mcap = new McapWriter(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
        SiteJsonEncoder encoder = new SiteJsonEncoder();
        byte[] document = revision == 0 ? encoder.encode(site) : encoder.encode(site, revision);
        mcap.attachment(Recording.SITE_FILE, "application/json", 0, document);
        mcap.attachment(Recording.README_FILE, "text/markdown", 0, readme.getBytes(StandardCharsets.UTF_8));
        if (!truth.isEmpty()) {
            StringBuilder csv = new StringBuilder(TruthCsv.header()).append('\n');
            truth.forEach(sample -> csv.append(TruthCsv.line(sample)).append('\n'));
            mcap.attachment(Recording.TRUTH_FILE, "text/csv", 0, csv.toString().getBytes(StandardCharsets.UTF_8));
        }
        return new McapRecordingWriter(mcap, site);
    }

    @Override
    public void append(Fix fix) throws IOException {
        long received = fix.header().receivedNanos();
        writeFrames(received);
        for (ShownMessage shown : channels.of(fix)) {
            int channel = mcap.channel(shown.topic(), shown.schema());
            mcap.message(channel, received, fix.stampNanos(), shown.data().get());
        }
        fixCount++;
    }

    private void writeFrames(long nanos) throws IOException {
        if (framesWritten) {
            return;
        }
        framesWritten = true;
        for (FramePlacement frame : site.frames()) {
            int channel = mcap.channel(PoseChannels.TRANSFORMS, FoxgloveMessages.FRAME_TRANSFORM);
            byte[] data = FoxgloveMessages.frameTransform(nanos, frame.parent(), frame.id(), frame.parentFromFrame());
            mcap.message(channel, nanos, nanos, data);
        }
        int scene = mcap.channel(SiteScene.TOPIC, FoxgloveMessages.SCENE_UPDATE);
        mcap.message(scene, nanos, nanos, SiteScene.of(site, nanos));
    }

    @Override
    public void append(SiteHistory.Step step) throws IOException {
        revisions.writeBytes(RevisionLines.line(step));
    }

    @Override
    public long fixCount() {
        return fixCount;
    }

    /** Writes the revisions and the index; a file that was not closed is refused as cut short. */
    @Override
    public void close() throws IOException {
        try (McapWriter closing = mcap) {
            if (revisions.size() > 0) {
                closing.attachment(Recording.REVISIONS_FILE, "application/x-ndjson", 0, revisions.toByteArray());
            }
        }
    }
}
