package org.sitedatum.samples.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.sitedatum.cluster.SpatialNode;
import org.sitedatum.cluster.api.HttpParts;
import org.sitedatum.cluster.api.NodeHttp;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.positioning.site.Site;

/** The node under the demo: one site, an embedded broker on loopback. */
final class DemoNode implements DemoService {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SpatialNode node;

    private final Optional<NodeHttp> http;

    private DemoNode(SpatialNode node, Optional<NodeHttp> http) {
        this.node = node;
        this.http = http;
    }

    /**
     * Starts a node and returns when it takes fixes.
     *
     * @param site what it serves
     * @param port of its broker; 0: any free one
     * @throws IOException when the broker cannot start or the node does not come up
     */
    static DemoNode start(Site site, int port) throws IOException, InterruptedException {
        return start(site, port, OptionalInt.empty());
    }

    /**
     * The same with a page on loopback.
     *
     * @param httpPort of the page; empty: none
     */
    static DemoNode start(Site site, int port, OptionalInt httpPort) throws IOException, InterruptedException {
        NodeOptions options = NodeOptions.of(List.of(site))
                .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(port)))
                .withStore(StoreAddress.inMemory());
        LiveSites live = new LiveSites(EpochNanoClock.system());
        SpatialNode node = SpatialNode.start(options, EpochNanoClock.system(), live);
        if (!node.awaitUp(PATIENCE)) {
            node.close();
            throw new IOException("the node did not come up within " + PATIENCE.toSeconds() + " s");
        }
        if (httpPort.isEmpty()) {
            return new DemoNode(node, Optional.empty());
        }
        try {
            Sites sites = node.documents().orElseThrow();
            HttpOptions http = HttpOptions.demo(httpPort.getAsInt());
            NodeHttp page = NodeHttp.start(http, HttpParts.of(options.name(), node, live, sites));
            return new DemoNode(node, Optional.of(page));
        } catch (IOException noPage) {
            node.close();
            throw noPage;
        }
    }

    @Override
    public String page() {
        return http.map(NodeHttp::url).orElse("");
    }

    @Override
    public int port() {
        return node.broker().port();
    }

    @Override
    public void onFault(Consumer<String> listener) {
        node.fault().thenAccept(listener);
    }

    @Override
    public void close() {
        http.ifPresent(NodeHttp::close);
        node.close();
    }
}
