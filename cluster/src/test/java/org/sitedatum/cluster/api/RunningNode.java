package org.sitedatum.cluster.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.sitedatum.cluster.SpatialNode;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.site.SitesInMemory;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.positioning.site.Site;

/** A node with a broker of its own and the HTTP server on free ports of loopback. */
final class RunningNode implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final LiveSites live;
    private final SpatialNode node;
    private final NodeHttp http;

    private RunningNode(Site site) {
        try {
            EpochNanoClock clock = EpochNanoClock.system();
            live = new LiveSites(clock);
            NodeOptions options = NodeOptions.of(List.of(site))
                    .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0)));
            node = SpatialNode.start(options, clock, live);
            node.awaitUp(Duration.ofSeconds(20));
            http = NodeHttp.start(HttpOptions.demo(0), "node", node, live, SitesInMemory.of(List.of(site), "test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static RunningNode serving(Site site) {
        return new RunningNode(site);
    }

    SpatialNode node() {
        return node;
    }

    LiveSites live() {
        return live;
    }

    int port() {
        return http.port();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + http.port() + path);
    }

    HttpClient client() {
        return client;
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks again and again until the answer has a text in it. */
    HttpResponse<String> getUntil(String path, String text) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(path), answer -> answer.body().contains(text));
    }

    @Override
    public void close() {
        http.close();
        node.close();
    }
}
