package org.sitedatum.cluster.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The file {@value #NAME} beside a recording that says what it is; written last, so that only whole recordings have one. */
final class ShelfLabel {

    static final String NAME = "label.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ShelfLabel() {}

    static void write(Path folder, ShelvedRecording recording) throws IOException {
        byte[] json = JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("site", recording.site())
                .put("id", recording.id())
                .put("form", recording.form().name().toLowerCase(Locale.ROOT))
                .put("author", recording.author())
                .put("madeAt", recording.madeAt().toString())
                .put("fixes", recording.fixes())
                .put("refused", recording.refused())
                .put("lost", recording.lost())
                .put("fromNanos", recording.fromNanos())
                .put("untilNanos", recording.untilNanos())
                .put("bytes", recording.bytes())
                .put("hasTruth", recording.hasTruth())
                .put("note", recording.note()));
        Path unfinished = folder.resolve(NAME + ".new");
        Files.write(unfinished, json);
        Files.move(unfinished, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Empty when there is none, or none that can be read. */
    static Optional<ShelvedRecording> read(Path folder) {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(folder.resolve(NAME)));
            return Optional.of(new ShelvedRecording(
                    json.path("site").asText(),
                    json.path("id").asText(),
                    ShelvedRecording.Form.valueOf(json.path("form").asText().toUpperCase(Locale.ROOT)),
                    json.path("author").asText(),
                    Instant.parse(json.path("madeAt").asText()),
                    json.path("fixes").asLong(),
                    json.path("refused").asLong(),
                    json.path("lost").asLong(),
                    json.path("fromNanos").asLong(),
                    json.path("untilNanos").asLong(),
                    json.path("bytes").asLong(),
                    json.path("hasTruth").asBoolean(),
                    json.path("note").asText()));
        } catch (IOException | RuntimeException noLabel) {
            return Optional.empty();
        }
    }
}
