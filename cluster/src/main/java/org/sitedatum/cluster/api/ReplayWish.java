package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.record.RecordingShelf;
import org.sitedatum.cluster.record.ShelvedRecording;
import org.sitedatum.cluster.replay.ReplayPlan;
import org.sitedatum.cluster.site.SiteDocument;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.SiteDraft;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.replay.ScoringOptions;
import org.sitedatum.positioning.site.Site;

/** What a caller wants replayed: which recording, and with what. */
final class ReplayWish {

    private static final int MOST_SOURCES = 1_000;

    private final String site;
    private final String caller;
    private final String recording;
    private final OptionalLong revision;
    private final Optional<String> draft;
    private final Optional<byte[]> document;
    private final ScoringOptions scoring;
    private final Set<String> onlySources;

    private ReplayWish(Call call) {
        ObjectNode json = call.json();
        Fields fields =
                Fields.of(json, "recording", "revision", "draft", "document", "skip", "match", "grid", "onlySources");
        this.site = call.id("site");
        this.caller = call.caller().name();
        this.recording = RecordingsResource.checked(fields.text("recording"));
        this.revision = fields.optionalLong("revision", 1, Long.MAX_VALUE);
        this.draft = json.has("draft") ? Optional.of(fields.id("draft")) : Optional.empty();
        this.document = Optional.ofNullable(json.get("document"))
                .map(node -> node.toString().getBytes(StandardCharsets.UTF_8));
        ScoringOptions usual = ScoringOptions.defaults();
        this.scoring = new ScoringOptions(
                Math.round(1e9 * number(json, "skip", 0, 1e6, usual.skipNanos() * 1e-9)),
                number(json, "match", 0.001, 1e4, usual.matchMetres()),
                Math.round(1e9 * number(json, "grid", 0.001, 1e4, usual.gridNanos() * 1e-9)));
        this.onlySources = sources(json.path("onlySources"));
        int ways = (revision.isPresent() ? 1 : 0) + (draft.isPresent() ? 1 : 0) + (document.isPresent() ? 1 : 0);
        if (ways > 1) {
            throw new Refusal(Problem.badField("revision", "", "give one of revision, draft and document, or none"));
        }
    }

    static ReplayWish of(Call call) {
        return new ReplayWish(call);
    }

    private static double number(ObjectNode json, String name, double least, double most, double usual) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            throw Fields.refused(name, value, "must be a number from " + least + " to " + most);
        }
        return value.doubleValue();
    }

    private static Set<String> sources(JsonNode words) {
        Set<String> sources = new HashSet<>();
        if (!words.isMissingNode() && (!words.isArray() || words.size() > MOST_SOURCES)) {
            throw Fields.refused("onlySources", words, "must be an array of at most " + MOST_SOURCES + " sources");
        }
        for (JsonNode word : words) {
            if (!word.isTextual() || !EntityId.isValid(word.textValue())) {
                throw Fields.refused("onlySources", word, "may hold ids of sources");
            }
            sources.add(word.textValue());
        }
        return sources;
    }

    /**
     * Looks everything up; waits for the store and the disk.
     *
     * @throws Refusal when something is not there or has faults
     */
    ReplayPlan plan(Sites sites, RecordingShelf shelf) {
        Lookup.current(sites, site);
        ShelvedRecording shelved = shelf.find(site, recording)
                .orElseThrow(() -> new Refusal(
                        Problem.notFound("site \"" + site + "\" has no recording \"" + recording + "\" on this node")));
        return new ReplayPlan(
                site,
                recording,
                shelf.place(shelved),
                with(),
                other(sites),
                revision.orElse(0),
                onlySources,
                scoring,
                shelved.fixes() + shelved.refused());
    }

    private String with() {
        if (revision.isPresent()) {
            return "revision " + revision.getAsLong();
        }
        return draft.map(name -> "draft " + name).orElse(document.isPresent() ? "draft" : "as recorded");
    }

    private Optional<Site> other(Sites sites) {
        if (revision.isPresent()) {
            SiteRevision found = sites.find(site, revision.getAsLong())
                    .orElseThrow(() -> new Refusal(
                            Problem.notFound("site \"" + site + "\" has no revision " + revision.getAsLong())));
            return Optional.of(SiteDocument.siteOf(found));
        }
        return draft.map(name -> sites.drafts()
                        .find(site, caller, name)
                        .map(SiteDraft::document)
                        .orElseThrow(
                                () -> new Refusal(Problem.notFound("you have no draft \"" + name + "\" of this site")))
                        .getBytes(StandardCharsets.UTF_8))
                .or(() -> document)
                .map(this::decoded);
    }

    private Site decoded(byte[] bytes) {
        SiteDecoding decoding = SiteDocument.decode(site, bytes);
        if (decoding instanceof SiteDecoding.Sound sound) {
            return sound.site();
        }
        throw new Refusal(RevisionJson.unusable(((SiteDecoding.Faulty) decoding).faults()));
    }
}
