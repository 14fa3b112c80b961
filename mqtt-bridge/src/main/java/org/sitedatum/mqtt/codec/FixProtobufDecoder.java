package org.sitedatum.mqtt.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sitedatum.mqtt.protobuf.FixProto;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.FixHeader;

/**
 * Reads the contract's binary fix payloads, {@code FixBatch} of {@code fix.proto}. The same checks and reasons as {@link
 * FixJsonDecoder}: a fix that fails refuses itself only, a payload that is no protobuf is refused whole.
 *
 * <p>Limits: 64 kB, {@link FixJsonDecoder#MAX_FIXES} fixes, strings of 256 characters. Never throws on content. Not
 * thread-safe: it owns scratch that is reused.
 */
public final class FixProtobufDecoder {
    private static final int FIXES_TAG =
            WireFormat.WIRETYPE_LENGTH_DELIMITED | FixProto.FixBatch.FIXES_FIELD_NUMBER << 3;

    private final ProtobufFieldReader reader = new ProtobufFieldReader();
    private final FieldTable table = new FieldTable();

    /**
     * Reads a whole payload that came from one source.
     *
     * @param source the source named by the topic, already checked as an id
     * @param receivedNanos receipt, ns since the Unix epoch
     * @return one entry per fix in order, or one refusal when the payload as a whole cannot be read
     */
    public List<DecodedFix> decode(byte[] payload, String source, long receivedNanos) {
        if (payload.length == 0 || payload.length > StrictJson.MAX_DOCUMENT) {
            return List.of(malformed(
                    source, "payload has " + payload.length + " bytes; allowed 1 to " + StrictJson.MAX_DOCUMENT));
        }
        try {
            List<DecodedFix> fixes = new ArrayList<>();
            CodedInputStream in = CodedInputStream.newInstance(payload);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag != FIXES_TAG) {
                    in.skipField(tag);
                    continue;
                }
                if (fixes.size() == FixJsonDecoder.MAX_FIXES) {
                    throw new IOException("more than " + FixJsonDecoder.MAX_FIXES + " fixes in one payload");
                }
                int limit = in.pushLimit(in.readRawVarint32());
                reader.readFix(in, table);
                in.popLimit(limit);
                fixes.add(assembled(source, receivedNanos, false));
            }
            return fixes.isEmpty() ? List.of(malformed(source, "payload holds no fix")) : fixes;
        } catch (IOException notProtobuf) {
            return List.of(
                    malformed(source, "not a FixBatch: " + Excerpt.of(String.valueOf(notProtobuf.getMessage()))));
        }
    }

    /** Reads one {@code Fix} of a recording, which names its own source and receipt. */
    public DecodedFix decodeRecorded(byte[] message) {
        try {
            reader.readFix(CodedInputStream.newInstance(message), table);
            return assembled("", 0, true);
        } catch (IOException notProtobuf) {
            return malformed("", "not a Fix: " + Excerpt.of(String.valueOf(notProtobuf.getMessage())));
        }
    }

    private DecodedFix assembled(String topicSource, long topicReceivedNanos, boolean recorded) {
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
            return new DecodedFix.Accepted(FixAssembly.assemble(table, kind, header));
        } catch (Refusal refusal) {
            return new DecodedFix.Refused(
                    new FixRejection(source, table.stampOrZero(), refusal.reason(), refusal.detail()));
        }
    }

    private static DecodedFix malformed(String source, String detail) {
        return new DecodedFix.Refused(new FixRejection(source, 0, Reason.MALFORMED, detail));
    }
}
