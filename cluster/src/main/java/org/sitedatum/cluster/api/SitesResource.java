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
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.positioning.site.Site;

/** The sites and their documents. */
final class SitesResource {

    private final LiveSites sites;

    SitesResource(LiveSites sites) {
        this.sites = sites;
    }

    void addTo(Routes routes) {
        routes.get("/api/v1/sites", Permission.READ_LIVE, this::list);
        routes.get("/api/v1/sites/{site}", Permission.READ_SITE, this::document);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        for (LiveSite site : sites.all()) {
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

    private Future<Answer> document(Call call) {
        call.onlyQueries();
        LiveSite site = Lookup.site(sites, call);
        return Future.succeededFuture(Answer.written(Buffer.buffer(new SiteJsonEncoder().encode(site.document()))));
    }
}
