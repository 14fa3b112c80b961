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
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.sitedatum.cluster.SpatialNode;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.http.Route;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.positioning.site.Site;

/** A node with a broker of its own and the HTTP server on free ports of loopback. */
public final class RunningNode implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final LiveSites live;
    private final SpatialNode node;
    private final NodeHttp http;

    private RunningNode(Site site, HttpOptions how) {
        try {
            EpochNanoClock clock = EpochNanoClock.system();
            live = new LiveSites(clock);
            NodeOptions options = NodeOptions.of(List.of(site))
                    .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0)))
                    .withStore(StoreAddress.inMemory());
            node = SpatialNode.start(options, clock, live);
            node.awaitUp(Duration.ofSeconds(20));
            http = NodeHttp.start(
                    how, HttpParts.of("node", node, live, node.documents().orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RunningNode serving(Site site) {
        return new RunningNode(site, HttpOptions.demo(0));
    }

    public static RunningNode serving(Site site, HttpOptions how) {
        return new RunningNode(site, how);
    }

    /** One that wants to know who its callers are, beside what else the options say. */
    public static RunningNode withLogins(Site site) {
        return withLogins(site, usual -> usual);
    }

    /** The same, with more. */
    public static RunningNode withLogins(Site site, UnaryOperator<HttpOptions> more) {
        HttpOptions usual = HttpOptions.defaults();
        return serving(
                site, more.apply(new HttpOptions(usual.host(), 0, usual.tls(), usual.corsOrigins(), usual.login())));
    }

    /** Of the account {@code admin}, where callers have to log in. */
    public String password() {
        return http.firstPassword().orElseThrow();
    }

    List<Route> routes() {
        return http.routes().all();
    }

    public SpatialNode node() {
        return node;
    }

    public LiveSites live() {
        return live;
    }

    int port() {
        return http.port();
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + http.port() + path);
    }

    public HttpClient client() {
        return client;
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks again and again until the answer has a text in it. */
    public HttpResponse<String> getUntil(String path, String text) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(path), answer -> answer.body().contains(text));
    }

    @Override
    public void close() {
        http.close();
        node.close();
    }
}
