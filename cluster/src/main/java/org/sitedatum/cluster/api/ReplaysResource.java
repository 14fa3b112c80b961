package org.sitedatum.cluster.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.record.RecordingShelf;
import org.sitedatum.cluster.replay.MeasuredAccuracy;
import org.sitedatum.cluster.replay.ReplayComparison;
import org.sitedatum.cluster.replay.ReplayJob;
import org.sitedatum.cluster.replay.ReplayJobs;
import org.sitedatum.cluster.replay.ReplayPlan;
import org.sitedatum.cluster.replay.ReplayResult;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.mqtt.codec.EventJsonEncoder;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.site.Floor;

/** Recordings through the engine with a site as it was, is or might be, and what is different between two. */
final class ReplaysResource {

    private static final String PATH = "/api/v1/sites/{site}/replays";
    private static final String ONE = PATH + "/{replay}";
    private static final long MOST_BYTES = SiteJsonDecoder.MAX_DOCUMENT + 64 * 1024L;
    private static final double FINEST_CELL = 0.05;
    private static final double COARSEST_CELL = 10;
    private static final double USUAL_CELL = 0.5;
    /** Nobody owned the site. */
    private static final long EPOCH = 0;

    private final Sites sites;
    private final RecordingShelf shelf;
    private final ReplayJobs jobs;

    ReplaysResource(Sites sites, RecordingShelf shelf, ReplayJobs jobs) {
        this.sites = sites;
        this.shelf = shelf;
        this.jobs = jobs;
    }

    void addTo(Routes routes) {
        routes.get(PATH, Permission.READ_SITE, this::list);
        routes.post(PATH, Permission.OPERATE, MOST_BYTES, this::start);
        routes.get(ONE, Permission.READ_SITE, this::read);
        routes.delete(ONE, Permission.OPERATE, this::remove);
        routes.get(ONE + "/tracks", Permission.READ_SITE, this::tracks);
        routes.get(ONE + "/events", Permission.READ_SITE, this::events);
        routes.get(ONE + "/comparison", Permission.READ_SITE, this::compare);
        routes.get(ONE + "/accuracy", Permission.READ_SITE, this::accuracy);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries();
        return Future.succeededFuture(
                Items.answer(jobs.list(call.id("site")).stream().map(ReplayJobJson::of)));
    }

    private Future<Answer> start(Call call) {
        call.onlyQueries();
        ReplayWish wish = ReplayWish.of(call);
        String author = call.caller().name();
        return call.aside(() -> {
            ReplayPlan plan = wish.plan(sites, shelf);
            ReplayJob job = jobs.submit(plan, author, Instant.now())
                    .orElseThrow(() -> new Refusal(Problem.unavailable(
                            ReplayJobs.MOST + " replays wait already; try again when one is done")));
            return Answer.json(202, ReplayJobJson.of(job))
                    .with("Location", "/api/v1/sites/" + plan.site() + "/replays/" + job.id());
        });
    }

    private Future<Answer> read(Call call) {
        call.onlyQueries();
        return Future.succeededFuture(Answer.json(ReplayJobJson.of(found(call, call.id("replay")))));
    }

    private Future<Answer> remove(Call call) {
        call.onlyQueries();
        String id = call.id("replay");
        if (!jobs.remove(call.id("site"), id)) {
            throw missing(id);
        }
        return Future.succeededFuture(Answer.empty(204));
    }

    private Future<Answer> tracks(Call call) {
        call.onlyQueries("format");
        ReplayJob job = found(call, call.id("replay"));
        ReplayResult result = result(job);
        String format = call.query("format").orElse("columns");
        return call.aside(() -> switch (format) {
            case "columns" -> Answer.written(Buffer.buffer(TrackText.columns(result)));
            case "csv" ->
                Answer.text("text/csv; charset=utf-8", TrackText.csv(result))
                        .with("Content-Disposition", "attachment; filename=\"" + job.id() + ".csv\"");
            case "geojson" ->
                Answer.text("application/geo+json", TrackText.geoJson(result))
                        .with("Content-Disposition", "attachment; filename=\"" + job.id() + ".geojson\"");
            default -> throw new Refusal(Problem.badField("?format", format, "must be columns, csv or geojson"));
        });
    }

    private Future<Answer> events(Call call) {
        call.onlyQueries();
        ReplayResult result = result(found(call, call.id("replay")));
        return call.aside(() -> {
            EventJsonEncoder encoder = new EventJsonEncoder();
            List<byte[]> events = new ArrayList<>();
            for (SiteEvent event : result.events()) {
                events.add(encoder.encode(event, EPOCH));
            }
            return Items.answer(events, "");
        });
    }

    private Future<Answer> compare(Call call) {
        call.onlyQueries("with");
        ReplayJob first = found(call, call.id("replay"));
        String other = call.queryId("with")
                .orElseThrow(() -> new Refusal(Problem.badField("?with", "", "is needed: the other replay")));
        ReplayJob second = found(call, other);
        if (!first.plan().recording().equals(second.plan().recording())) {
            throw new Refusal(Problem.badField(
                    "?with",
                    other,
                    "replays recording " + second.plan().recording() + ", not "
                            + first.plan().recording()));
        }
        ReplayResult one = result(first);
        ReplayResult two = result(second);
        return call.aside(() -> Answer.json(ReplayJobJson.of(first, second, ReplayComparison.of(one, two))));
    }

    private Future<Answer> accuracy(Call call) {
        call.onlyQueries("floor", "cell");
        ReplayResult result = result(found(call, call.id("replay")));
        Optional<String> wanted = call.queryId("floor");
        double cell = call.queryDouble("cell", FINEST_CELL, COARSEST_CELL).orElse(USUAL_CELL);
        Floor floor = result.site().floors().stream()
                .filter(one -> wanted.isEmpty() || one.id().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.badField(
                        "?floor",
                        wanted.orElse(""),
                        "one of "
                                + result.site().floors().stream().map(Floor::id).toList())));
        return call.aside(() -> {
            try {
                return Answer.json(ReplayJobJson.of(MeasuredAccuracy.of(result, floor, cell)));
            } catch (IllegalArgumentException tooFine) {
                throw new Refusal(
                        Problem.badField("?cell", Double.toString(cell), String.valueOf(tooFine.getMessage())));
            }
        });
    }

    private ReplayJob found(Call call, String id) {
        return jobs.find(call.id("site"), id).orElseThrow(() -> missing(id));
    }

    private static ReplayResult result(ReplayJob job) {
        return job.result()
                .orElseThrow(() -> new Refusal(Problem.of(
                        409,
                        "not-done",
                        "The replay is not done",
                        job.reason().isEmpty() ? "ask again when its state is done" : "it failed: " + job.reason())));
    }

    private static Refusal missing(String id) {
        return new Refusal(Problem.notFound("there is no replay \"" + id + "\" on this node; the newest "
                + ReplayJobs.MOST + " are kept until it ends"));
    }
}
