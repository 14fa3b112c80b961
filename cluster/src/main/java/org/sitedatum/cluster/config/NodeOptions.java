package org.sitedatum.cluster.config;

import java.nio.file.Path;
import java.util.List;
import org.sitedatum.positioning.EngineOptions;

/**
 * Everything a node is told before it starts.
 *
 * @param siteFiles site documents, one engine each
 * @param broker which MQTT broker
 * @param engine bounds of every engine
 * @param queueCapacity fixes that may wait for an engine; more are refused as overload
 */
public record NodeOptions(List<Path> siteFiles, BrokerOptions broker, EngineOptions engine, int queueCapacity) {

    /** Fixes that may wait for an engine by default: a second at a high rate. */
    public static final int DEFAULT_QUEUE_CAPACITY = 65_536;

    /** Copies the list. */
    public NodeOptions {
        siteFiles = List.copyOf(siteFiles);
    }

    /** The defaults for these sites: an embedded broker on loopback. */
    public static NodeOptions of(List<Path> siteFiles) {
        return new NodeOptions(siteFiles, BrokerOptions.defaults(), EngineOptions.defaults(), DEFAULT_QUEUE_CAPACITY);
    }

    /** The same with another broker. */
    public NodeOptions withBroker(BrokerOptions other) {
        return new NodeOptions(siteFiles, other, engine, queueCapacity);
    }

    /** The same with other sites. */
    public NodeOptions withSiteFiles(List<Path> others) {
        return new NodeOptions(others, broker, engine, queueCapacity);
    }
}
