package org.sitedatum.mqtt.oscp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.sitedatum.frames.geo.GeoPoseQuaternion;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.mqtt.foreign.JsonText;

/**
 * Where a device is: {@code GeoPoseResp} of the protocol.
 *
 * @param id of the request it answers
 * @param stampMillis the instant it holds for, ms since the Unix epoch
 * @param positionError m, 95 %
 * @param orientationErrorDeg degrees, 95 %; 180: the orientation is not known
 * @param pose on Earth
 */
public record GeoPoseAnswer(
        String id, long stampMillis, double positionError, double orientationErrorDeg, GeoPoseQuaternion pose) {

    /** Says that nothing is known of an orientation, degrees. */
    public static final double UNKNOWN_ORIENTATION = 180;

    /** The same answer to another request, for a later instant at which the device may have moved on. */
    public GeoPoseAnswer later(String request, long atMillis, double movedMetres, double turnedDeg) {
        double turned = Math.min(UNKNOWN_ORIENTATION, orientationErrorDeg + turnedDeg);
        return new GeoPoseAnswer(request, atMillis, positionError + movedMetres, turned, pose);
    }

    /** As JSON. */
    public byte[] encode() {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeNumberField("timestamp", stampMillis);
            json.writeObjectFieldStart("accuracy");
            json.writeNumberField("position", JsonText.rounded(positionError, 1e3));
            json.writeNumberField("orientation", JsonText.rounded(orientationErrorDeg, 1e3));
            json.writeEndObject();
            json.writeStringField("type", GeoPoseRequestReader.GEOPOSE);
            json.writeObjectFieldStart("geopose");
            write(json, pose.position());
            write(json, pose.enuFromBody());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Geodetic position) throws IOException {
        json.writeObjectFieldStart("position");
        json.writeNumberField("lon", position.lonDeg());
        json.writeNumberField("lat", position.latDeg());
        json.writeNumberField("h", position.height());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Quaternion q) throws IOException {
        json.writeObjectFieldStart("quaternion");
        json.writeNumberField("x", q.x());
        json.writeNumberField("y", q.y());
        json.writeNumberField("z", q.z());
        json.writeNumberField("w", q.w());
        json.writeEndObject();
    }
}
