package org.sitedatum.cluster.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Problem.FieldError;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.site.SitePublication;
import org.sitedatum.cluster.store.RevisionEntry;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.positioning.revision.ObjectChange;
import org.sitedatum.positioning.site.SiteFault;

/** Revisions, what changed between them, and what came of publishing one, as JSON. */
final class RevisionJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RevisionJson() {}

    static ObjectNode entry(RevisionEntry entry) {
        return entry(entry.number(), entry.author(), entry.reason(), entry.publishedAt());
    }

    /** A revision with its document. */
    static ObjectNode whole(SiteRevision revision) {
        ObjectNode json = entry(revision.number(), revision.author(), revision.reason(), revision.publishedAt());
        json.set("document", parsed(revision.document()));
        return json;
    }

    private static ObjectNode entry(long number, String author, String reason, Instant at) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return json.put("revision", number)
                .put("author", author)
                .put("reason", reason)
                .put("publishedAt", ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    /** A document of the store, which is JSON. */
    static JsonNode parsed(String document) {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    static ArrayNode changes(List<ObjectChange> changes) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (ObjectChange change : changes) {
            json.addObject()
                    .put("kind", change.kind().word())
                    .put("id", change.id())
                    .put("change", change.change().name().toLowerCase(Locale.ROOT))
                    .put("moved", change.isMove())
                    .put("text", change.text());
        }
        return json;
    }

    static ArrayNode faults(List<SiteFault> faults) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        faults.forEach(fault -> json.addObject()
                .put("path", fault.path())
                .put("value", fault.value())
                .put("advice", fault.advice()));
        return json;
    }

    /**
     * What the publisher is told.
     *
     * @throws Refusal when nothing was published
     */
    static Answer answer(SitePublication publication) {
        if (publication instanceof SitePublication.Published published) {
            SiteRevision revision = published.revision();
            ObjectNode json = entry(revision.number(), revision.author(), revision.reason(), revision.publishedAt());
            json.set("changes", changes(published.changes()));
            return Answer.json(json).with("ETag", Versions.tag(revision.number()));
        }
        if (publication instanceof SitePublication.Faulty faulty) {
            throw new Refusal(unusable(faulty.faults()));
        }
        if (publication instanceof SitePublication.Stale stale) {
            throw new Refusal(stale(stale));
        }
        SitePublication.NoSuchRevision none = (SitePublication.NoSuchRevision) publication;
        throw new Refusal(Problem.notFound("site " + none.site() + " has no revision " + none.revision()));
    }

    /** 422 with every fault of a document. */
    static Problem unusable(List<SiteFault> faults) {
        List<FieldError> errors = faults.stream()
                .map(fault -> new FieldError(fault.path(), fault.value(), fault.advice()))
                .toList();
        return Problem.of(
                        422,
                        "faulty-site",
                        "The site document has faults",
                        "nothing was done with it: mend the " + faults.size() + " listed and send it again")
                .withErrors(errors);
    }

    private static Problem stale(SitePublication.Stale stale) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        version(both, "expected", stale.expected());
        version(both, "current", stale.current());
        return Problem.of(
                        412,
                        "stale-revision",
                        "The site went on since",
                        stale.current()
                                .map(now -> "revision " + now.number() + " by " + now.author()
                                        + " is the newest: merge your change into it and publish with If-Match "
                                        + Versions.tag(now.number()))
                                .orElse("there is no such site: publish it with If-None-Match: *"))
                .with(both);
    }

    private static void version(ObjectNode json, String name, Optional<SiteRevision> revision) {
        revision.ifPresent(found -> json.set(name, whole(found)));
    }
}
