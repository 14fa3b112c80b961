package org.sitedatum.cluster.api;

import io.vertx.core.Future;
import java.util.Map;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.live.LiveItem;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.live.SourceRead;

/** How the sources, anchors and sensors of a site are: heard, refused, judged. */
final class SourcesResource {

    private final LiveSites sites;
    private final LiveReads reads;

    SourcesResource(LiveSites sites, LiveReads reads) {
        this.sites = sites;
        this.reads = reads;
    }

    void addTo(Routes routes) {
        routes.get("/api/v1/sites/{site}/sources", Permission.READ_SITE, this::list);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries();
        LiveSite site = Lookup.site(sites, call);
        return call.await(reads.ask(site, SourceRead.NAME, Map.of()))
                .map(answer -> Items.answer(
                        Items.of(answer).stream().map(LiveItem::json).toList(), ""));
    }
}
