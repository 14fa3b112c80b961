package org.sitedatum.cluster.api;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
import org.sitedatum.cluster.live.PoseRead;

/** Poses: the newest, near a point, at a stamp. */
final class PosesResource {

    private static final double FARTHEST = 1e6;

    private final LiveSites sites;
    private final LiveReads reads;

    PosesResource(LiveSites sites, LiveReads reads) {
        this.sites = sites;
        this.reads = reads;
    }

    void addTo(Routes routes) {
        routes.get("/api/v1/sites/{site}/poses", Permission.READ_LIVE, this::list);
        routes.get("/api/v1/sites/{site}/poses/{trackable}", Permission.READ_LIVE, this::one);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries("at", "floor", "near", "radius", "limit", "after");
        LiveSite site = Lookup.site(sites, call);
        Map<String, String> query = new LinkedHashMap<>();
        Lookup.stamp(sites, call, query);
        call.queryId("floor").ifPresent(floor -> query.put("floor", floor));
        near(call, query);
        int limit = (int) call.queryLong("limit", 1, Items.MOST).orElse(Items.USUAL);
        String after = call.queryId("after").orElse("");
        return call.await(reads.ask(site, PoseRead.NAME, query)).map(answer -> {
            List<LiveItem> rest = Items.of(answer).stream()
                    .filter(item -> item.key().compareTo(after) > 0)
                    .toList();
            List<LiveItem> page = rest.subList(0, Math.min(limit, rest.size()));
            String next = rest.size() > limit ? page.get(limit - 1).key() : "";
            return Items.answer(page.stream().map(LiveItem::json).toList(), next);
        });
    }

    private Future<Answer> one(Call call) {
        call.onlyQueries("at");
        LiveSite site = Lookup.site(sites, call);
        String trackable = call.id("trackable");
        Map<String, String> query = new LinkedHashMap<>(Map.of("trackable", trackable));
        Lookup.stamp(sites, call, query);
        return call.await(reads.ask(site, PoseRead.NAME, query))
                .map(answer -> Items.of(answer).stream()
                        .findFirst()
                        .map(item -> Answer.written(io.vertx.core.buffer.Buffer.buffer(item.json())))
                        .orElseThrow(() -> new Refusal(Problem.notFound(
                                query.containsKey("at")
                                        ? "there is no pose of \"" + trackable
                                                + "\" at that stamp: the last ten seconds are"
                                                + " remembered and two seconds beyond the newest pose are predicted"
                                        : "there is no pose of \"" + trackable + "\" yet"))));
    }

    private static void near(Call call, Map<String, String> query) {
        OptionalDouble radius = call.queryDouble("radius", 0, FARTHEST);
        String near = call.query("near").orElse("");
        if (near.isEmpty() != radius.isEmpty()) {
            throw new Refusal(Problem.badField("?near", near, "give near=x,y and radius, both in metres, or neither"));
        }
        if (near.isEmpty()) {
            return;
        }
        String[] parts = near.split(",", -1);
        if (parts.length != 2) {
            throw new Refusal(Problem.badField("?near", near, "must be x,y in metres"));
        }
        query.put("x", coordinate(near, parts[0]));
        query.put("y", coordinate(near, parts[1]));
        query.put("radius", Double.toString(radius.getAsDouble()));
    }

    private static String coordinate(String near, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= FARTHEST) {
                return Double.toString(value);
            }
        } catch (NumberFormatException notANumber) {
            throw new Refusal(Problem.badField("?near", near, "must be x,y in metres"));
        }
        throw new Refusal(Problem.badField("?near", near, "must be x,y in metres, each within " + FARTHEST));
    }
}
