package org.sitedatum.mqtt.foreign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes JSON into memory. */
public final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /** The bytes of one JSON value, UTF-8. */
    public static byte[] of(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            writing.writeTo(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What is to be written. */
    @FunctionalInterface
    public interface Writing {
        /** Writes exactly one value. */
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** The decimal places kept of {@code value}: rounds it, so that a nanometre does not cost ten characters. */
    public static double rounded(double value, double perUnit) {
        return Math.abs(value) < 1e15 / perUnit ? Math.rint(value * perUnit) / perUnit : value;
    }
}
