package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.sitedatum.cluster.store.SiteRevision;

/** The parts of a site document by themselves, to read: all anchors, one anchor. The ETag is that of the whole document. */
final class PartsResource {

    /** The parts, as the document names them. */
    static final List<String> PARTS = List.of(
            "floors",
            "frames",
            "anchors",
            "cameras",
            "detectors",
            "markers",
            "walls",
            "fences",
            "trackables",
            "sectors");

    private final Sites sites;

    PartsResource(Sites sites) {
        this.sites = sites;
    }

    /** To be added after all other routes below a site. */
    void addTo(Routes routes) {
        routes.get("/api/v1/sites/{site}/{part}", Permission.READ_LIVE, this::list);
        routes.get("/api/v1/sites/{site}/{part}/{id}", Permission.READ_LIVE, this::one);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        String part = part(call);
        return call.aside(() -> {
            SiteRevision revision = Lookup.current(sites, site);
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.putArray("items").addAll(elements(revision, part));
            return answer(call, revision, json);
        });
    }

    private Future<Answer> one(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        String part = part(call);
        String id = call.id("id");
        return call.aside(() -> {
            SiteRevision revision = Lookup.current(sites, site);
            return elements(revision, part).stream()
                    .filter(element -> element.path("id").asText().equals(id))
                    .findFirst()
                    .map(element -> answer(call, revision, element))
                    .orElseThrow(() -> new Refusal(
                            Problem.notFound("site \"" + site + "\" has no \"" + id + "\" among its " + part)));
        });
    }

    private static String part(Call call) {
        String part = call.id("part");
        if (!PARTS.contains(part)) {
            throw new Refusal(Problem.notFound("a site has no \"" + part + "\"; there are " + PARTS));
        }
        return part;
    }

    private static List<JsonNode> elements(SiteRevision revision, String part) {
        List<JsonNode> elements = new java.util.ArrayList<>();
        RevisionJson.parsed(revision.document()).path(part).forEach(elements::add);
        return elements;
    }

    private static Answer answer(Call call, SiteRevision revision, JsonNode json) {
        Answer answer = Versions.isKnown(call, revision.number()) ? Answer.empty(304) : Answer.json(json);
        return answer.with("ETag", Versions.tag(revision.number()));
    }
}
