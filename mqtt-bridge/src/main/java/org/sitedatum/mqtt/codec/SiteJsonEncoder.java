package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import org.sitedatum.positioning.site.Site;

/** Writes site documents: {@code decode(encode(x)) = x}; indented for people. Thread-safe. */
public final class SiteJsonEncoder {
    private static final JsonFactory JSON = new JsonFactory();

    /** The whole document in UTF-8. */
    public byte[] encode(Site site) {
        return encode(site, OptionalLong.empty());
    }

    /** The same, with a first field {@code revision}, which readers may pass over. */
    public byte[] encode(Site site, long revision) {
        return encode(site, OptionalLong.of(revision));
    }

    private static byte[] encode(Site site, OptionalLong revision) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            SiteFieldWriter.write(json, site, revision);
        } catch (IOException unreachable) {
            throw new UncheckedIOException("writing to memory failed", unreachable);
        }
        return bytes.toByteArray();
    }
}
