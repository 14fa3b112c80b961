package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.site.SiteDocument;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.SiteDraft;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.cluster.store.VersionedOutcome;
import org.sitedatum.cluster.survey.SurveyOutput;
import org.sitedatum.cluster.survey.SurveyPlacing;
import org.sitedatum.cluster.survey.job.DocumentPatch;
import org.sitedatum.cluster.survey.job.SurveyJob;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.positioning.revision.SiteComparison;
import org.sitedatum.positioning.site.Site;

/**
 * The documents that surveys begin with and are applied to: one that comes with the request, a draft of the caller, or the
 * newest revision. Waits for the store.
 */
final class SurveyDocuments {

    private final Sites sites;

    SurveyDocuments(Sites sites) {
        this.sites = sites;
    }

    /** The site that a survey begins with. */
    Site site(String site, String owner, ObjectNode json) {
        return sound(site, document(site, owner, json));
    }

    private JsonNode document(String site, String owner, ObjectNode json) {
        SiteRevision current = Lookup.current(sites, site);
        if (json.has("document") && json.has("draft")) {
            throw Fields.refused("draft", json.get("draft"), "give a document or a draft, not both");
        }
        if (json.has("document")) {
            return json.get("document");
        }
        return RevisionJson.parsed(
                draft(site, owner, json).map(SiteDraft::document).orElse(current.document()));
    }

    private Optional<SiteDraft> draft(String site, String owner, ObjectNode json) {
        return json.has("draft")
                ? sites.drafts()
                        .find(
                                site,
                                owner,
                                Fields.of(json.deepCopy().retain("draft"), "draft")
                                        .id("draft"))
                : Optional.empty();
    }

    private static Site sound(String site, JsonNode document) {
        SiteDecoding decoding = SiteDocument.decode(site, document.toString().getBytes(StandardCharsets.UTF_8));
        if (decoding instanceof SiteDecoding.Sound sound) {
            return sound.site();
        }
        throw new Refusal(RevisionJson.unusable(((SiteDecoding.Faulty) decoding).faults()));
    }

    /**
     * Puts what a survey found into a document, and keeps it when it is a draft.
     *
     * @throws Refusal when there is nothing to put there, or the draft went on meanwhile
     */
    Answer apply(String site, String owner, SurveyJob job, ObjectNode json) {
        Fields fields = Fields.of(json, "choice", "document", "draft");
        if (!json.has("document") && !json.has("draft")) {
            throw new Refusal(Problem.badField(
                    "draft", "", "name the draft that it goes into, or give the document to be changed"));
        }
        SurveyPlacing placing = job.output()
                .flatMap(SurveyOutput::placing)
                .orElseThrow(() -> new Refusal(Problem.of(
                        409,
                        "nothing-found",
                        "Nothing to apply",
                        "survey \"" + job.id() + "\" is " + job.state().word()
                                + " and holds nothing that can be put into a site")));
        int choices = job.output().map(SurveyOutput::choices).orElse(1);
        int choice = (int) fields.optionalLong("choice", 1, choices).orElse(1);
        Optional<SiteDraft> draft = draft(site, owner, json);
        JsonNode document = document(site, owner, json);
        Site before = sound(site, document);
        Site after = placing.into(before, choice);
        ObjectNode changed = DocumentPatch.of((ObjectNode) document, before, after);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("changes", RevisionJson.changes(SiteComparison.between(before, after)));
        byte[] bytes = changed.toString().getBytes(StandardCharsets.UTF_8);
        answer.set("faults", RevisionJson.faults(sites.check(site, bytes)));
        if (json.has("draft")) {
            String name = json.get("draft").textValue();
            answer.set("draft", kept(site, owner, name, draft, changed));
        }
        answer.set("document", changed);
        return Answer.json(answer);
    }

    private ObjectNode kept(String site, String owner, String name, Optional<SiteDraft> old, ObjectNode document) {
        long basedOn = old.map(SiteDraft::basedOn)
                .orElseGet(() -> Lookup.current(sites, site).number());
        long version = old.map(SiteDraft::version).orElse(0L);
        SiteDraft draft = new SiteDraft(site, owner, name, version, basedOn, document.toString(), Instant.now());
        if (sites.drafts().save(draft) instanceof VersionedOutcome.Saved<SiteDraft> saved) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("name", name)
                    .put("version", saved.value().version())
                    .put("basedOn", basedOn);
        }
        throw new Refusal(Problem.of(
                412,
                "stale-draft",
                "The draft went on since",
                "draft \"" + name + "\" was changed meanwhile: ask again"));
    }
}
