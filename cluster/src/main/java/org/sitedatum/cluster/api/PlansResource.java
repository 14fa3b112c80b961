package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.FloorPlan;
import org.sitedatum.cluster.store.PlanContent;
import org.sitedatum.cluster.store.VersionedOutcome;

/**
 * Plans of floors: an image, and beside it whatever the page notes of it, above all how it lies on the site. Plans belong to
 * the site's page only; no engine reads them, so they are no part of a revision.
 */
final class PlansResource {

    private static final String PATH = "/api/v1/sites/{site}/floors/{floor}/plans";
    private static final long MOST_PROPERTIES = 64 * 1024;

    private final Sites sites;

    PlansResource(Sites sites) {
        this.sites = sites;
    }

    void addTo(Routes routes) {
        routes.get(PATH, Permission.READ_LIVE, this::list);
        routes.get(PATH + "/{plan}", Permission.READ_LIVE, this::read);
        routes.put(PATH + "/{plan}", Permission.WRITE_SITE, MOST_PROPERTIES, this::lay);
        routes.delete(PATH + "/{plan}", Permission.WRITE_SITE, this::remove);
        routes.get(PATH + "/{plan}/image", Permission.READ_LIVE, this::image);
        routes.putFile(PATH + "/{plan}/image", Permission.WRITE_SITE, PlanContent.MOST_BYTES, this::upload);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        String floor = call.id("floor");
        return call.aside(() -> Items.answer(sites.plans().list(site).stream()
                .filter(plan -> plan.floor().equals(floor))
                .map(PlansResource::summary)));
    }

    private Future<Answer> read(Call call) {
        call.onlyQueries();
        Name name = Name.of(call);
        return call.aside(() -> tagged(found(name)));
    }

    private Future<Answer> image(Call call) {
        call.onlyQueries();
        Name name = Name.of(call);
        return call.aside(() -> {
            FloorPlan plan = found(name);
            Answer answer = Versions.isKnown(call, plan.version()) ? Answer.empty(304) : bytes(name, plan);
            return answer.with("ETag", Versions.tag(plan.version()))
                    .with("Cache-Control", "private, no-cache")
                    .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                    .with("Content-Disposition", "attachment");
        });
    }

    private Answer bytes(Name name, FloorPlan plan) {
        PlanContent content =
                sites.plans().content(name.site, name.floor, name.plan).orElseThrow(() -> new Refusal(missing(name)));
        return new Answer(200, plan.mediaType(), Map.of(), Buffer.buffer(content.toBytes()));
    }

    /** A new image; what was noted of an older one stays. */
    private Future<Answer> upload(Call call) {
        call.onlyQueries();
        Name name = Name.of(call);
        long version = Versions.expected(call);
        String mediaType = PlanImages.mediaType(call.header("Content-Type").orElse(""));
        byte[] bytes = call.body().getBytes();
        PlanImages.check(mediaType, bytes);
        String author = call.caller().name();
        return call.aside(() -> {
            Lookup.current(sites, name.site);
            String properties = sites.plans()
                    .find(name.site, name.floor, name.plan)
                    .map(FloorPlan::properties)
                    .orElse("{}");
            FloorPlan plan = new FloorPlan(
                    name.site, name.floor, name.plan, version, mediaType, properties, author, Instant.now());
            return tagged(saved(sites.plans().save(plan, PlanContent.of(bytes)), name));
        });
    }

    private Future<Answer> lay(Call call) {
        call.onlyQueries();
        Name name = Name.of(call);
        long version = Versions.expected(call);
        String properties = call.json().toString();
        String author = call.caller().name();
        return call.aside(() -> {
            FloorPlan old = found(name);
            FloorPlan plan = new FloorPlan(
                    name.site, name.floor, name.plan, version, old.mediaType(), properties, author, Instant.now());
            return tagged(saved(sites.plans().save(plan), name));
        });
    }

    private Future<Answer> remove(Call call) {
        call.onlyQueries();
        Name name = Name.of(call);
        long version = Versions.expected(call);
        return call.aside(() -> {
            if (sites.plans().remove(name.site, name.floor, name.plan, version)
                    instanceof VersionedOutcome.Stale<FloorPlan> stale) {
                throw new Refusal(stale(stale.current(), name));
            }
            return Answer.empty(204);
        });
    }

    private record Name(String site, String floor, String plan) {
        static Name of(Call call) {
            return new Name(call.id("site"), call.id("floor"), call.id("plan"));
        }
    }

    private FloorPlan found(Name name) {
        return sites.plans().find(name.site, name.floor, name.plan).orElseThrow(() -> new Refusal(missing(name)));
    }

    private static Problem missing(Name name) {
        return Problem.notFound("floor \"" + name.floor + "\" has no plan \"" + name.plan + "\"");
    }

    private static FloorPlan saved(VersionedOutcome<FloorPlan> outcome, Name name) {
        if (outcome instanceof VersionedOutcome.Saved<FloorPlan> saved) {
            return saved.value();
        }
        throw new Refusal(stale(((VersionedOutcome.Stale<FloorPlan>) outcome).current(), name));
    }

    private static Problem stale(Optional<FloorPlan> current, Name name) {
        String detail = current.map(
                        plan -> "plan \"" + name.plan + "\" is at version " + plan.version() + " by now: read it again")
                .orElse("there is no plan \"" + name.plan + "\": send its image with If-None-Match: *");
        return Problem.of(412, "stale-plan", "The plan went on since", detail);
    }

    private static Answer tagged(FloorPlan plan) {
        return Answer.json(summary(plan)).with("ETag", Versions.tag(plan.version()));
    }

    private static ObjectNode summary(FloorPlan plan) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", plan.name())
                .put("version", plan.version())
                .put("mediaType", plan.mediaType())
                .put("author", plan.author())
                .put("savedAt", ChronoUnit.MICROS.between(Instant.EPOCH, plan.savedAt()));
        json.set("properties", RevisionJson.parsed(plan.properties()));
        return json;
    }
}
