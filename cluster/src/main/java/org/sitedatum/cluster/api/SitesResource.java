package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.site.Site;

/** The sites and their documents: read whole, written whole on top of the revision that was read. */
final class SitesResource {

    private final Sites sites;
    private final LiveSites live;

    SitesResource(Sites sites, LiveSites live) {
        this.sites = sites;
        this.live = live;
    }

    void addTo(Routes routes) {
        routes.get("/api/v1/sites", Permission.READ_LIVE, this::list);
        routes.get("/api/v1/sites/{site}", Permission.READ_LIVE, this::read);
        routes.put("/api/v1/sites/{site}", Permission.WRITE_SITE, SiteJsonDecoder.MAX_DOCUMENT, this::publish);
        routes.delete("/api/v1/sites/{site}", Permission.WRITE_SITE, this::remove);
        routes.post("/api/v1/sites/{site}/check", Permission.READ_SITE, SiteJsonDecoder.MAX_DOCUMENT, this::check);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        for (LiveSite site : live.all()) {
            Site document = site.document();
            items.addObject()
                    .put("id", site.id())
                    .put("name", document.name())
                    .put("floors", document.floors().size())
                    .put("trackables", document.trackables().size())
                    .put("georeferenced", document.georeference().isPresent());
        }
        return Future.succeededFuture(Answer.json(answer));
    }

    private Future<Answer> read(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        return call.aside(() -> {
            SiteRevision revision = Lookup.current(sites, site);
            Answer answer = Versions.isKnown(call, revision.number())
                    ? Answer.empty(304)
                    : Answer.written(Buffer.buffer(revision.document()));
            return answer.with("ETag", Versions.tag(revision.number()));
        });
    }

    private Future<Answer> publish(Call call) {
        call.onlyQueries("reason");
        String site = call.id("site");
        long expected = Versions.expected(call);
        String reason = Lookup.reason(call.query("reason"));
        byte[] document = call.body().getBytes();
        String author = call.caller().name();
        return call.aside(() -> RevisionJson.answer(sites.publish(site, expected, document, author, reason)));
    }

    private Future<Answer> remove(Call call) {
        call.onlyQueries("reason");
        String site = call.id("site");
        long expected = Versions.expected(call);
        String reason = Lookup.reason(call.query("reason"));
        String author = call.caller().name();
        return call.aside(() -> {
            Lookup.current(sites, site);
            RevisionJson.answer(sites.remove(site, expected, author, reason));
            return Answer.empty(204);
        });
    }

    private Future<Answer> check(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        byte[] document = call.body().getBytes();
        return call.aside(() -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.set("faults", RevisionJson.faults(sites.check(site, document)));
            return Answer.json(json);
        });
    }
}
