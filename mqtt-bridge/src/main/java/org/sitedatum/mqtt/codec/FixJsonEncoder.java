package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.sitedatum.positioning.fix.Fix;

/**
 * Writes fixes as the contract's JSON: {@code decode(encode(x)) = x} for every fix within the contract's ranges. Numbers
 * are written with the digits that give back the same double. Not thread-safe.
 */
public final class FixJsonEncoder {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final ByteArrayBuilder buffer = new ByteArrayBuilder(1024);

    /** One fix object, without {@code source} and {@code received}: those travel in the topic and the clock. */
    public byte[] encode(Fix fix) {
        return write(json -> FixFieldWriter.writeFix(json, fix, false));
    }

    /** An array of fix objects, for a batch in one message. */
    public byte[] encodeAll(List<Fix> fixes) {
        return write(json -> {
            json.writeStartArray();
            for (Fix fix : fixes) {
                FixFieldWriter.writeFix(json, fix, false);
            }
            json.writeEndArray();
        });
    }

    /** A line of a recording, without its line end: with {@code source} and {@code received}. */
    public byte[] encodeRecorded(Fix fix) {
        return write(json -> FixFieldWriter.writeFix(json, fix, true));
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private byte[] write(Body body) {
        buffer.reset();
        try (JsonGenerator json = JSON.createGenerator(buffer)) {
            body.write(json);
        } catch (IOException unreachable) {
            throw new UncheckedIOException("writing to memory failed", unreachable);
        }
        return buffer.toByteArray();
    }
}
