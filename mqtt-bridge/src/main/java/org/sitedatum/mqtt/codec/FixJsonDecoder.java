package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;

/**
 * Reads fix payloads of the contract: one JSON object, or an array of them.
 *
 * <p>Checks everything that needs no site: JSON, types, limits, ids, finite numbers, physical ranges, unit quaternions,
 * covariances. A fix that fails is a {@link DecodedFix.Refused} with the reason and the field; in an array it refuses
 * itself only, while JSON that is malformed anywhere refuses the whole payload. Unknown fields are ignored, so is a known
 * field the kind does not use. A quaternion within 1e-2 of unit length is renormalised.
 *
 * <p>Limits: 64 kB, depth 16, numbers of 32, strings of 256, ids of 128 characters, {@value #MAX_FIXES} fixes. Never
 * throws on content. Not thread-safe: it owns scratch that is reused.
 */
public final class FixJsonDecoder {
    /** Most fixes in one payload. */
    public static final int MAX_FIXES = 1024;

    private static final JsonFactory JSON = StrictJson.factory(StrictJson.MAX_DOCUMENT);

    private final FieldReader reader = new FieldReader();
    private final FieldTable table = new FieldTable();

    /**
     * Reads a whole payload that came from one source.
     *
     * @param source the source named by the topic, already checked as an id
     * @param receivedNanos receipt, ns since the Unix epoch
     * @return one entry per fix in order, or one refusal when the payload as a whole cannot be read
     */
    public List<DecodedFix> decode(byte[] payload, String source, long receivedNanos) {
        return decode(payload, 0, payload.length, source, receivedNanos);
    }

    /** As {@link #decode(byte[], String, long)}, for a part of an array. */
    public List<DecodedFix> decode(byte[] bytes, int offset, int length, String source, long receivedNanos) {
        return read(bytes, offset, length, source, receivedNanos, false);
    }

    /** Reads one line of a recording: a fix object that names its own {@code source} and {@code received}. */
    public DecodedFix decodeRecorded(byte[] bytes, int offset, int length) {
        List<DecodedFix> fixes = read(bytes, offset, length, "", 0, true);
        return fixes.size() == 1 ? fixes.get(0) : malformed("", "a line holds one fix object, not an array");
    }

    private List<DecodedFix> read(
            byte[] bytes, int offset, int length, String source, long receivedNanos, boolean recorded) {
        if (length > StrictJson.MAX_DOCUMENT) {
            return List.of(malformed(
                    source,
                    "payload has " + length + " bytes; at most " + StrictJson.MAX_DOCUMENT + "; send smaller batches"));
        }
        if (!Utf8.isValid(bytes, offset, length)) {
            return List.of(malformed(source, "payload is not UTF-8; encode the JSON text in UTF-8"));
        }
        try (JsonParser parser = JSON.createParser(bytes, offset, length)) {
            List<DecodedFix> fixes = readPayload(parser, source, receivedNanos, recorded);
            if (parser.nextToken() != null) {
                return List.of(malformed(source, "text follows the JSON value; send one value per message"));
            }
            return fixes;
        } catch (JsonProcessingException notJson) {
            return List.of(malformed(source, problem(notJson)));
        } catch (IOException | RuntimeException notReadable) {
            return List.of(malformed(source, "not readable as JSON: " + excerpt(notReadable)));
        }
    }

    private List<DecodedFix> readPayload(JsonParser parser, String source, long receivedNanos, boolean recorded)
            throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            return List.of(readFix(parser, source, receivedNanos, recorded));
        }
        if (first != JsonToken.START_ARRAY) {
            return List.of(
                    first == null
                            ? malformed(source, "payload is empty; send a fix object or an array of them")
                            : notAnObject(parser, source));
        }
        List<DecodedFix> fixes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (fixes.size() == MAX_FIXES) {
                throw new IOException("more than " + MAX_FIXES + " fixes in one payload");
            }
            fixes.add(
                    parser.currentToken() == JsonToken.START_OBJECT
                            ? readFix(parser, source, receivedNanos, recorded)
                            : notAnObject(parser, source));
        }
        return fixes;
    }

    private DecodedFix readFix(JsonParser parser, String topicSource, long topicReceivedNanos, boolean recorded)
            throws IOException {
        reader.readObject(parser, table);
        String source = topicSource;
        try {
            long receivedNanos = topicReceivedNanos;
            if (recorded) {
                source = CheckedFields.id(table, FixField.SOURCE);
                table.require(FixField.RECEIVED);
                receivedNanos = table.integer(FixField.RECEIVED);
            }
            String kind = CheckedFields.id(table, FixField.KIND);
            FixHeader header = HeaderAssembly.assemble(table, source, receivedNanos);
            Fix fix = FixAssembly.assemble(table, kind, header);
            return new DecodedFix.Accepted(fix, CheckedFields.shareOrNaN(table, FixField.BATTERY));
        } catch (Refusal refusal) {
            return new DecodedFix.Refused(
                    new FixRejection(source, table.stampOrZero(), refusal.reason(), refusal.detail()));
        }
    }

    private static DecodedFix notAnObject(JsonParser parser, String source) throws IOException {
        String found = parser.currentToken().isScalarValue() ? Excerpt.of(parser.getText()) : "an array";
        FieldReader.skip(parser);
        return new DecodedFix.Refused(
                new FixRejection(source, 0, Reason.WRONG_TYPE, "a fix is a JSON object, not " + found));
    }

    private static DecodedFix malformed(String source, String detail) {
        return new DecodedFix.Refused(new FixRejection(source, 0, Reason.MALFORMED, detail));
    }

    private static String problem(JsonProcessingException notJson) {
        JsonLocation location = notJson.getLocation();
        String place = location == null ? "" : " at byte " + location.getByteOffset();
        return "not valid JSON" + place + ": " + Excerpt.of(notJson.getOriginalMessage());
    }

    private static String excerpt(Exception exception) {
        return Excerpt.of(String.valueOf(exception.getMessage()));
    }
}
