package org.sitedatum.mqtt.omlox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.vendor.Stamps;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.FixRejection.Reason;

/** One object as it came, read field by field. */
final class HubFields {

    static final int MAX_TEXT = 1_000;
    static final int MAX_POINTS = 2_000;
    private static final int MAX_RINGS = 100;
    private static final double MAX_COORDINATE = 1e9;
    private static final long NANOS = 1_000_000_000L;

    private final JsonValue json;
    private final Map<String, String> raw;

    HubFields(JsonValue json, Map<String, String> raw) {
        this.json = json;
        this.raw = raw;
    }

    JsonValue get(String name) throws FormatRefusal {
        return json.get(name);
    }

    Optional<JsonValue> find(String name) {
        return json.find(name);
    }

    /** An id that may stand in a topic and a path. */
    String id(String name) throws FormatRefusal {
        return idOf(json.get(name));
    }

    Optional<String> optionalId(String name) throws FormatRefusal {
        Optional<JsonValue> value = json.find(name);
        return value.isPresent() ? Optional.of(idOf(value.get())) : Optional.empty();
    }

    static String idOf(JsonValue value) throws FormatRefusal {
        String id = value.text();
        if (!EntityId.isValid(id)) {
            throw value.refusal(Reason.INVALID_ID, "is no id; it has 1 to 128 of letters, digits, - _ . :");
        }
        return id;
    }

    Optional<String> text(String name) throws FormatRefusal {
        Optional<JsonValue> value = json.find(name);
        return value.isPresent() ? Optional.of(value.get().text(MAX_TEXT)) : Optional.empty();
    }

    String textOr(String name, String otherwise) throws FormatRefusal {
        return text(name).orElse(otherwise);
    }

    OptionalDouble number(String name, double min, double max) throws FormatRefusal {
        Optional<JsonValue> value = json.find(name);
        return value.isPresent() ? OptionalDouble.of(value.get().number(min, max)) : OptionalDouble.empty();
    }

    Optional<Boolean> truth(String name) throws FormatRefusal {
        Optional<JsonValue> value = json.find(name);
        return value.isPresent() ? Optional.of(value.get().truth()) : Optional.empty();
    }

    Optional<Instant> instant(String name) throws FormatRefusal {
        Optional<JsonValue> value = json.find(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        long nanos = Stamps.iso(value.get());
        return Optional.of(Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)));
    }

    /** Milliseconds: not negative, or -1 for never. */
    OptionalDouble duration(String name) throws FormatRefusal {
        Optional<JsonValue> value = json.find(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        double millis = value.get().number(-1, 1e15);
        if (millis < 0 && millis != -1) {
            throw value.get().refusal(Reason.OUT_OF_RANGE, "must be milliseconds from 0 on, or -1 for never");
        }
        return OptionalDouble.of(millis);
    }

    ProviderType type(String name) throws FormatRefusal {
        JsonValue value = json.get(name);
        return ProviderType.find(value.text())
                .orElseThrow(() -> value.refusal(
                        Reason.UNKNOWN_KIND, "must be uwb, gps, wifi, rfid, ibeacon, virtual or unknown"));
    }

    String crs(String otherwise) throws FormatRefusal {
        Optional<JsonValue> value = json.find("crs");
        if (value.isEmpty()) {
            return otherwise;
        }
        String crs = value.get().text(MAX_TEXT);
        if (!Crs.isName(crs)) {
            throw value.get().refusal(Reason.UNKNOWN_KIND, "must be local or EPSG:n");
        }
        return crs;
    }

    Optional<String> elevationRef() throws FormatRefusal {
        Optional<JsonValue> value = json.find("elevation_ref");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String ref = value.get().text(MAX_TEXT);
        if (!ref.equals("floor") && !ref.equals("wgs84")) {
            throw value.get().refusal(Reason.UNKNOWN_KIND, "must be floor or wgs84");
        }
        return Optional.of(ref);
    }

    /** Nobody knows what it says, but it is an object. */
    Optional<RawJson> properties() throws FormatRefusal {
        Optional<JsonValue> value = json.find("properties");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().isObject()) {
            throw value.get().refusal(Reason.WRONG_TYPE, "must be an object");
        }
        return raw("properties", RawJson.MAX_PROPERTIES);
    }

    Optional<RawJson> raw(String name, int most) throws FormatRefusal {
        String text = raw.get(name);
        return text == null || !json.has(name) ? Optional.empty() : Optional.of(RawJson.checked(name, text, most));
    }

    FenceSettings settings(String timeout) throws FormatRefusal {
        return new FenceSettings(
                duration(timeout),
                number("exit_tolerance", 0, 1_000),
                duration("tolerance_timeout"),
                duration("exit_delay"));
    }

    List<String> ids(String name, int most) throws FormatRefusal {
        Optional<JsonValue> value = json.find(name);
        List<String> ids = new ArrayList<>();
        if (value.isPresent()) {
            for (JsonValue id : value.get().elements(0, most)) {
                ids.add(idOf(id));
            }
        }
        return ids;
    }

    GeoShape shape(String name) throws FormatRefusal {
        JsonValue value = json.get(name);
        return value.get("type").text().equals("Polygon") ? polygon(value) : point(value);
    }

    Optional<GeoPolygon> optionalPolygon(String name) throws FormatRefusal {
        Optional<JsonValue> value = json.find(name);
        return value.isPresent() ? Optional.of(polygon(value.get())) : Optional.empty();
    }

    Optional<GeoPoint> optionalPoint(String name) throws FormatRefusal {
        Optional<JsonValue> value = json.find(name);
        return value.isPresent() ? Optional.of(point(value.get())) : Optional.empty();
    }

    GeoPoint point(String name) throws FormatRefusal {
        return point(json.get(name));
    }

    private static GeoPoint point(JsonValue value) throws FormatRefusal {
        if (!value.get("type").text().equals("Point")) {
            throw value.get("type").refusal(Reason.UNKNOWN_KIND, "must be Point");
        }
        return coordinates(value.get("coordinates"));
    }

    static GeoPoint coordinates(JsonValue value) throws FormatRefusal {
        List<JsonValue> numbers = value.elements(2, 3);
        return new GeoPoint(
                numbers.get(0).number(-MAX_COORDINATE, MAX_COORDINATE),
                numbers.get(1).number(-MAX_COORDINATE, MAX_COORDINATE),
                numbers.size() == 3
                        ? OptionalDouble.of(numbers.get(2).number(-MAX_COORDINATE, MAX_COORDINATE))
                        : OptionalDouble.empty());
    }

    private static GeoPolygon polygon(JsonValue value) throws FormatRefusal {
        if (!value.get("type").text().equals("Polygon")) {
            throw value.get("type").refusal(Reason.UNKNOWN_KIND, "must be Polygon");
        }
        List<List<GeoPoint>> rings = new ArrayList<>();
        int points = 0;
        for (JsonValue ring : value.get("coordinates").elements(1, MAX_RINGS)) {
            List<JsonValue> corners = ring.elements();
            points += corners.size();
            if (corners.size() < 4 || points > MAX_POINTS) {
                throw value.refusal(
                        Reason.OUT_OF_RANGE, "needs 4 points a ring or more, and at most " + MAX_POINTS + " in all");
            }
            rings.add(ring(corners, value));
        }
        return new GeoPolygon(rings);
    }

    private static List<GeoPoint> ring(List<JsonValue> corners, JsonValue polygon) throws FormatRefusal {
        List<GeoPoint> ring = new ArrayList<>(corners.size());
        for (JsonValue corner : corners) {
            ring.add(coordinates(corner));
        }
        GeoPoint first = ring.get(0);
        GeoPoint last = ring.get(ring.size() - 1);
        if (first.x() != last.x() || first.y() != last.y()) {
            throw polygon.refusal(Reason.OUT_OF_RANGE, "must end each ring where it began");
        }
        return ring;
    }
}
