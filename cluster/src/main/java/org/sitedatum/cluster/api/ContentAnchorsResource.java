package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.headset.ContentAnchorDesk;
import org.sitedatum.cluster.headset.ContentAnchorJson;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.store.ContentAnchor;
import org.sitedatum.cluster.store.ContentAnchorSearch;
import org.sitedatum.frames.geometry.Vector3;

/** Where content of headsets is anchored. */
final class ContentAnchorsResource {

    private static final String PATH = "/api/v1/sites/{site}/content-anchors";
    private static final double FARTHEST = 1e6;

    private final LiveSites sites;
    private final ContentAnchorDesk desk;

    ContentAnchorsResource(LiveSites sites, ContentAnchorDesk desk) {
        this.sites = sites;
        this.desk = desk;
    }

    void addTo(Routes routes) {
        routes.get(PATH, Permission.READ_LIVE, this::list);
        routes.get(PATH + "/{anchor}", Permission.READ_LIVE, this::read);
        routes.put(PATH + "/{anchor}", Permission.PLACE_CONTENT, Routes.USUAL_BYTES, this::save);
        routes.delete(PATH + "/{anchor}", Permission.PLACE_CONTENT, this::remove);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries("near", "radius", "floor", "category", "limit", "after");
        String site = Lookup.site(sites, call).id();
        int limit = (int) call.queryLong("limit", 1, Items.MOST).orElse(Items.USUAL);
        Optional<ContentAnchorSearch.Near> near = near(call);
        String after = call.queryId("after").orElse("");
        if (near.isPresent() && !after.isEmpty()) {
            throw new Refusal(
                    Problem.badField("?after", after, "is for lists by id; the nearest come in one page: raise limit"));
        }
        ContentAnchorSearch search = new ContentAnchorSearch(
                near,
                call.queryId("floor").orElse(""),
                call.queryId("category").orElse(""),
                after,
                near.isPresent() ? limit : limit + 1);
        return call.aside(() -> {
            List<ContentAnchor> found = desk.list(site, search, call.caller());
            List<ContentAnchor> page = found.subList(0, Math.min(limit, found.size()));
            String next = found.size() > limit ? page.get(limit - 1).id() : "";
            List<byte[]> elements = new ArrayList<>();
            page.forEach(anchor ->
                    elements.add(ContentAnchorJson.write(anchor).toString().getBytes(StandardCharsets.UTF_8)));
            return Items.answer(elements, next);
        });
    }

    private Future<Answer> read(Call call) {
        call.onlyQueries();
        String site = Lookup.site(sites, call).id();
        String id = call.id("anchor");
        return call.aside(() -> {
            ContentAnchor anchor =
                    desk.find(site, id, call.caller()).orElseThrow(() -> new Refusal(ContentAnchorDesk.notFound(id)));
            return Versions.isKnown(call, anchor.version())
                    ? Answer.empty(304).with("ETag", Versions.tag(anchor.version()))
                    : tagged(anchor);
        });
    }

    private Future<Answer> save(Call call) {
        call.onlyQueries();
        LiveSite site = Lookup.site(sites, call);
        String id = call.id("anchor");
        long version = Versions.expected(call);
        ObjectNode json = call.json();
        return call.aside(() -> tagged(desk.save(site, id, json, version, call.caller())));
    }

    private Future<Answer> remove(Call call) {
        call.onlyQueries();
        LiveSite site = Lookup.site(sites, call);
        String id = call.id("anchor");
        long version = Versions.expected(call);
        return call.aside(() -> {
            desk.remove(site, id, version, call.caller());
            return Answer.empty(204);
        });
    }

    private static Answer tagged(ContentAnchor anchor) {
        return Answer.json(ContentAnchorJson.write(anchor)).with("ETag", Versions.tag(anchor.version()));
    }

    private static Optional<ContentAnchorSearch.Near> near(Call call) {
        OptionalDouble radius = call.queryDouble("radius", 0, FARTHEST);
        Optional<String> near = call.query("near");
        if (near.isPresent() != radius.isPresent()) {
            throw new Refusal(Problem.badField(
                    "?near", near.orElse(""), "give near=x,y,z and radius, both in metres, or neither"));
        }
        return near.map(text -> new ContentAnchorSearch.Near(point(text), radius.getAsDouble()));
    }

    private static Vector3 point(String text) {
        String[] parts = text.split(",", -1);
        double[] n = new double[3];
        for (int i = 0; i < 3; i++) {
            try {
                n[i] = parts.length == 3 ? Double.parseDouble(parts[i]) : Double.NaN;
            } catch (NumberFormatException notANumber) {
                n[i] = Double.NaN;
            }
            if (!(Math.abs(n[i]) <= FARTHEST)) {
                throw new Refusal(Problem.badField("?near", text, "must be x,y,z in metres, each within " + FARTHEST));
            }
        }
        return new Vector3(n[0], n[1], n[2]);
    }
}
