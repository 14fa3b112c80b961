package org.sitedatum.cluster.survey.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.positioning.site.Site;

/**
 * Brings what is different between two sites into a document of the first one. Everything else in the document stays as it
 * was written, fields that this version does not know included.
 */
public final class DocumentPatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DocumentPatch() {}

    /** A copy of the document of {@code before} with what is different in {@code after}. */
    public static ObjectNode of(ObjectNode document, Site before, Site after) {
        ObjectNode patched = document.deepCopy();
        merge(patched, encoded(before), encoded(after));
        return patched;
    }

    private static ObjectNode encoded(Site site) {
        try {
            return (ObjectNode) JSON.readTree(new SiteJsonEncoder().encode(site));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void merge(ObjectNode into, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode was = before.path(name);
            JsonNode is = after.path(name);
            if (was.equals(is)) {
                continue;
            }
            if (is.isMissingNode()) {
                into.remove(name);
            } else if (isList(was) && isList(is) && into.path(name).isArray()) {
                mergeLists((ArrayNode) into.get(name), byId(was), byId(is));
            } else {
                into.set(name, is);
            }
        }
    }

    /** Whether it is an array of objects with ids. */
    private static boolean isList(JsonNode node) {
        return node.isArray() && node.size() > 0 && node.get(0).has("id");
    }

    private static void mergeLists(ArrayNode into, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        Set<String> placed = new LinkedHashSet<>();
        for (int i = into.size() - 1; i >= 0; i--) {
            String id = into.get(i).path("id").asText();
            JsonNode is = after.get(id);
            if (is == null) {
                into.remove(i);
            } else {
                placed.add(id);
                merge((ObjectNode) into.get(i), before.getOrDefault(id, JSON.createObjectNode()), is);
            }
        }
        after.forEach((id, node) -> {
            if (!placed.contains(id)) {
                into.add(node);
            }
        });
    }

    private static Map<String, JsonNode> byId(JsonNode list) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        list.forEach(node -> byId.put(node.path("id").asText(), node));
        return byId;
    }
}
