package org.sitedatum.mqtt.geopose;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.frames.geopose.TransitionModel;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.foreign.NumberText;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.positioning.FixRejection.Reason;

/** Reads frame specifications. */
final class FrameReader {
    private static final double MAX_TRANSLATION = 1e7;

    private final RotationOrder order;

    FrameReader(RotationOrder order) {
        this.order = order;
    }

    boolean isTangentPlane(JsonValue frame) throws FormatRefusal {
        String id = idOf(frame);
        return id.equals(FrameWords.TANGENT_PLANE) || id.equals(FrameWords.TANGENT_PLANE_LONG);
    }

    /** Origin of an LTP-ENU frame. */
    Geodetic tangentPlane(JsonValue frame) throws FormatRefusal {
        if (!isTangentPlane(frame)) {
            throw frame.get("id").refusal(Reason.UNSUPPORTED, "is " + Quote.of(idOf(frame)) + "; known: LTP-ENU");
        }
        Map<String, String> parameters = parameters(frame);
        double lat = number(frame, parameters, "latitude");
        double lon = number(frame, parameters, "longitude");
        double height = number(frame, parameters, "height");
        return geodetic(frame, lat, lon, height);
    }

    static Geodetic geodetic(JsonValue where, double lat, double lon, double height) throws FormatRefusal {
        try {
            return new Geodetic(lat, lon, height);
        } catch (IllegalArgumentException outside) {
            throw where.refusal(Reason.OUT_OF_RANGE, "is not on Earth: " + outside.getMessage());
        }
    }

    /** {@code outerFromInner} of a RotateTranslate frame. */
    RigidTransform transform(JsonValue frame) throws FormatRefusal {
        String id = idOf(frame);
        if (!id.equals(FrameWords.TRANSFORM) && !id.equals(FrameWords.TRANSFORM_LONG)) {
            throw frame.get("id").refusal(Reason.UNSUPPORTED, "is " + Quote.of(id) + "; known: RotateTranslate");
        }
        Map<String, String> parameters = parameters(frame);
        double[] t = numbers(frame, parameters, "translation", 3);
        double[] r = numbers(frame, parameters, "rotation", 4);
        for (double coordinate : t) {
            if (!(Math.abs(coordinate) <= MAX_TRANSLATION)) {
                throw frame.refusal(Reason.OUT_OF_RANGE, "has the translation " + coordinate + " m");
            }
        }
        Optional<Quaternion> rotation = order == RotationOrder.X_Y_Z_W
                ? Quaternion.findUnit(r[0], r[1], r[2], r[3])
                : Quaternion.findUnit(r[1], r[2], r[3], r[0]);
        if (rotation.isEmpty()) {
            double length = Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2] + r[3] * r[3]);
            throw frame.refusal(Reason.NOT_UNIT, "has a rotation of length " + length + "; a rotation has length 1");
        }
        return new RigidTransform(rotation.get(), new Vector3(t[0], t[1], t[2]));
    }

    TransitionModel transition(JsonValue model) throws FormatRefusal {
        String id = idOf(model);
        return switch (id) {
            case "none" -> TransitionModel.NONE;
            case "interpolate" -> TransitionModel.INTERPOLATE;
            default ->
                throw model.get("id").refusal(Reason.UNSUPPORTED, "is " + Quote.of(id) + "; known: none, interpolate");
        };
    }

    private static String idOf(JsonValue frame) throws FormatRefusal {
        String authority = frame.get("authority").text();
        if (!authority.equals(FrameWords.AUTHORITY)) {
            throw frame.get("authority")
                    .refusal(Reason.UNSUPPORTED, "is " + Quote.of(authority) + "; known: " + FrameWords.AUTHORITY);
        }
        return frame.get("id").text();
    }

    private static Map<String, String> parameters(JsonValue frame) throws FormatRefusal {
        JsonValue text = frame.get("parameters");
        Map<String, String> parameters = new HashMap<>();
        for (String part : text.text().split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1 || parameters.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw text.refusal(Reason.MALFORMED, "is not a list name=value&name=value of distinct names");
            }
        }
        return parameters;
    }

    private static double number(JsonValue frame, Map<String, String> parameters, String name) throws FormatRefusal {
        return number(frame, name, Optional.ofNullable(parameters.get(name)).orElse(""));
    }

    private static double number(JsonValue frame, String name, String text) throws FormatRefusal {
        double value = NumberText.parse(text.trim());
        if (!Double.isFinite(value)) {
            throw frame.refusal(Reason.MISSING_FIELD, "has no number as " + name + " in its parameters");
        }
        return value;
    }

    private static double[] numbers(JsonValue frame, Map<String, String> parameters, String name, int count)
            throws FormatRefusal {
        String list = Optional.ofNullable(parameters.get(name)).orElse("").trim();
        String[] parts = list.startsWith("[") && list.endsWith("]") && list.length() >= 2
                ? list.substring(1, list.length() - 1).split(",", -1)
                : new String[0];
        if (parts.length != count) {
            throw frame.refusal(
                    Reason.MISSING_FIELD, "has no list of " + count + " numbers as " + name + " in its parameters");
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(frame, name, parts[i]);
        }
        return numbers;
    }
}
