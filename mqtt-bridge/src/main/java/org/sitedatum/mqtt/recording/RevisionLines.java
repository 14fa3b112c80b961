package org.sitedatum.mqtt.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.positioning.replay.SiteHistory;

/**
 * The file {@code revisions.ndjson} of a recording: each line {@code {"receivedNanos", "site": {"revision", ...}}}, a site
 * document with its revision and the time up to which fixes were heard before it.
 */
final class RevisionLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RevisionLines() {}

    /** One line, with its end. */
    static byte[] line(SiteHistory.Step step) throws IOException {
        JsonNode site = JSON.readTree(new SiteJsonEncoder().encode(step.site(), step.revision()));
        String line = JSON.createObjectNode()
                        .put("receivedNanos", step.fromNanos())
                        .set("site", site)
                        .toString()
                + "\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads all lines; none when the file is not there.
     *
     * @throws IOException naming the first line that is no revision
     */
    static List<SiteHistory.Step> read(Path file) throws IOException {
        return Files.exists(file) ? read(Files.readAllLines(file), file.toString()) : List.of();
    }

    /**
     * Reads lines.
     *
     * @param file their file's name, for faults
     * @throws IOException naming the first line that is no revision
     */
    static List<SiteHistory.Step> read(List<String> lines, String file) throws IOException {
        List<SiteHistory.Step> steps = new ArrayList<>();
        int number = 0;
        for (String line : lines) {
            number++;
            if (!line.isBlank()) {
                steps.add(step(file + ":" + number, line));
            }
        }
        return steps;
    }

    private static SiteHistory.Step step(String place, String line) throws IOException {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (IOException notJson) {
            throw new IOException(place + ": not JSON", notJson);
        }
        byte[] site = JSON.writeValueAsBytes(node.path("site"));
        long revision = SiteJsonDecoder.revisionOf(site);
        if (!node.path("receivedNanos").canConvertToLong() || revision == 0) {
            throw new IOException(place + ": needs \"receivedNanos\" and a \"site\" with its \"revision\"");
        }
        SiteDecoding decoding = new SiteJsonDecoder().decode(site);
        if (decoding instanceof SiteDecoding.Faulty faulty) {
            throw new IOException(place + ": " + faulty.faults().get(0));
        }
        return new SiteHistory.Step(
                node.path("receivedNanos").longValue(), revision, ((SiteDecoding.Sound) decoding).site());
    }
}
