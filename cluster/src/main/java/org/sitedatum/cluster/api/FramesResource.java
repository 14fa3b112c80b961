package org.sitedatum.cluster.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.live.LiveItem;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.live.TransformRead;

/** How to change coordinates from one frame or body to another at a stamp. */
final class FramesResource {

    private final LiveSites sites;
    private final LiveReads reads;

    FramesResource(LiveSites sites, LiveReads reads) {
        this.sites = sites;
        this.reads = reads;
    }

    void addTo(Routes routes) {
        routes.get("/api/v1/sites/{site}/frames/lookup", Permission.READ_LIVE, this::lookup);
    }

    private Future<Answer> lookup(Call call) {
        call.onlyQueries("target", "source", "stamp");
        LiveSite site = Lookup.site(sites, call);
        long stamp = call.query("stamp").filter("now"::equals).isPresent()
                ? Math.floorDiv(sites.nowNanos(), 1_000L)
                : call.queryLong("stamp", 0, Long.MAX_VALUE / 1_000)
                        .orElseThrow(() -> missing("stamp", "the instant, µs since the Unix epoch, or now"));
        Map<String, String> query = Map.of(
                "target", call.queryId("target").orElseThrow(() -> missing("target", "the frame to bring to")),
                "source", call.queryId("source").orElseThrow(() -> missing("source", "the frame to bring from")),
                "stamp", Long.toString(stamp));
        return call.await(reads.ask(site, TransformRead.NAME, query)).map(answer -> found(Items.of(answer)));
    }

    private static Answer found(List<LiveItem> items) {
        return items.stream()
                .filter(item -> item.key().equals(TransformRead.FOUND))
                .findFirst()
                .map(item -> Answer.written(Buffer.buffer(item.json())))
                .orElseThrow(() ->
                        new Refusal(Problem.notFound(new String(items.get(0).json(), StandardCharsets.UTF_8))));
    }

    private static Refusal missing(String name, String what) {
        return new Refusal(Problem.badField("?" + name, "", "is needed: " + what));
    }
}
