package org.sitedatum.mqtt.codec;

import java.util.HashMap;
import java.util.Map;

/** Every field of the contract's Fix table and of its detections, with the JSON shape it must have. */
enum FixField {
    KIND("kind", Shape.WORD),
    STAMP("stamp", Shape.STAMP),
    RECEIVED("received", Shape.STAMP),
    SOURCE("source", Shape.ID),
    TRACKABLE("trackable", Shape.ID),
    SEQ("seq", Shape.INTEGER),
    FLOOR("floor", Shape.ID),
    SENSOR_POSITION("sensorPosition", 3),
    SENSOR_ORIENTATION("sensorOrientation", 4),
    ANCHOR("anchor", Shape.ID),
    REFERENCE("reference", Shape.ID),
    SENSOR("sensor", Shape.ID),
    CAMERA("camera", Shape.ID),
    MARKER("marker", Shape.ID),
    FRAME("frame", Shape.ID),
    RANGE("range", Shape.NUMBER),
    DIFFERENCE("difference", Shape.NUMBER),
    SIGMA("sigma", Shape.NUMBER),
    RSSI("rssi", Shape.NUMBER),
    FIRST_PATH_POWER("firstPathPower", Shape.NUMBER),
    AZIMUTH("azimuth", Shape.NUMBER),
    ELEVATION("elevation", Shape.NUMBER),
    RADIAL_VELOCITY("radialVelocity", Shape.NUMBER),
    SNR("snr", Shape.NUMBER),
    ACCURACY("accuracy", Shape.NUMBER),
    SCORE("score", Shape.NUMBER),
    POSITION("position", 3),
    ORIENTATION("orientation", 4),
    COVARIANCE("covariance", 21),
    VELOCITY("velocity", 3),
    ANGULAR_VELOCITY("angularVelocity", 3),
    SPECIFIC_FORCE("specificForce", 3),
    PIXEL("pixel", 2),
    BOX("box", 4),
    CORNERS("corners", Shape.CORNERS, 8),
    POINT("point", Shape.POINT, 3),
    RESET("reset", Shape.FLAG),
    TARGET("target", Shape.WORD),
    LABEL("label", Shape.WORD),
    LOCAL_ID("localId", Shape.ID),
    DETECTIONS("detections", Shape.DETECTIONS),
    REASON("reason", Shape.WORD),
    DETAIL("detail", Shape.WORD),
    BATTERY("battery", Shape.NUMBER),
    /** Any field the contract does not list. */
    UNKNOWN("", Shape.IGNORED);

    /** The JSON form of a field. */
    enum Shape {
        /** A string, any. */
        WORD,
        /** A string that obeys the rule for ids. */
        ID,
        /** A number. */
        NUMBER,
        /** A number without fraction or exponent. */
        INTEGER,
        /** Integer microseconds or an ISO 8601 string. */
        STAMP,
        /** true or false. */
        FLAG,
        /** An array of numbers. */
        NUMBERS,
        /** Four arrays of two numbers. */
        CORNERS,
        /** An id or three numbers. */
        POINT,
        /** An array of objects. */
        DETECTIONS,
        /** Anything; read past. */
        IGNORED
    }

    /** Total of all number slots. */
    static final int SLOTS;

    private static final Map<String, FixField> BY_NAME = new HashMap<>();

    static {
        int next = 0;
        for (FixField field : values()) {
            BY_NAME.put(field.json, field);
            field.firstSlot = next;
            next += field.slots;
        }
        SLOTS = next;
    }

    final String json;
    final Shape shape;

    /** Most numbers the field may have. */
    final int slots;

    final long bit = 1L << ordinal();

    /** Where its numbers start among all slots. */
    int firstSlot;

    FixField(String json, Shape shape) {
        this(json, shape, 1);
    }

    FixField(String json, int slots) {
        this(json, Shape.NUMBERS, slots);
    }

    FixField(String json, Shape shape, int slots) {
        this.json = json;
        this.shape = shape;
        this.slots = slots;
    }

    /** The field of that name, or {@link #UNKNOWN}. */
    static FixField of(String name) {
        return BY_NAME.getOrDefault(name, UNKNOWN);
    }
}
