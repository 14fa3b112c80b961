package org.sitedatum.cluster.foxglove;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.sitedatum.cluster.SpatialNode;
import org.sitedatum.cluster.api.HttpParts;
import org.sitedatum.cluster.api.NodeHttp;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.session.BrokerAddress;

/** A node of one site that viewers may look at. */
final class ViewedNode implements AutoCloseable {

    static final String PATH = "/api/v1/sites/hall/foxglove";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger tokens = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final LiveSites live;
    private final SpatialNode node;
    private final NodeHttp http;

    private ViewedNode(String site, HttpOptions how) {
        try {
            EpochNanoClock clock = EpochNanoClock.system();
            live = new LiveSites(clock);
            var decoded = (SiteDecoding.Sound) new SiteJsonDecoder().decode(site.getBytes(StandardCharsets.UTF_8));
            NodeOptions options = NodeOptions.of(List.of(decoded.site()))
                    .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0)))
                    .withStore(StoreAddress.inMemory());
            node = SpatialNode.start(options, clock, live);
            node.awaitUp(Duration.ofSeconds(20));
            http = NodeHttp.start(
                    how, HttpParts.of("n1", node, live, node.documents().orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that wants to know who looks. */
    static ViewedNode withLogins(String site) {
        HttpOptions usual = HttpOptions.defaults();
        HttpOptions how = new HttpOptions(usual.host(), 0, usual.tls(), usual.corsOrigins(), usual.login());
        return new ViewedNode(site, how.withFoxglove());
    }

    BrokerAddress broker() {
        return node.broker();
    }

    LiveSites live() {
        return live;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + http.port() + path);
    }

    /** A token of the first account. */
    String admin() {
        String body =
                "{\"user\":\"admin\",\"password\":\"" + http.firstPassword().orElseThrow() + "\"}";
        return field(post("/api/v1/session", body, ""), "token");
    }

    /** A token of a program with a role. */
    String tokenOf(String role, String admin) {
        String body =
                "{\"name\":\"" + role + "-" + tokens.incrementAndGet() + "\",\"roles\":[\"" + role + "\"],\"days\":1}";
        return field(post("/api/v1/tokens", body, admin), "token");
    }

    String get(String path, String token) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private String post(String path, String body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private String send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String field(String json, String name) {
        try {
            return JSON.readTree(json).get(name).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        node.close();
    }
}
