package org.sitedatum.cluster.omlox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.site.SitePublication;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/** Changes single elements of a site document, each time as a revision of its own, so that the engine follows. May wait. */
final class SiteEdit {

    private static final int MOST_ATTEMPTS = 8;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Sites sites;
    private final String site;

    SiteEdit(Sites sites, String site) {
        this.sites = sites;
        this.site = site;
    }

    /** The newest revision. */
    SiteRevision current() {
        return sites.current(site)
                .orElseThrow(() -> new Refusal(Problem.unavailable("the site " + site + " is not in the store yet")));
    }

    /** Puts bodies and fences in the place of those with their ids, and takes others out. */
    record Change(List<Trackable> bodies, List<String> bodiesGone, List<Fence> fences, List<String> fencesGone) {

        static Change ofBodies(List<Trackable> bodies, List<String> gone) {
            return new Change(bodies, gone, List.of(), List.of());
        }

        static Change ofFences(List<Fence> fences, List<String> gone) {
            return new Change(List.of(), List.of(), fences, gone);
        }
    }

    /**
     * Publishes a change.
     *
     * @throws Refusal with 400 when the document would contradict itself
     */
    void publish(Change change, String who, String why) {
        publish(
                document -> {
                    replace(document, "trackables", elements(change.bodies), change.bodiesGone);
                    replace(document, "fences", elementsOf(change.fences), change.fencesGone);
                },
                who,
                why);
    }

    private void publish(Consumer<ObjectNode> change, String who, String why) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            SiteRevision before = current();
            ObjectNode document = parse(before.document().getBytes(StandardCharsets.UTF_8));
            String was = document.toString();
            change.accept(document);
            if (document.toString().equals(was)) {
                return;
            }
            SitePublication done = sites.publish(
                    site, before.number(), document.toString().getBytes(StandardCharsets.UTF_8), who, why);
            if (done instanceof SitePublication.Published) {
                return;
            }
            if (done instanceof SitePublication.Faulty faulty) {
                throw new Refusal(Problem.of(
                        400,
                        "faulty-site",
                        "The site cannot be so",
                        faulty.faults().stream()
                                .limit(10)
                                .map(fault -> fault.toString())
                                .collect(Collectors.joining("; "))));
            }
        }
        throw new Refusal(Problem.unavailable("others change the site all the time; try again"));
    }

    private static ObjectNode parse(byte[] json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void replace(ObjectNode document, String part, List<ObjectNode> elements, List<String> gone) {
        if (elements.isEmpty() && gone.isEmpty()) {
            return;
        }
        ArrayNode kept = JSON.createArrayNode();
        List<ObjectNode> added = new java.util.ArrayList<>(elements);
        for (JsonNode element : document.path(part)) {
            String id = element.path("id").asText();
            Optional<ObjectNode> newer = added.stream()
                    .filter(one -> one.path("id").asText().equals(id))
                    .findFirst();
            if (newer.isPresent()) {
                kept.add(newer.get());
                added.remove(newer.get());
            } else if (!gone.contains(id)) {
                kept.add(element);
            }
        }
        added.forEach(kept::add);
        document.set(part, kept);
    }

    private List<ObjectNode> elements(List<Trackable> bodies) {
        return parts("trackables", bare(List.of(), bodies));
    }

    private List<ObjectNode> elementsOf(List<Fence> fences) {
        return parts("fences", bare(fences, List.of()));
    }

    private static List<ObjectNode> parts(String part, Site site) {
        List<ObjectNode> parts = new java.util.ArrayList<>();
        parse(new SiteJsonEncoder().encode(site)).path(part).forEach(element -> parts.add((ObjectNode) element));
        return parts;
    }

    private Site bare(List<Fence> fences, List<Trackable> bodies) {
        return Site.builder(site).fences(fences).trackables(bodies).build();
    }
}
