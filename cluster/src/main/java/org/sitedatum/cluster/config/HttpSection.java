package org.sitedatum.cluster.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration says of HTTP.
 *
 * @param said whether it has a section {@code http}
 * @param options how to answer; empty: not at all
 */
public record HttpSection(boolean said, Optional<HttpOptions> options) {

    /** Of a node without a word about it. */
    public static HttpSection unsaid() {
        return new HttpSection(false, Optional.of(HttpOptions.defaults()));
    }

    /**
     * Reads the section of a configuration document.
     *
     * @param environment the process's environment variables
     * @throws ConfigurationException with every fault of it
     */
    public static HttpSection read(Path file, Map<String, String> environment) throws ConfigurationException {
        JsonNode document = NodeOptionsReader.document(file);
        List<String> faults = new ArrayList<>();
        Optional<ConfigObject> section = new ConfigObject("", document, faults).object("http");
        if (section.isEmpty()) {
            return unsaid();
        }
        Optional<HttpOptions> options = new HttpOptionsReader(section.get(), file.toAbsolutePath(), environment).read();
        if (!faults.isEmpty()) {
            throw new ConfigurationException(file.toString(), faults);
        }
        return new HttpSection(true, options);
    }
}
