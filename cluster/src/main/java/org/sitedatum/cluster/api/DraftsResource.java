package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.http.StrictJsonBody;
import org.sitedatum.cluster.site.SitePublication;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.SiteDraft;
import org.sitedatum.cluster.store.VersionedOutcome;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;

/** Site documents that the caller works on: kept, checked, published, discarded. Each caller sees its own. */
final class DraftsResource {

    private static final String PATH = "/api/v1/sites/{site}/drafts";
    private static final String BASED_ON = "SiteDatum-Based-On";

    private final Sites sites;

    DraftsResource(Sites sites) {
        this.sites = sites;
    }

    void addTo(Routes routes) {
        routes.get(PATH, Permission.WRITE_SITE, this::list);
        routes.get(PATH + "/{draft}", Permission.WRITE_SITE, this::read);
        routes.put(PATH + "/{draft}", Permission.WRITE_SITE, SiteJsonDecoder.MAX_DOCUMENT, this::save);
        routes.delete(PATH + "/{draft}", Permission.WRITE_SITE, this::discard);
        routes.get(PATH + "/{draft}/faults", Permission.WRITE_SITE, this::faults);
        routes.post(PATH + "/{draft}/publish", Permission.WRITE_SITE, this::publish);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        String owner = call.caller().name();
        return call.aside(
                () -> Items.answer(sites.drafts().list(site, owner).stream().map(DraftsResource::summary)));
    }

    private Future<Answer> read(Call call) {
        call.onlyQueries();
        Name name = Name.of(call);
        return call.aside(() -> {
            SiteDraft draft = found(name);
            Answer answer = Versions.isKnown(call, draft.version())
                    ? Answer.empty(304)
                    : Answer.written(Buffer.buffer(draft.document()));
            return tagged(answer, draft);
        });
    }

    private Future<Answer> save(Call call) {
        call.onlyQueries("basedOn");
        Name name = Name.of(call);
        long version = Versions.expected(call);
        long basedOn = call.queryLong("basedOn", 0, Long.MAX_VALUE)
                .orElseThrow(() -> new Refusal(Problem.badField(
                        "?basedOn", "", "give the revision that the draft was made from, 0 for none")));
        byte[] body = call.body().getBytes();
        StrictJsonBody.object(body);
        String document = new String(body, StandardCharsets.UTF_8);
        return call.aside(() -> {
            SiteDraft draft =
                    new SiteDraft(name.site, name.owner, name.draft, version, basedOn, document, Instant.now());
            SiteDraft saved = saved(sites.drafts().save(draft), name);
            return tagged(Answer.json(summary(saved)), saved);
        });
    }

    private Future<Answer> discard(Call call) {
        call.onlyQueries();
        Name name = Name.of(call);
        long version = Versions.expected(call);
        return call.aside(() -> {
            VersionedOutcome<SiteDraft> outcome = sites.drafts().discard(name.site, name.owner, name.draft, version);
            if (outcome instanceof VersionedOutcome.Stale<SiteDraft> stale) {
                throw new Refusal(stale(stale.current(), name));
            }
            return Answer.empty(204);
        });
    }

    private Future<Answer> faults(Call call) {
        call.onlyQueries();
        Name name = Name.of(call);
        return call.aside(() -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.set("faults", RevisionJson.faults(sites.check(name.site, bytes(found(name)))));
            return Answer.json(json);
        });
    }

    /** The draft is discarded once it is published, unless it was changed meanwhile. */
    private Future<Answer> publish(Call call) {
        call.onlyQueries("reason");
        Name name = Name.of(call);
        String reason = Lookup.reason(call.query("reason"));
        return call.aside(() -> {
            SiteDraft draft = found(name);
            SitePublication publication = sites.publish(name.site, draft.basedOn(), bytes(draft), name.owner, reason);
            Answer answer = RevisionJson.answer(publication);
            sites.drafts().discard(name.site, name.owner, name.draft, draft.version());
            return answer;
        });
    }

    private record Name(String site, String owner, String draft) {
        static Name of(Call call) {
            return new Name(call.id("site"), call.caller().name(), call.id("draft"));
        }
    }

    private SiteDraft found(Name name) {
        return sites.drafts()
                .find(name.site, name.owner, name.draft)
                .orElseThrow(
                        () -> new Refusal(Problem.notFound("you have no draft \"" + name.draft + "\" of this site")));
    }

    private static SiteDraft saved(VersionedOutcome<SiteDraft> outcome, Name name) {
        if (outcome instanceof VersionedOutcome.Saved<SiteDraft> saved) {
            return saved.value();
        }
        throw new Refusal(stale(((VersionedOutcome.Stale<SiteDraft>) outcome).current(), name));
    }

    private static Problem stale(Optional<SiteDraft> current, Name name) {
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        current.ifPresent(draft ->
                extra.set("current", summary(draft).set("document", RevisionJson.parsed(draft.document()))));
        return Problem.of(
                        412,
                        "stale-draft",
                        "The draft went on since",
                        current.map(draft -> "draft \"" + name.draft + "\" is at version " + draft.version()
                                        + " by now: merge your change into it")
                                .orElse("there is no draft \"" + name.draft + "\": save it with If-None-Match: *"))
                .with(extra);
    }

    private static byte[] bytes(SiteDraft draft) {
        return draft.document().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode summary(SiteDraft draft) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", draft.name())
                .put("version", draft.version())
                .put("basedOn", draft.basedOn())
                .put("savedAt", ChronoUnit.MICROS.between(Instant.EPOCH, draft.savedAt()));
    }

    private static Answer tagged(Answer answer, SiteDraft draft) {
        return answer.with("ETag", Versions.tag(draft.version())).with(BASED_ON, Long.toString(draft.basedOn()));
    }
}
