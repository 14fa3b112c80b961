package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.sitedatum.cluster.survey.job.SurveyJob;

/** Surveys as JSON. */
final class SurveyJson {

    private SurveyJson() {}

    /** Without the report. */
    static ObjectNode summary(SurveyJob job) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", job.id())
                .put("kind", job.kind())
                .put("author", job.author())
                .put("createdAt", ChronoUnit.MICROS.between(Instant.EPOCH, job.createdAt()))
                .put("state", job.state().word());
        if (!job.state().isFinished()) {
            json.putObject("progress")
                    .put("stage", job.stage())
                    .put("step", job.step())
                    .put("of", job.of())
                    .put("fixes", job.fixes());
        }
        if (!job.detail().isEmpty()) {
            json.put("detail", job.detail());
        }
        job.output().ifPresent(output -> json.put("choices", output.choices()));
        return json;
    }

    /** With the report. */
    static ObjectNode whole(SurveyJob job) {
        ObjectNode json = summary(job);
        job.output()
                .filter(output -> output.refused().isEmpty())
                .ifPresent(output -> json.set("report", output.json()));
        return json;
    }
}
