package org.sitedatum.mqtt.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.mqtt.codec.FixProtobufEncoder;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.mqtt.mcap.FoxgloveMessages;
import org.sitedatum.mqtt.mcap.McapSchema;
import org.sitedatum.mqtt.mcap.McapWriter;
import org.sitedatum.mqtt.protobuf.FixProto;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.SiteHistory;
import org.sitedatum.positioning.replay.TruthSample;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;

/**
 * Writes a recording as one MCAP file: every fix whole, as {@code sitedatum.v1.Fix} on the topic it came on, and beside it for
 * viewers {@code foxglove.PoseInFrame}, {@code foxglove.LocationFix} where the site has a georeference, and {@code
 * foxglove.FrameTransform} for static frames. The site document, its revisions and the truth are attached. Not thread-safe.
 */
public final class McapRecordingWriter implements FixWriter {
    /** The messages a replay reads. */
    static final McapSchema FIX = McapSchema.protobuf(FixProto.Fix.getDescriptor());

    private final McapWriter mcap;
    private final Site site;
    private final TopicScheme topics;
    private final Optional<SiteGeoreference> georeference;
    private final FixProtobufEncoder encoder = new FixProtobufEncoder();
    private final ByteArrayOutputStream revisions = new ByteArrayOutputStream();
    private boolean framesWritten;
    private long fixCount;

    private McapRecordingWriter(McapWriter mcap, Site site) {
        this.mcap = mcap;
        this.site = site;
        this.topics = new TopicScheme(site.id());
        this.georeference = site.georeference()
                .map(at -> SiteGeoreference.of(
                        new SiteOrigin(new Geodetic(at.latDeg(), at.lonDeg(), at.height()), at.headingDeg())));
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
        String source = fix.header().source();
        write(topics.fix(source), FIX, fix, encoder.encodeRecorded(fix));
        String body = fix.header().trackable().orElse("anonymous");
        Optional<byte[]> pose = FoxgloveMessages.poseInFrame(fix);
        if (pose.isPresent()) {
            write("foxglove/pose/" + source + "/" + body, FoxgloveMessages.POSE_IN_FRAME, fix, pose.get());
        }
        Optional<byte[]> location = georeference.flatMap(at -> FoxgloveMessages.locationFix(fix, at));
        if (location.isPresent()) {
            write("foxglove/location/" + source + "/" + body, FoxgloveMessages.LOCATION_FIX, fix, location.get());
        }
        fixCount++;
    }

    private void write(String topic, McapSchema schema, Fix fix, byte[] data) throws IOException {
        mcap.message(mcap.channel(topic, schema), fix.header().receivedNanos(), fix.stampNanos(), data);
    }

    private void writeFrames(long nanos) throws IOException {
        if (framesWritten) {
            return;
        }
        framesWritten = true;
        for (FramePlacement frame : site.frames()) {
            int channel = mcap.channel("foxglove/tf", FoxgloveMessages.FRAME_TRANSFORM);
            mcap.message(channel, nanos, nanos, FoxgloveMessages.frameTransform(nanos, frame));
        }
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
