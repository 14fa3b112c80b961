package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/** Writes the value shapes of the contract; absent values (empty, NaN) are left out. */
final class JsonFields {
    private JsonFields() {}

    /** Integer microseconds when exact, ISO 8601 with nanoseconds otherwise. */
    static void stamp(JsonGenerator json, String name, long stampNanos) throws IOException {
        if (stampNanos % 1000 == 0) {
            json.writeNumberField(name, stampNanos / 1000);
        } else {
            json.writeStringField(name, StampText.format(stampNanos));
        }
    }

    static void text(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        }
    }

    static void number(JsonGenerator json, String name, double value) throws IOException {
        if (!Double.isNaN(value)) {
            json.writeNumberField(name, value);
        }
    }

    static void numbers(JsonGenerator json, String name, double... values) throws IOException {
        json.writeFieldName(name);
        json.writeArray(values, 0, values.length);
    }

    static void vector(JsonGenerator json, String name, Vector3 v) throws IOException {
        numbers(json, name, v.x(), v.y(), v.z());
    }

    static void position(JsonGenerator json, double x, double y, double z) throws IOException {
        if (Double.isNaN(z)) {
            numbers(json, "position", x, y);
        } else {
            numbers(json, "position", x, y, z);
        }
    }

    static void transform(JsonGenerator json, String position, String orientation, RigidTransform transform)
            throws IOException {
        Quaternion q = transform.rotation();
        vector(json, position, transform.translation());
        numbers(json, orientation, q.x(), q.y(), q.z(), q.w());
    }

    static void covariance(JsonGenerator json, Covariance3 c, boolean planar) throws IOException {
        if (planar) {
            numbers(json, "covariance", c.xx(), c.xy(), c.yy());
        } else {
            numbers(json, "covariance", c.xx(), c.xy(), c.xz(), c.yy(), c.yz(), c.zz());
        }
    }

    static void covariance(JsonGenerator json, Optional<Covariance6> covariance) throws IOException {
        if (covariance.isPresent()) {
            numbers(json, "covariance", covariance.get().toUpperTriangle());
        }
    }
}
