package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.RevisionEntry;
import org.sitedatum.positioning.revision.ObjectChange;

/** The history of a site: who changed it when and why, what was different, and the way back. */
final class RevisionsResource {

    private static final String PATH = "/api/v1/sites/{site}/revisions";

    private final Sites sites;

    RevisionsResource(Sites sites) {
        this.sites = sites;
    }

    void addTo(Routes routes) {
        routes.get(PATH, Permission.READ_SITE, this::list);
        routes.get(PATH + "/{revision}", Permission.READ_SITE, this::read);
        routes.get(PATH + "/{revision}/changes", Permission.READ_SITE, this::changes);
        routes.post(PATH + "/{revision}/restore", Permission.WRITE_SITE, this::restore);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries("before", "limit");
        String site = call.id("site");
        long below = call.queryLong("before", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        int limit = (int) call.queryLong("limit", 1, Items.MOST).orElse(Items.USUAL);
        return call.aside(() -> {
            Lookup.history(sites, site);
            List<RevisionEntry> entries = sites.history(site, below, limit + 1);
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ArrayNode items = json.putArray("items");
            entries.stream().limit(limit).map(RevisionJson::entry).forEach(items::add);
            if (entries.size() > limit) {
                json.put("next", Long.toString(entries.get(limit - 1).number()));
            }
            return Answer.json(json);
        });
    }

    private Future<Answer> read(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        long revision = call.number("revision", 1);
        return call.aside(() -> sites.find(site, revision)
                .map(found -> Answer.json(RevisionJson.whole(found)).with("ETag", Versions.tag(revision)))
                .orElseThrow(() -> noRevision(site, revision)));
    }

    private Future<Answer> changes(Call call) {
        call.onlyQueries("since");
        String site = call.id("site");
        long revision = call.number("revision", 1);
        long since = call.queryLong("since", 1, Long.MAX_VALUE).orElse(Math.max(1, revision - 1));
        return call.aside(() -> {
            List<ObjectChange> changes = sites.compare(site, since, revision)
                    .orElseThrow(
                            () -> noRevision(site, sites.find(site, revision).isPresent() ? since : revision));
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("since", since).put("revision", revision);
            json.set("items", RevisionJson.changes(changes));
            return Answer.json(json);
        });
    }

    private Future<Answer> restore(Call call) {
        call.onlyQueries("reason");
        String site = call.id("site");
        long revision = call.number("revision", 1);
        long expected = Versions.expected(call);
        String reason = Lookup.reason(call.query("reason").or(() -> java.util.Optional.of("back to " + revision)));
        String author = call.caller().name();
        return call.aside(() -> RevisionJson.answer(sites.restore(site, revision, expected, author, reason)));
    }

    private static Refusal noRevision(String site, long revision) {
        return new Refusal(Problem.notFound("site \"" + site + "\" has no revision " + revision));
    }
}
