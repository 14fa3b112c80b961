package org.sitedatum.mqtt.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import org.sitedatum.mqtt.protobuf.FixProto;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * Fills a {@link FieldTable} from a protobuf message, as {@link FieldReader} does from JSON, so that both forms meet the same
 * checks. Straight from the wire: no message objects in between.
 */
final class ProtobufFieldReader {
    private static final ProtobufFields FIX = ProtobufFields.of(FixProto.Fix.getDescriptor());
    private static final ProtobufFields DETECTION = ProtobufFields.of(FixProto.Detection.getDescriptor());

    /** Words of {@link FixProto.Kind} by number. */
    private static final String[] KINDS = {
        "",
        "range",
        "rangeDifference",
        "bearing",
        "position",
        "pose",
        "marker",
        "pixel",
        "scan",
        "detections",
        "odometry",
        "imu"
    };

    private static final String[] TARGETS = {"", "foot", "centre", "head"};

    /** Reads to the end of the current message. */
    void readFix(CodedInputStream in, FieldTable into) throws IOException {
        into.clear();
        read(in, FIX, into);
        if (!into.has(FixField.DETECTIONS)) {
            // protobuf has no way to send an empty list, and an empty scan is worth something
            into.putEmpty(FixField.DETECTIONS);
        }
    }

    private void read(CodedInputStream in, ProtobufFields fields, FieldTable into) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int number = WireFormat.getTagFieldNumber(tag);
            if (number == FixProto.Fix.POINT_NAME_FIELD_NUMBER && fields == FIX) {
                readId(in, tag, FixField.POINT, into);
            } else {
                readField(in, tag, fields.get(number), into);
            }
        }
    }

    private void readField(CodedInputStream in, int tag, FixField field, FieldTable into) throws IOException {
        switch (field.shape) {
            case WORD -> readWord(in, tag, field, into);
            case ID -> readId(in, tag, field, into);
            case NUMBER -> readNumber(in, tag, field, into);
            case INTEGER, FLAG -> readInteger(in, tag, field, into);
            case STAMP -> readStamp(in, tag, field, into);
            case NUMBERS, CORNERS, POINT -> readNumbers(in, tag, field, into);
            case DETECTIONS -> readDetection(in, tag, field, into);
            case IGNORED -> in.skipField(tag);
        }
    }

    private static void readWord(CodedInputStream in, int tag, FixField field, FieldTable into) throws IOException {
        if (field == FixField.KIND || field == FixField.TARGET) {
            if (is(in, tag, WireFormat.WIRETYPE_VARINT, field, into)) {
                int value = in.readEnum();
                String[] words = field == FixField.KIND ? KINDS : TARGETS;
                into.putText(field, value > 0 && value < words.length ? words[value] : "number " + value);
            }
        } else if (is(in, tag, WireFormat.WIRETYPE_LENGTH_DELIMITED, field, into)) {
            into.putText(field, text(in));
        }
    }

    private static void readId(CodedInputStream in, int tag, FixField field, FieldTable into) throws IOException {
        if (!is(in, tag, WireFormat.WIRETYPE_LENGTH_DELIMITED, field, into)) {
            return;
        }
        String id = text(in);
        if (EntityId.isValid(id)) {
            into.putText(field, id);
        } else {
            into.putFault(
                    field,
                    Reason.INVALID_ID,
                    "field '" + field.json + "' is '" + Excerpt.of(id)
                            + "'; an id is 1 to 128 letters, digits, '-', '_', '.', ':'; rename it");
        }
    }

    private static String text(CodedInputStream in) throws IOException {
        String text = in.readStringRequireUtf8();
        if (text.length() > StrictJson.MAX_STRING) {
            throw new IOException("a string is longer than " + StrictJson.MAX_STRING + " characters");
        }
        return text;
    }

    private static void readNumber(CodedInputStream in, int tag, FixField field, FieldTable into) throws IOException {
        if (is(in, tag, WireFormat.WIRETYPE_FIXED64, field, into)) {
            putNumber(field, 0, in.readDouble(), into);
        }
    }

    private static void readInteger(CodedInputStream in, int tag, FixField field, FieldTable into) throws IOException {
        if (is(in, tag, WireFormat.WIRETYPE_VARINT, field, into)) {
            long value = in.readUInt64();
            into.putInteger(field, field.shape == FixField.Shape.FLAG ? (value == 0 ? 0 : 1) : value);
        }
    }

    private static void readStamp(CodedInputStream in, int tag, FixField field, FieldTable into) throws IOException {
        if (!is(in, tag, WireFormat.WIRETYPE_FIXED64, field, into)) {
            return;
        }
        long nanos = in.readSFixed64();
        if (nanos < 0 || nanos > StampText.MAX_MICROS * 1000) {
            into.putFault(
                    field,
                    Reason.OUT_OF_RANGE,
                    "field '" + field.json + "' is " + nanos + "; send nanoseconds since 1970, up to "
                            + StampText.MAX_MICROS * 1000);
        } else {
            into.putInteger(field, nanos);
        }
    }

    private static void readNumbers(CodedInputStream in, int tag, FixField field, FieldTable into) throws IOException {
        int next = into.has(field) ? into.count(field) : 0;
        if (next == 0) {
            into.putText(field, "");
        }
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_FIXED64) {
            putNext(field, next, in.readDouble(), into);
        } else if (is(in, tag, WireFormat.WIRETYPE_LENGTH_DELIMITED, field, into)) {
            int limit = in.pushLimit(in.readRawVarint32());
            while (!in.isAtEnd()) {
                putNext(field, next++, in.readDouble(), into);
            }
            in.popLimit(limit);
        }
        if (field == FixField.CORNERS && into.count(field) != field.slots) {
            into.putFault(field, Reason.WRONG_TYPE, "field 'corners' must be four times two numbers (pixels)");
        }
    }

    private static void putNext(FixField field, int index, double value, FieldTable into) {
        if (index < field.slots) {
            putNumber(field, index, value, into);
        } else {
            into.putFault(
                    field, Reason.WRONG_TYPE, "field '" + field.json + "' has more than " + field.slots + " numbers");
        }
    }

    private static void putNumber(FixField field, int index, double value, FieldTable into) {
        into.putNumber(field, index, value);
        if (!Double.isFinite(value)) {
            into.putFault(field, Reason.NOT_FINITE, "field '" + field.json + "' is " + value + "; it must be finite");
        }
    }

    private void readDetection(CodedInputStream in, int tag, FixField field, FieldTable into) throws IOException {
        if (!is(in, tag, WireFormat.WIRETYPE_LENGTH_DELIMITED, field, into)) {
            return;
        }
        if (into.detectionCount() == FieldReader.MAX_DETECTIONS) {
            in.skipRawBytes(in.readRawVarint32());
            into.putFault(field, Reason.OUT_OF_RANGE, "field 'detections' has more than " + FieldReader.MAX_DETECTIONS);
            return;
        }
        into.putEmpty(field);
        int limit = in.pushLimit(in.readRawVarint32());
        read(in, DETECTION, into.addDetection());
        in.popLimit(limit);
    }

    /** False, with the field skipped and marked as faulty, when it comes in another wire type. */
    private static boolean is(CodedInputStream in, int tag, int wireType, FixField field, FieldTable into)
            throws IOException {
        if (WireFormat.getTagWireType(tag) == wireType) {
            return true;
        }
        in.skipField(tag);
        into.putFault(field, Reason.WRONG_TYPE, "field '" + field.json + "' has another wire type than fix.proto says");
        return false;
    }
}
