package org.sitedatum.cluster.headset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.store.ContentAnchor;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EntityId;

/** What a client says of a content anchor, read strictly. Every method throws {@link Refusal} with 400 naming the field. */
final class ContentAnchorFields {

    /** Characters of all properties together, so that an anchor fits into one message of the socket. */
    static final int MOST_PROPERTIES = 16 * 1024;

    private static final double FARTHEST = 1e6;
    private static final double RIGID = 1e-3;
    private static final List<String> KNOWN = List.of(
            "id",
            "position",
            "orientation",
            "scale",
            "covariance",
            "quality",
            "floor",
            "category",
            "properties",
            "access",
            "expiresAt");

    /** What the server says of an anchor: left out when a client sends back what it read. */
    private static final List<String> SERVERS = List.of("version", "owner", "savedAt");

    private final ObjectNode json;

    ContentAnchorFields(ObjectNode json) {
        this.json = json;
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KNOWN.contains(name) && !SERVERS.contains(name)) {
                throw refuse(name, json.get(name), "not a field of a content anchor; there are " + KNOWN);
            }
        }
        JsonNode scale = json.path("scale");
        if (!scale.isMissingNode() && !(scale.isNumber() && Math.abs(scale.doubleValue() - 1) <= RIGID)) {
            throw refuse("scale", scale, "an anchor is rigid: put the scale into your properties");
        }
    }

    RigidTransform pose() {
        double[] p = numbers("position", 3);
        double[] q = numbers("orientation", 4);
        Quaternion rotation = Quaternion.findUnit(q[0], q[1], q[2], q[3])
                .orElseThrow(() -> refuse("orientation", json.get("orientation"), "must have length 1 to within 0.01"));
        return new RigidTransform(rotation, new Vector3(p[0], p[1], p[2]));
    }

    Optional<Covariance6> covariance() {
        if (!json.has("covariance")) {
            return Optional.empty();
        }
        double[] upper = numbers("covariance", 21);
        Covariance6 covariance = Covariance6.ofUpperTriangle(upper);
        if (!covariance.isPositiveSemiDefinite()) {
            throw refuse("covariance", json.get("covariance"), "must be positive semi-definite");
        }
        return Optional.of(covariance);
    }

    ContentAnchor.Quality quality() {
        return word("quality", ContentAnchor.Quality.values(), ContentAnchor.Quality.UNKNOWN);
    }

    ContentAnchor.Access access() {
        return word("access", ContentAnchor.Access.values(), ContentAnchor.Access.READ);
    }

    /** An id that may be there. */
    String id(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return "";
        }
        if (!value.isTextual() || !EntityId.isValid(value.textValue())) {
            throw refuse(field, value, "must be 1 to 128 of letters, digits, - _ . :");
        }
        return value.textValue();
    }

    String properties() {
        JsonNode value = json.path("properties");
        if (value.isMissingNode()) {
            return "{}";
        }
        if (!value.isObject()) {
            throw refuse("properties", value, "must be an object of texts");
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            if (!entry.getValue().isTextual()) {
                throw refuse("properties." + entry.getKey(), entry.getValue(), "must be a text");
            }
        }
        String text = value.toString();
        if (text.length() > MOST_PROPERTIES || text.indexOf('\0') >= 0) {
            throw refuse("properties", value, "may have " + MOST_PROPERTIES + " characters in all, none of them NUL");
        }
        return text;
    }

    Optional<Instant> expiresAt(Instant now) {
        JsonNode value = json.path("expiresAt");
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        long micros = value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : -1;
        Instant at = Instant.EPOCH.plus(Math.max(0, micros), ChronoUnit.MICROS);
        if (!at.isAfter(now) || at.isAfter(now.plus(36_525, ChronoUnit.DAYS))) {
            throw refuse("expiresAt", value, "must be in the future, microseconds since the Unix epoch");
        }
        return Optional.of(at);
    }

    private <T extends Enum<T>> T word(String field, T[] words, T usual) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return usual;
        }
        return Stream.of(words)
                .filter(word -> value.isTextual()
                        && word.name().toLowerCase(Locale.ROOT).equals(value.textValue()))
                .findFirst()
                .orElseThrow(() -> refuse(
                        field,
                        value,
                        "may be "
                                + Stream.of(words)
                                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                                        .toList()));
    }

    private double[] numbers(String field, int count) {
        JsonNode array = json.path(field);
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            JsonNode number = array.path(i);
            out[i] = number.isNumber() ? number.doubleValue() : Double.NaN;
            if (!array.isArray() || array.size() != count || !(Math.abs(out[i]) <= FARTHEST)) {
                throw refuse(field, array, "must be " + count + " numbers, each within " + FARTHEST);
            }
        }
        return out;
    }

    private static Refusal refuse(String field, JsonNode value, String allowed) {
        return new Refusal(Problem.badField(field, value.isMissingNode() ? "" : value.toString(), allowed));
    }
}
