package org.sitedatum.cluster.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.live.GeoPoseRead;
import org.sitedatum.cluster.live.LiveItem;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;

/** Live poses as OGC GeoPose. */
final class GeoPosesResource {

    private final LiveSites sites;
    private final LiveReads reads;

    GeoPosesResource(LiveSites sites, LiveReads reads) {
        this.sites = sites;
        this.reads = reads;
    }

    void addTo(Routes routes) {
        routes.get("/api/v1/sites/{site}/geopose", Permission.READ_LIVE, this::list);
        routes.get("/api/v1/sites/{site}/geopose/{trackable}", Permission.READ_LIVE, this::one);
    }

    private Future<Answer> list(Call call) {
        return ask(call, new LinkedHashMap<>())
                .map(answer -> Items.answer(
                        Items.of(answer).stream().map(LiveItem::json).toList(), ""));
    }

    private Future<Answer> one(Call call) {
        String trackable = call.id("trackable");
        return ask(call, new LinkedHashMap<>(Map.of("trackable", trackable)))
                .map(answer -> Items.of(answer).stream()
                        .findFirst()
                        .map(item -> Answer.written(Buffer.buffer(item.json())))
                        .orElseThrow(() -> new Refusal(Problem.notFound("there is no pose with an orientation of \""
                                + trackable + "\" then, and GeoPose says none without"))));
    }

    private Future<LiveReads.Answer> ask(Call call, Map<String, String> query) {
        call.onlyQueries("at");
        LiveSite site = Lookup.site(sites, call);
        Lookup.georeference(site);
        Lookup.stamp(sites, call, query);
        return call.await(reads.ask(site, GeoPoseRead.NAME, query));
    }
}
