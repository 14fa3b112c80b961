package org.sitedatum.cluster.api;

import java.util.Map;
import java.util.Optional;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.positioning.site.Georeference;

/** Finds what a request names, or refuses it. */
final class Lookup {

    private static final int LONGEST_REASON = 2_000;

    private Lookup() {}

    /**
     * The site of a request as it lives.
     *
     * @throws Refusal with 404 when this service has none of that id
     */
    static LiveSite site(LiveSites sites, Call call) {
        String id = call.id("site");
        return sites.find(id).orElseThrow(() -> noSite(id));
    }

    /**
     * The newest revision of a site; waits for the store.
     *
     * @throws Refusal with 404 when there is no such site
     */
    static SiteRevision current(Sites sites, String id) {
        return sites.current(id).orElseThrow(() -> noSite(id));
    }

    /**
     * Makes sure that a site is or was there; waits for the store.
     *
     * @throws Refusal with 404 when there never was
     */
    static void history(Sites sites, String id) {
        if (sites.history(id, Long.MAX_VALUE, 1).isEmpty()) {
            throw noSite(id);
        }
    }

    /**
     * Where on Earth a site is.
     *
     * @throws Refusal with 409 when it does not say
     */
    static Georeference georeference(LiveSite site) {
        return site.document()
                .georeference()
                .orElseThrow(() -> new Refusal(Problem.of(
                        409,
                        "no-georeference",
                        "The site has no georeference",
                        "site \"" + site.id() + "\" does not say where on Earth it is; add \"georeference\" to its"
                                + " document and publish it")));
    }

    /** Which instant is asked for, µs since the Unix epoch: {@code at} is a stamp or {@code now}. */
    static void stamp(LiveSites sites, Call call, Map<String, String> query) {
        if (call.query("at").filter("now"::equals).isPresent()) {
            query.put("at", Long.toString(Math.floorDiv(sites.nowNanos(), 1_000L)));
        } else {
            call.queryLong("at", 0, Long.MAX_VALUE / 1_000).ifPresent(stamp -> query.put("at", Long.toString(stamp)));
        }
    }

    private static Refusal noSite(String id) {
        return new Refusal(Problem.notFound("there is no site \"" + id + "\"; GET /api/v1/sites lists them"));
    }

    /** Why something is changed, as its author says. */
    static String reason(Optional<String> said) {
        String reason = said.orElse("");
        if (reason.length() > LONGEST_REASON) {
            throw new Refusal(Problem.badField("reason", reason, "has at most " + LONGEST_REASON + " characters"));
        }
        return reason;
    }
}
