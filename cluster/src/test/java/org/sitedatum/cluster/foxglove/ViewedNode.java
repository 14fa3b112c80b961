package org.sitedatum.cluster.foxglove;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.sitedatum.cluster.api.RunningNode;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.session.BrokerAddress;

/** A node of one site that viewers may look at when they have logged in. */
final class ViewedNode implements AutoCloseable {

    static final String PATH = "/api/v1/sites/hall/foxglove";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger tokens = new AtomicInteger();
    private final RunningNode node;

    ViewedNode(String site) {
        var decoded = (SiteDecoding.Sound) new SiteJsonDecoder().decode(site.getBytes(StandardCharsets.UTF_8));
        node = RunningNode.withLogins(decoded.site(), HttpOptions::withFoxglove);
    }

    BrokerAddress broker() {
        return node.node().broker();
    }

    URI uri(String path) {
        return node.uri(path);
    }

    /** A token of the first account. */
    String admin() {
        String body = "{\"user\":\"admin\",\"password\":\"" + node.password() + "\"}";
        return field(post("/api/v1/session", body, ""), "token");
    }

    /** A token of a program with a role. */
    String tokenOf(String role, String admin) {
        String name = role + "-" + tokens.incrementAndGet();
        String body = "{\"name\":\"" + name + "\",\"roles\":[\"" + role + "\"],\"days\":1}";
        return field(post("/api/v1/tokens", body, admin), "token");
    }

    String get(String path, String token) {
        return node.get(path, "Authorization", "Bearer " + token).body();
    }

    private String post(String path, String body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return node.send(request.build()).body();
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
        node.close();
    }
}
