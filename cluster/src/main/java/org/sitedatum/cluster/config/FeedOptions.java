package org.sitedatum.cluster.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.mqtt.vendor.AdapterOptions;

/**
 * An adapter with a connection of its own.
 *
 * @param site whose fixes these are
 * @param adapter format, unit, axes and frame; its topic is one of the vendor's broker
 * @param address where the messages come from
 * @param say what is said on a new connection, a line or message each
 * @param headers of requests; may hold keys
 * @param caFile PEM file of the authority that signed the server's certificate; empty: the JDK's own list
 * @param pace how long it waits for what
 */
public record FeedOptions(
        String site,
        AdapterOptions adapter,
        FeedAddress address,
        List<String> say,
        Map<String, String> headers,
        Optional<Path> caFile,
        FeedPace pace) {

    /** Copies list and map. */
    public FeedOptions {
        say = List.copyOf(say);
        headers = Map.copyOf(headers);
    }

    /** Without keys. */
    @Override
    public String toString() {
        return "adapter " + adapter.source() + " of " + site + " at " + address;
    }
}
