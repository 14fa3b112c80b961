package org.sitedatum.cluster.api;

import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;

/** Finds what a path names. */
final class Lookup {

    private Lookup() {}

    /**
     * The site of a request.
     *
     * @throws Refusal with 404 when this service has none of that id
     */
    static LiveSite site(LiveSites sites, Call call) {
        String id = call.id("site");
        return sites.find(id)
                .orElseThrow(() ->
                        new Refusal(Problem.notFound("there is no site \"" + id + "\"; GET /api/v1/sites lists them")));
    }
}
