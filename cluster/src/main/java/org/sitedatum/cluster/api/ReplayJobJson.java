package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.cluster.replay.FenceDifference;
import org.sitedatum.cluster.replay.MeasuredAccuracy;
import org.sitedatum.cluster.replay.ReplayComparison;
import org.sitedatum.cluster.replay.ReplayJob;
import org.sitedatum.cluster.replay.ReplayJson;
import org.sitedatum.cluster.replay.ReplayResult;
import org.sitedatum.cluster.replay.TrackPoint;
import org.sitedatum.positioning.replay.TrackableScore;

/** Replays and what came of them as JSON. */
final class ReplayJobJson {

    private ReplayJobJson() {}

    static ObjectNode of(ReplayJob job) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", job.id())
                .put("recording", job.plan().recording())
                .put("with", job.plan().with())
                .put("state", job.state().name().toLowerCase(Locale.ROOT))
                .put("progress", round(job.progress(), 1_000))
                .put("author", job.author())
                .put("madeAt", RecordingJson.micros(job.madeAt()));
        if (!job.reason().isEmpty()) {
            json.put("reason", job.reason());
        }
        job.result().ifPresent(result -> addResult(json, result));
        return json;
    }

    private static void addResult(ObjectNode json, ReplayResult result) {
        json.set("report", RevisionJson.parsed(ReplayJson.of(result.report())));
        json.put("step", result.stepNanos() * 1e-9);
        json.put("complete", result.complete());
        json.put("events", result.events().size());
        ArrayNode bodies = json.putArray("bodies");
        result.tracks().keySet().forEach(bodies::add);
        List<TrackPoint> all =
                result.tracks().values().stream().flatMap(List::stream).toList();
        all.stream().mapToLong(TrackPoint::stampNanos).min().ifPresent(from -> json.put("from", micros(from)));
        all.stream().mapToLong(TrackPoint::stampNanos).max().ifPresent(until -> json.put("until", micros(until)));
    }

    static ObjectNode of(ReplayJob first, ReplayJob second, ReplayComparison comparison) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("first", first.id()).put("second", second.id());
        ArrayNode bodies = json.putArray("bodies");
        for (ReplayComparison.BodyDifference body : comparison.bodies()) {
            ObjectNode one = bodies.addObject();
            one.put("trackable", body.trackable()).put("compared", body.compared());
            put(one, "rms", body.rms());
            put(one, "median", body.median());
            put(one, "max", body.max());
            if (body.compared() > 0) {
                one.put("maxAt", micros(body.maxAtNanos()));
            }
            one.set("first", figures(body.first()));
            one.set("second", figures(body.second()));
        }
        ArrayNode fences = json.putArray("fences");
        for (FenceDifference fence : comparison.fences()) {
            ObjectNode one = fences.addObject();
            one.put("fence", fence.fence())
                    .put("trackable", fence.trackable())
                    .put("change", fence.change().name().toLowerCase(Locale.ROOT));
            put(one, "firstAt", fence.firstNanos());
            put(one, "secondAt", fence.secondNanos());
        }
        return json;
    }

    private static ObjectNode figures(ReplayComparison.BodyFigures figures) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("poses", figures.poses());
        put(json, "trackedShare", figures.trackedShare());
        put(json, "ellipseMedian", figures.ellipseMedian());
        put(json, "levelMedian", figures.levelMedian());
        Optional<TrackableScore> score = figures.score();
        score.ifPresent(known -> {
            put(json, "availability", known.availability());
            put(json, "rmse2d", known.rmse2d());
            put(json, "p95", known.p95());
        });
        return json;
    }

    /** As the expected accuracy is told, but with {@code null} where nobody was. */
    static ObjectNode of(MeasuredAccuracy accuracy) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("floor", accuracy.floor())
                .put("minX", accuracy.minX())
                .put("minY", accuracy.minY())
                .put("cell", accuracy.cell())
                .put("columns", accuracy.columns())
                .put("rows", accuracy.rows())
                .put("basis", accuracy.againstTruth() ? "truth" : "claimed");
        ArrayNode rms = json.putArray("rms");
        ArrayNode counts = json.putArray("counts");
        for (Optional<MeasuredAccuracy.Square> square : accuracy.squares()) {
            square.ifPresentOrElse(known -> rms.add(round(known.rms(), 1_000)), rms::addNull);
            counts.add(square.map(MeasuredAccuracy.Square::count).orElse(0));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, round(value, 10_000));
        } else {
            json.putNull(name);
        }
    }

    private static void put(ObjectNode json, String name, OptionalLong nanos) {
        if (nanos.isPresent()) {
            json.put(name, micros(nanos.getAsLong()));
        }
    }

    private static double round(double value, double parts) {
        return Math.round(value * parts) / parts;
    }

    private static long micros(long nanos) {
        return Math.floorDiv(nanos, 1_000L);
    }
}
