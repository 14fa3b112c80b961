package org.sitedatum.cluster.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.SiteFormats;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.site.Site;

/**
 * Everything a node is told before it starts.
 *
 * @param name of the node, in the status of its sites
 * @param sites free of faults, one engine each
 * @param broker which MQTT broker
 * @param engine bounds of every engine
 * @param queueCapacity messages that may wait for an engine; more are refused as overload
 * @param formats what each site speaks beyond the contract's JSON, by its id; a site not in it speaks JSON only
 * @param feeds adapters with connections of their own
 * @param cluster the nodes it serves its sites with; empty: it serves them alone
 * @param store where a node that serves alone keeps the revisions of its sites; empty: it serves the sites as they are here
 */
public record NodeOptions(
        String name,
        List<Site> sites,
        BrokerOptions broker,
        EngineOptions engine,
        int queueCapacity,
        Map<String, SiteFormats> formats,
        List<FeedOptions> feeds,
        Optional<ClusterOptions> cluster,
        Optional<StoreAddress> store) {

    /** The node's name by default. */
    public static final String DEFAULT_NAME = "node";

    /** Messages that may wait for an engine by default. */
    public static final int DEFAULT_QUEUE_CAPACITY = 16_384;

    /** Copies lists and map. */
    public NodeOptions {
        sites = List.copyOf(sites);
        formats = Map.copyOf(formats);
        feeds = List.copyOf(feeds);
    }

    /** The defaults for these sites: an embedded broker on loopback. */
    public static NodeOptions of(List<Site> sites) {
        return new NodeOptions(
                DEFAULT_NAME,
                sites,
                BrokerOptions.defaults(),
                EngineOptions.defaults(),
                DEFAULT_QUEUE_CAPACITY,
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** What tells it from all other nodes: its id among them, or its name where it is alone. */
    public String id() {
        return cluster.map(members -> members.members().self()).orElse(name);
    }

    /** The same with another broker. */
    public NodeOptions withBroker(BrokerOptions other) {
        return new NodeOptions(name, sites, other, engine, queueCapacity, formats, feeds, cluster, store);
    }

    /** The same with other sites. */
    public NodeOptions withSites(List<Site> others) {
        return new NodeOptions(name, others, broker, engine, queueCapacity, formats, feeds, cluster, store);
    }

    /** The same with a store. */
    public NodeOptions withStore(StoreAddress address) {
        return new NodeOptions(
                name, sites, broker, engine, queueCapacity, formats, feeds, cluster, Optional.of(address));
    }
}
