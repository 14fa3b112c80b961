package org.sitedatum.mqtt.omlox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.sitedatum.mqtt.foreign.JsonText;

/** The hub's objects as GeoJSON features: the shape is the geometry, all else stands in {@code properties}. */
public final class HubGeoJson {

    private HubGeoJson() {}

    private interface Members {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** A location. */
    public static byte[] of(HubLocation location) {
        return feature(Optional.of(location.position()), json -> HubWriter.locationFields(json, location));
    }

    /** A fence. */
    public static byte[] of(HubFence fence) {
        return feature(Optional.of(fence.region()), json -> HubWriter.fenceFields(json, fence));
    }

    /** A motion: the outline where there is one, else the place. */
    public static byte[] of(HubMotion motion) {
        Optional<GeoShape> shape = motion.geometry().map(GeoShape.class::cast);
        return feature(shape.or(() -> Optional.of(motion.location().position())), json -> {
            json.writeStringField("id", motion.id());
            HubWriter.text(json, "name", motion.name());
            HubWriter.number(json, "extrusion", motion.extrusion());
            json.writeFieldName("location");
            HubWriter.write(json, motion.location());
            HubWriter.raw(json, "properties", motion.properties());
        });
    }

    /** A transformed point. */
    public static byte[] of(HubTransform transform) {
        return feature(Optional.of(transform.position()), json -> {
            HubWriter.text(json, "source", transform.source());
            json.writeStringField("crs", transform.crs());
        });
    }

    /**
     * A fence event with the region of its fence.
     *
     * @param region empty: GeoJSON's feature without a place
     */
    public static byte[] of(HubFenceEvent event, Optional<GeoShape> region) {
        return feature(region, json -> HubEventWriter.eventFields(json, event));
    }

    private static byte[] feature(Optional<? extends GeoShape> geometry, Members members) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("type", "Feature");
            if (geometry.isPresent()) {
                HubWriter.shape(json, "geometry", geometry);
            } else {
                json.writeNullField("geometry");
            }
            json.writeObjectFieldStart("properties");
            members.writeTo(json);
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
