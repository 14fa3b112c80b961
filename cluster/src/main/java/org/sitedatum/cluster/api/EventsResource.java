package org.sitedatum.cluster.api;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.live.EventRead;
import org.sitedatum.cluster.live.LiveItem;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;

/** The last events of a site, the newest first. */
final class EventsResource {

    private static final Comparator<LiveItem> NEWEST_FIRST = Comparator.comparingLong(LiveItem::stampNanos)
            .thenComparing(LiveItem::key)
            .reversed();

    private final LiveSites sites;
    private final LiveReads reads;

    EventsResource(LiveSites sites, LiveReads reads) {
        this.sites = sites;
        this.reads = reads;
    }

    void addTo(Routes routes) {
        routes.get("/api/v1/sites/{site}/events", Permission.READ_LIVE, this::list);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries("kind", "subject", "before", "limit");
        LiveSite site = Lookup.site(sites, call);
        Map<String, String> query = new LinkedHashMap<>();
        call.queryId("kind").ifPresent(kind -> query.put("kind", kind));
        call.queryId("subject").ifPresent(subject -> query.put("subject", subject));
        call.queryLong("before", 0, Long.MAX_VALUE / 1_000)
                .ifPresent(before -> query.put("before", Long.toString(before)));
        int limit = (int) call.queryLong("limit", 1, Items.MOST).orElse(Items.USUAL);
        return call.await(reads.ask(site, EventRead.NAME, query)).map(answer -> page(Items.of(answer), limit));
    }

    /** Events of one microsecond stay on one page, so that the next begins where this one ends. */
    private static Answer page(List<LiveItem> items, int limit) {
        List<LiveItem> sorted = items.stream().sorted(NEWEST_FIRST).toList();
        int end = Math.min(limit, sorted.size());
        while (end > 0 && end < sorted.size() && micros(sorted.get(end)) == micros(sorted.get(end - 1))) {
            end++;
        }
        String next = end < sorted.size() ? Long.toString(micros(sorted.get(end - 1))) : "";
        return Items.answer(sorted.subList(0, end).stream().map(LiveItem::json).toList(), next);
    }

    private static long micros(LiveItem item) {
        return Math.floorDiv(item.stampNanos(), 1_000L);
    }
}
