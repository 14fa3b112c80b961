package org.sitedatum.mqtt.omlox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.omlox.HubZone.ControlPair;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * Reads the hub's objects strictly: what has the wrong shape, is out of range or too much is refused by name. Fields that the
 * standard does not know are ignored, {@code null} is as good as absent.
 */
public final class HubReader {

    /** Longest object, bytes. */
    public static final int MAX_OBJECT = 128 * 1024;

    /** Longest array of objects, bytes. */
    public static final int MAX_LIST = 512 * 1024;

    private static final int MOST_PROVIDERS = 100;
    private static final int MOST_RULES = 50;
    private static final int MOST_OBJECTS = 1_000;
    private static final int MOST_PAIRS = 200;

    private HubReader() {}

    private interface Reading<T> {
        T read(HubFields fields) throws FormatRefusal;
    }

    /** A provider. */
    public static HubProvider provider(byte[] payload) throws FormatRefusal {
        return one(payload, HubReader::provider);
    }

    /** A trackable; one without an id gets one. */
    public static HubTrackable trackable(byte[] payload) throws FormatRefusal {
        return one(payload, HubReader::trackable);
    }

    /** A zone; one without an id gets one. */
    public static HubZone zone(byte[] payload) throws FormatRefusal {
        return one(payload, HubReader::zone);
    }

    /** A fence; one without an id gets one. */
    public static HubFence fence(byte[] payload) throws FormatRefusal {
        return one(payload, HubReader::fence);
    }

    /** A location. */
    public static HubLocation location(byte[] payload) throws FormatRefusal {
        return one(payload, HubReader::location);
    }

    /** An array of locations. */
    public static List<HubLocation> locations(byte[] payload) throws FormatRefusal {
        return many(payload, HubReader::location);
    }

    /** A proximity. */
    public static HubProximity proximity(byte[] payload) throws FormatRefusal {
        return one(payload, HubReader::proximity);
    }

    /** An array of proximities. */
    public static List<HubProximity> proximities(byte[] payload) throws FormatRefusal {
        return many(payload, HubReader::proximity);
    }

    /** A point to transform. */
    public static HubTransform transform(byte[] payload) throws FormatRefusal {
        return one(
                payload,
                fields -> new HubTransform(
                        fields.point("position"), fields.optionalId("source"), transformCrs(fields.crs(Crs.LOCAL))));
    }

    /** Any JSON, checked and kept to the letter. */
    public static RawJson any(byte[] payload) throws FormatRefusal {
        JsonValue.parse(payload, RawJson.MAX_SENSORS);
        return RawJson.checked("sensors", new String(payload, StandardCharsets.UTF_8).strip(), RawJson.MAX_SENSORS);
    }

    private static String transformCrs(String crs) throws FormatRefusal {
        if (!crs.equals(Crs.LOCAL) && !Crs.isWgs84(crs)) {
            throw new FormatRefusal(Reason.UNKNOWN_KIND, "field 'crs' must be local or EPSG:4326 here");
        }
        return crs;
    }

    private static <T> T one(byte[] payload, Reading<T> reading) throws FormatRefusal {
        JsonValue json = JsonValue.parse(payload, MAX_OBJECT);
        if (!json.isObject()) {
            throw json.refusal(Reason.WRONG_TYPE, "must be an object");
        }
        List<Map<String, String>> raw = RawSlices.of(new String(payload, StandardCharsets.UTF_8));
        return reading.read(new HubFields(json, raw.get(0)));
    }

    private static <T> List<T> many(byte[] payload, Reading<T> reading) throws FormatRefusal {
        JsonValue json = JsonValue.parse(payload, MAX_LIST);
        List<JsonValue> elements = json.elements(0, MOST_OBJECTS);
        List<Map<String, String>> raw = RawSlices.of(new String(payload, StandardCharsets.UTF_8));
        List<T> all = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            if (!elements.get(i).isObject()) {
                throw elements.get(i).refusal(Reason.WRONG_TYPE, "must be an object");
            }
            all.add(reading.read(new HubFields(elements.get(i), raw.get(i))));
        }
        return all;
    }

    private static HubProvider provider(HubFields fields) throws FormatRefusal {
        return new HubProvider(
                fields.id("id"),
                fields.type("type"),
                fields.text("name"),
                fields.raw("sensors", RawJson.MAX_SENSORS),
                fields.settings("fence_timeout"),
                fields.properties());
    }

    private static HubTrackable trackable(HubFields fields) throws FormatRefusal {
        JsonValue type = fields.get("type");
        if (!type.text().equals("omlox") && !type.text().equals("virtual")) {
            throw type.refusal(Reason.UNKNOWN_KIND, "must be omlox or virtual");
        }
        List<LocatingRule> rules = new ArrayList<>();
        Optional<JsonValue> ruleSet = fields.find("locating_rules");
        if (ruleSet.isPresent()) {
            for (JsonValue rule : ruleSet.get().elements(0, MOST_RULES)) {
                rules.add(LocatingRule.of(
                        rule.get("expression").text(), rule.get("priority").number()));
            }
        }
        return new HubTrackable(
                uuid(fields, "id"),
                type.text().equals("omlox"),
                fields.text("name"),
                fields.optionalPolygon("geometry"),
                fields.number("extrusion", 0, 10_000),
                fields.ids("location_providers", MOST_PROVIDERS),
                fields.settings("fence_timeout"),
                fields.number("radius", 0, 1_000),
                fields.properties(),
                rules);
    }

    private static HubZone zone(HubFields fields) throws FormatRefusal {
        ProviderType type = fields.type("type");
        if (type == ProviderType.GPS || type == ProviderType.VIRTUAL || type == ProviderType.UNKNOWN) {
            throw fields.get("type").refusal(Reason.UNKNOWN_KIND, "must be uwb, wifi, rfid or ibeacon");
        }
        boolean incomplete = fields.truth("incomplete_configuration").orElse(false);
        Optional<GeoPoint> position = fields.optionalPoint("position");
        List<ControlPair> pairs = pairs(fields);
        if (!incomplete && type.isProximity() && position.isEmpty()) {
            throw new FormatRefusal(
                    Reason.MISSING_FIELD, "a zone of this type needs position, or incomplete_configuration: true");
        }
        if (!incomplete && !type.isProximity() && pairs.size() < HubZone.FEWEST_PAIRS) {
            throw new FormatRefusal(
                    Reason.MISSING_FIELD,
                    "ground_control_points holds " + pairs.size() + " pairs; a zone of this type needs "
                            + HubZone.FEWEST_PAIRS + " or more, or incomplete_configuration: true");
        }
        return new HubZone(
                uuid(fields, "id"),
                type,
                fields.text("foreign_id"),
                position,
                fields.number("radius", 0, 1e6),
                pairs,
                incomplete,
                fields.instant("measurement_timestamp"),
                fields.text("site"),
                fields.text("building"),
                fields.number("floor", -1_000, 1_000),
                fields.text("name"),
                fields.text("description"),
                fields.text("address"),
                fields.number("wgs84_height", -1e5, 1e5),
                fields.properties());
    }

    private static List<ControlPair> pairs(HubFields fields) throws FormatRefusal {
        Optional<JsonValue> value = fields.find("ground_control_points");
        if (value.isEmpty()) {
            return List.of();
        }
        List<JsonValue> points = value.get().elements(0, 2 * MOST_PAIRS);
        if (points.size() % 2 != 0) {
            throw value.get().refusal(Reason.OUT_OF_RANGE, "must be pairs: [lon,lat],[x,y],[lon,lat],[x,y] and so on");
        }
        List<ControlPair> pairs = new ArrayList<>();
        for (int i = 0; i < points.size(); i += 2) {
            List<JsonValue> geo = points.get(i).elements(2, 3);
            GeoPoint local = HubFields.coordinates(points.get(i + 1));
            pairs.add(new ControlPair(geo.get(0).number(-180, 180), geo.get(1).number(-90, 90), local.x(), local.y()));
        }
        return pairs;
    }

    private static HubFence fence(HubFields fields) throws FormatRefusal {
        GeoShape region = fields.shape("region");
        var radius = fields.number("radius", 0, 1e6);
        if (region instanceof GeoPoint && !(radius.orElse(0) > 0)) {
            throw new FormatRefusal(Reason.MISSING_FIELD, "a region that is a Point needs a radius above 0");
        }
        String crs = fields.crs(Crs.WGS84);
        Optional<String> zone = fields.optionalId("zone_id");
        if (crs.equals(Crs.LOCAL) && zone.isEmpty()) {
            throw new FormatRefusal(Reason.MISSING_FIELD, "field 'zone_id' is required with crs local");
        }
        return new HubFence(
                uuid(fields, "id"),
                region,
                radius,
                fields.number("extrusion", 0, 10_000),
                fields.number("floor", -1_000, 1_000),
                fields.text("foreign_id"),
                fields.text("name"),
                fields.settings("timeout"),
                crs,
                zone,
                fields.elevationRef(),
                fields.properties());
    }

    private static HubLocation location(HubFields fields) throws FormatRefusal {
        return new HubLocation(
                fields.point("position"),
                fields.get("source").text(HubFields.MAX_TEXT),
                fields.type("provider_type"),
                fields.id("provider_id"),
                fields.instant("timestamp_generated"),
                fields.instant("timestamp_sent"),
                fields.crs(Crs.LOCAL),
                fields.number("accuracy", 0, 1e6),
                fields.number("floor", -1_000, 1_000),
                fields.number("true_heading", -360, 360),
                fields.number("magnetic_heading", -360, 360),
                fields.number("heading_accuracy", -360, 360),
                fields.elevationRef(),
                fields.number("speed", -1, 1e4),
                fields.number("course", -360, 360),
                fields.truth("associated"),
                fields.ids("trackables", MOST_PROVIDERS),
                fields.properties());
    }

    private static HubProximity proximity(HubFields fields) throws FormatRefusal {
        ProviderType type = fields.type("provider_type");
        if (type == ProviderType.UWB || type == ProviderType.GPS || type == ProviderType.WIFI) {
            throw fields.get("provider_type").refusal(Reason.UNKNOWN_KIND, "must be rfid, ibeacon, virtual or unknown");
        }
        return new HubProximity(
                fields.get("source").text(HubFields.MAX_TEXT),
                type,
                fields.id("provider_id"),
                fields.instant("timestamp_generated"),
                fields.instant("timestamp_sent"),
                fields.number("accuracy", 0, 1e6),
                fields.properties());
    }

    /** Given and sound, or made. */
    private static String uuid(HubFields fields, String name) throws FormatRefusal {
        Optional<JsonValue> value = fields.find(name);
        if (value.isEmpty() || value.get().isBlank()) {
            return UUID.randomUUID().toString();
        }
        String text = value.get().text();
        if (!isUuid(text)) {
            throw value.get().refusal(Reason.INVALID_ID, "must be a UUID");
        }
        return text;
    }

    /** Whether a text is a UUID in its usual form, in either case. */
    public static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
}
