package org.sitedatum.cluster.omlox;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.sitedatum.cluster.api.RunningNode;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.OmloxOptions;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.positioning.site.Site;

/** A node with a hub of one site, and a client of it. */
final class HubNode implements AutoCloseable {

    /** A hall of 40 m by 30 m at a known place, turned by 30 degrees, with a store above it. */
    static final String SITE = """
            {"id":"hall","name":"Hall",
             "georeference":{"latDeg":49.0,"lonDeg":8.4,"h":115,"headingDeg":30},
             "floors":[{"id":"g","name":"ground","elevation":0,"height":5,"outline":[[0,0],[40,0],[40,30],[0,30]]},
                       {"id":"u","name":"upper","elevation":5,"height":4,"outline":[[0,0],[40,0],[40,30],[0,30]]}],
             "fences":[{"id":"dock","floor":"g","region":{"centre":[30,20],"radius":4}}],
             "meetings":{"horizon":0,"repeat":0.1},
             "trackables":[{"id":"cart","name":"Cart","kind":"vehicle","tags":[{"id":"tag-1","leverArm":[0,0,0]}],"radius":0.5}]}
            """;

    static final ObjectMapper JSON = new ObjectMapper();

    private final RunningNode node;
    private final String token;

    private HubNode(RunningNode node, boolean hasLogins) {
        this.node = node;
        token = hasLogins ? logIn(node.password()) : "";
    }

    private static Site site(String json) {
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(json.getBytes(StandardCharsets.UTF_8))).site();
    }

    static HubNode serving(String site) {
        return new HubNode(RunningNode.serving(site(site)), false);
    }

    static HubNode withMqtt(String site) {
        HttpOptions how = HttpOptions.demo(0).withOmlox(new OmloxOptions(Optional.of("hall"), true));
        return new HubNode(RunningNode.serving(site(site), how), false);
    }

    static HubNode withLogins(String site) {
        return new HubNode(RunningNode.withLogins(site(site)), true);
    }

    private String logIn(String password) {
        String body = "{\"user\":\"admin\",\"password\":\"" + password + "\"}";
        return json(ask("POST", "/api/v1/session", body).body()).get("token").asText();
    }

    String token() {
        return token;
    }

    BrokerAddress broker() {
        return node.node().broker();
    }

    URI uri(String path) {
        return node.uri(path);
    }

    HttpClient client() {
        return node.client();
    }

    /** An answer to a request with JSON, in which apostrophes may stand for quotation marks. */
    HttpResponse<String> ask(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return node.send(request.build());
    }

    /** The JSON at a path. */
    JsonNode get(String path) {
        return json(ask("GET", path, "").body());
    }

    /** Sends locations until an answer has a text in it, as a tag does. */
    void sendUntil(String body, String path, String text) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(60))
                .until(() -> {
                    ask("PUT", "/v2/providers/locations", body);
                    return ask("GET", path, "").body().contains(text);
                });
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
