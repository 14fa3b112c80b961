package org.sitedatum.mqtt.omlox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.mqtt.foreign.JsonText;

/** Writes the hub's objects; see {@link HubEventWriter} for what happens to them. What is not known is left out; {@code properties} goes out as it came. */
public final class HubWriter {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HubWriter() {}

    /** A provider. */
    public static byte[] of(HubProvider provider) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("id", provider.id());
            json.writeStringField("type", provider.type().word());
            text(json, "name", provider.name());
            raw(json, "sensors", provider.sensors());
            settings(json, "fence_timeout", provider.settings());
            raw(json, "properties", provider.properties());
            json.writeEndObject();
        });
    }

    /** A trackable. */
    public static byte[] of(HubTrackable trackable) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("id", trackable.id());
            json.writeStringField("type", trackable.isOmlox() ? "omlox" : "virtual");
            text(json, "name", trackable.name());
            shape(json, "geometry", trackable.geometry());
            number(json, "extrusion", trackable.extrusion());
            texts(json, "location_providers", trackable.providers());
            settings(json, "fence_timeout", trackable.settings());
            number(json, "radius", trackable.radius());
            raw(json, "properties", trackable.properties());
            if (!trackable.rules().isEmpty()) {
                json.writeArrayFieldStart("locating_rules");
                for (LocatingRule rule : trackable.rules()) {
                    json.writeStartObject();
                    json.writeStringField("expression", rule.expression());
                    json.writeNumberField("priority", rule.priority());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    /** A zone. */
    public static byte[] of(HubZone zone) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("id", zone.id());
            json.writeStringField("type", zone.type().word());
            text(json, "foreign_id", zone.foreignId());
            shape(json, "position", zone.position());
            number(json, "radius", zone.radius());
            if (!zone.controlPoints().isEmpty()) {
                json.writeArrayFieldStart("ground_control_points");
                for (HubZone.ControlPair pair : zone.controlPoints()) {
                    json.writeArray(new double[] {pair.lonDeg(), pair.latDeg()}, 0, 2);
                    json.writeArray(new double[] {pair.x(), pair.y()}, 0, 2);
                }
                json.writeEndArray();
            }
            if (zone.incomplete()) {
                json.writeBooleanField("incomplete_configuration", true);
            }
            instant(json, "measurement_timestamp", zone.measured());
            text(json, "site", zone.site());
            text(json, "building", zone.building());
            number(json, "floor", OptionalDouble.of(zone.floor().orElse(0)));
            text(json, "name", zone.name());
            text(json, "description", zone.description());
            text(json, "address", zone.address());
            number(json, "wgs84_height", zone.wgs84Height());
            raw(json, "properties", zone.properties());
            json.writeEndObject();
        });
    }

    /** A fence. */
    public static byte[] of(HubFence fence) {
        return JsonText.of(json -> {
            json.writeStartObject();
            shape(json, "region", Optional.of(fence.region()));
            fenceFields(json, fence);
            json.writeEndObject();
        });
    }

    /** All of a fence but its region. */
    static void fenceFields(JsonGenerator json, HubFence fence) throws IOException {
        json.writeStringField("id", fence.id());
        number(json, "radius", fence.radius());
        number(json, "extrusion", fence.extrusion());
        number(json, "floor", fence.floor());
        text(json, "foreign_id", fence.foreignId());
        text(json, "name", fence.name());
        settings(json, "timeout", fence.settings());
        json.writeStringField("crs", fence.crs());
        text(json, "zone_id", fence.zoneId());
        text(json, "elevation_ref", fence.elevationRef());
        raw(json, "properties", fence.properties());
    }

    /** A location. */
    public static byte[] of(HubLocation location) {
        return JsonText.of(json -> write(json, location));
    }

    static void write(JsonGenerator json, HubLocation location) throws IOException {
        json.writeStartObject();
        shape(json, "position", Optional.of(location.position()));
        locationFields(json, location);
        json.writeEndObject();
    }

    /** All of a location but its position. */
    static void locationFields(JsonGenerator json, HubLocation location) throws IOException {
        json.writeStringField("source", location.source());
        json.writeStringField("provider_type", location.providerType().word());
        json.writeStringField("provider_id", location.providerId());
        instant(json, "timestamp_generated", location.generated());
        instant(json, "timestamp_sent", location.sent());
        json.writeStringField("crs", location.crs());
        number(json, "accuracy", location.accuracy());
        number(json, "floor", location.floor());
        number(json, "true_heading", location.trueHeading());
        number(json, "magnetic_heading", location.magneticHeading());
        number(json, "heading_accuracy", location.headingAccuracy());
        text(json, "elevation_ref", location.elevationRef());
        number(json, "speed", location.speed());
        number(json, "course", location.course());
        if (location.associated().isPresent()) {
            json.writeBooleanField("associated", location.associated().get());
        }
        if (!location.trackables().isEmpty()) {
            texts(json, "trackables", location.trackables());
        }
        raw(json, "properties", location.properties());
    }

    /** A proximity. */
    public static byte[] of(HubProximity proximity) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("source", proximity.source());
            json.writeStringField("provider_type", proximity.providerType().word());
            json.writeStringField("provider_id", proximity.providerId());
            instant(json, "timestamp_generated", proximity.generated());
            instant(json, "timestamp_sent", proximity.sent());
            number(json, "accuracy", proximity.accuracy());
            raw(json, "properties", proximity.properties());
            json.writeEndObject();
        });
    }

    /** A transformed point. */
    public static byte[] of(HubTransform transform) {
        return JsonText.of(json -> {
            json.writeStartObject();
            shape(json, "position", Optional.of(transform.position()));
            text(json, "source", transform.source());
            json.writeStringField("crs", transform.crs());
            json.writeEndObject();
        });
    }

    static void shape(JsonGenerator json, String name, Optional<? extends GeoShape> shape) throws IOException {
        if (shape.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(name);
        if (shape.get() instanceof GeoPoint point) {
            json.writeStringField("type", "Point");
            json.writeFieldName("coordinates");
            coordinates(json, point);
        } else if (shape.get() instanceof GeoPolygon polygon) {
            json.writeStringField("type", "Polygon");
            json.writeArrayFieldStart("coordinates");
            for (List<GeoPoint> ring : polygon.rings()) {
                line(json, ring);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    static void line(JsonGenerator json, List<GeoPoint> points) throws IOException {
        json.writeStartArray();
        for (GeoPoint point : points) {
            coordinates(json, point);
        }
        json.writeEndArray();
    }

    private static void coordinates(JsonGenerator json, GeoPoint point) throws IOException {
        json.writeStartArray();
        json.writeNumber(point.x());
        json.writeNumber(point.y());
        if (point.z().isPresent()) {
            json.writeNumber(point.z().getAsDouble());
        }
        json.writeEndArray();
    }

    private static void settings(JsonGenerator json, String timeout, FenceSettings settings) throws IOException {
        number(json, timeout, settings.timeoutMs());
        number(json, "exit_tolerance", settings.exitTolerance());
        number(json, "tolerance_timeout", settings.toleranceTimeoutMs());
        number(json, "exit_delay", settings.exitDelayMs());
    }

    /** Whole numbers as such: real clients read durations and floors so. */
    static void number(JsonGenerator json, String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            double number = value.getAsDouble();
            json.writeFieldName(name);
            if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                json.writeNumber((long) number);
            } else {
                json.writeNumber(number);
            }
        }
    }

    static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    static void instant(JsonGenerator json, String name, Optional<Instant> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, ISO.format(value.get()));
        }
    }

    static void raw(JsonGenerator json, String name, Optional<RawJson> value) throws IOException {
        if (value.isPresent()) {
            json.writeFieldName(name);
            json.writeRawValue(value.get().text());
        }
    }
}
