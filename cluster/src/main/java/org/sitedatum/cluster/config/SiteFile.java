package org.sitedatum.cluster.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.site.Site;

/** A site document in a file. */
public final class SiteFile {

    private SiteFile() {}

    /**
     * Reads a site document.
     *
     * @throws ConfigurationException with every fault of it
     */
    public static Site read(Path file) throws ConfigurationException {
        SiteDecoding decoding;
        try {
            decoding = new SiteJsonDecoder().decode(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new ConfigurationException(file.toString(), List.of("cannot be read (" + unreadable + ")"));
        }
        if (decoding instanceof SiteDecoding.Faulty faulty) {
            throw new ConfigurationException(
                    file.toString(),
                    faulty.faults().stream().map(Object::toString).toList());
        }
        return ((SiteDecoding.Sound) decoding).site();
    }
}
