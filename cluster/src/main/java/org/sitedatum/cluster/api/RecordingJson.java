package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.sitedatum.cluster.record.RecordingRun;
import org.sitedatum.cluster.record.ShelvedRecording;

/** Recordings as JSON: on the shelf, being made, failed. */
final class RecordingJson {

    private RecordingJson() {}

    static ObjectNode of(ShelvedRecording recording) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", recording.id())
                .put("state", "ready")
                .put("form", recording.form().name().toLowerCase(Locale.ROOT))
                .put("author", recording.author())
                .put("madeAt", micros(recording.madeAt()))
                .put("fixes", recording.fixes())
                .put("refused", recording.refused())
                .put("lost", recording.lost())
                .put("bytes", recording.bytes())
                .put("from", Math.floorDiv(recording.fromNanos(), 1_000L))
                .put("until", Math.floorDiv(recording.untilNanos(), 1_000L))
                .put("hasTruth", recording.hasTruth());
        if (!recording.note().isEmpty()) {
            json.put("note", recording.note());
        }
        return json;
    }

    static ObjectNode of(RecordingRun run) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", run.name())
                .put("state", run.isRunning() ? "recording" : "failed")
                .put("form", "folder")
                .put("author", run.author())
                .put("madeAt", micros(run.startedAt()))
                .put("fixes", run.fixes())
                .put("refused", run.refused())
                .put("lost", run.lost())
                .put("bytes", run.bytes())
                .put("seconds", run.seconds());
        if (!run.fault().isEmpty()) {
            json.put("note", run.fault());
        }
        return json;
    }

    /** One that is on its way here, or was when its node was killed. */
    static ObjectNode unfinished(String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", name)
                .put("state", "unfinished")
                .put("note", "being sent or made elsewhere, or left behind by a node that was killed");
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
