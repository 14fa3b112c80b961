package org.sitedatum.mqtt.omlox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sitedatum.mqtt.foreign.JsonText;

/** Writes what the hub tells of its objects by itself: motions, fence events, collision events. */
public final class HubEventWriter {

    private HubEventWriter() {}

    /** A motion. */
    public static byte[] of(HubMotion motion) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("id", motion.id());
            json.writeFieldName("location");
            HubWriter.write(json, motion.location());
            HubWriter.text(json, "name", motion.name());
            HubWriter.shape(json, "geometry", motion.geometry());
            HubWriter.number(json, "extrusion", motion.extrusion());
            HubWriter.raw(json, "properties", motion.properties());
            json.writeEndObject();
        });
    }

    /** A fence event. */
    public static byte[] of(HubFenceEvent event) {
        return JsonText.of(json -> {
            json.writeStartObject();
            eventFields(json, event);
            json.writeEndObject();
        });
    }

    static void eventFields(JsonGenerator json, HubFenceEvent event) throws IOException {
        json.writeStringField("id", event.id());
        json.writeStringField("fence_id", event.fenceId());
        json.writeStringField("event_type", event.type());
        HubWriter.text(json, "provider_id", event.providerId());
        HubWriter.text(json, "trackable_id", event.trackableId());
        if (!event.trackables().isEmpty()) {
            HubWriter.texts(json, "trackables", event.trackables());
        }
        HubWriter.text(json, "foreign_id", event.foreignId());
        HubWriter.instant(json, "entry_time", event.entry());
        HubWriter.instant(json, "exit_time", event.exit());
        HubWriter.raw(json, "properties", event.properties());
    }

    /** A collision event. */
    public static byte[] of(HubCollisionEvent event) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("id", event.id());
            json.writeStringField("collision_type", event.type().name().toLowerCase(Locale.ROOT));
            HubWriter.instant(json, "start_time", Optional.of(event.start()));
            HubWriter.instant(json, "end_time", event.end());
            HubWriter.instant(json, "collision_time", event.time());
            json.writeArrayFieldStart("collisions");
            party(json, event.mover());
            party(json, event.other());
            json.writeEndArray();
            if (!event.area().isEmpty()) {
                area(json, event.area());
            }
            json.writeNumberField("center_distance", event.centerDistance());
            json.writeEndObject();
        });
    }

    private static void party(JsonGenerator json, HubCollisionEvent.Party party) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", party.id());
        json.writeStringField("object_type", "trackable");
        HubWriter.shape(json, "position", Optional.of(party.position()));
        HubWriter.shape(json, "geometry", Optional.of(party.geometry()));
        HubWriter.number(json, "floor", party.floor());
        json.writeEndObject();
    }

    private static void area(JsonGenerator json, List<GeoPoint> points) throws IOException {
        if (points.size() == 1) {
            HubWriter.shape(json, "collision_area", Optional.of(points.get(0)));
            return;
        }
        json.writeObjectFieldStart("collision_area");
        json.writeStringField("type", "LineString");
        json.writeFieldName("coordinates");
        HubWriter.line(json, points);
        json.writeEndObject();
    }
}
