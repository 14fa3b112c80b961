package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.sitedatum.positioning.site.Site;

/** Writes site documents: {@code decode(encode(x)) = x}; indented for people. Thread-safe. */
public final class SiteJsonEncoder {
    private static final JsonFactory JSON = new JsonFactory();

    /** The whole document in UTF-8. */
    public byte[] encode(Site site) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            SiteFieldWriter.write(json, site);
        } catch (IOException unreachable) {
            throw new UncheckedIOException("writing to memory failed", unreachable);
        }
        return bytes.toByteArray();
    }
}
