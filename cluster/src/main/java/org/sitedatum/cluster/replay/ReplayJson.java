package org.sitedatum.cluster.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.replay.AnonymousScore;
import org.sitedatum.positioning.replay.TrackableScore;

/** The report as the one JSON object of the contract. A figure that does not exist is {@code null}. */
public final class ReplayJson {

    private ReplayJson() {}

    /** The object as text. */
    public static String of(ReplayReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(report, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(ReplayReport report, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("recording", report.recording());
        json.writeNumberField("fixes", report.fixes());
        json.writeNumberField("accepted", report.score().accepted());
        json.writeObjectFieldStart("rejected");
        for (Map.Entry<FixRejection.Reason, Long> rejected : report.rejected().entrySet()) {
            json.writeNumberField(rejected.getKey().name(), rejected.getValue());
        }
        json.writeEndObject();
        number(json, "wallSeconds", report.wallSeconds());
        number(json, "fixesPerSecond", report.fixesPerSecond());
        json.writeObjectFieldStart("trackables");
        for (Map.Entry<String, TrackableScore> trackable :
                report.score().trackables().entrySet()) {
            json.writeFieldName(trackable.getKey());
            write(trackable.getValue(), json);
        }
        json.writeEndObject();
        if (report.score().anonymous().isPresent()) {
            json.writeFieldName("anonymous");
            write(report.score().anonymous().get(), json);
        }
        json.writeEndObject();
    }

    private static void write(TrackableScore score, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("poses", score.poses());
        number(json, "availability", score.availability());
        number(json, "rmse2d", score.rmse2d());
        number(json, "rmse3d", score.rmse3d());
        number(json, "median2d", score.median2d());
        number(json, "p95", score.p95());
        number(json, "max", score.max());
        if (score.headingRmseDeg().isPresent()) {
            number(json, "headingRmseDeg", score.headingRmseDeg().getAsDouble());
        }
        number(json, "nees95", score.nees95());
        number(json, "plExceeded", score.plExceeded());
        number(json, "plMedian", score.plMedian());
        json.writeEndObject();
    }

    private static void write(AnonymousScore score, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("truths", score.truths());
        number(json, "matchedRmse", score.matchedRmse());
        number(json, "coverage", score.coverage());
        number(json, "gospa", score.gospa());
        number(json, "gospaNoFalse", score.gospaNoFalse());
        number(json, "mota", score.mota());
        number(json, "idf1", score.idf1());
        json.writeNumberField("identitySwitches", score.identitySwitches());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }
}
