package org.sitedatum.cluster.omlox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.ClusteredNode;
import org.sitedatum.cluster.api.HttpParts;
import org.sitedatum.cluster.api.NodeHttp;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.config.OmloxOptions;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.member.MemberAddress;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;

/** Three nodes, one hub: any node takes, answers and tells all. */
class HubOnSeveralNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CART = HubIds.of("hall", "trackable", "cart");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, ClusteredNode> nodes = new LinkedHashMap<>();
    private final Map<String, NodeHttp> faces = new LinkedHashMap<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private EmbeddedBroker broker;
    private MqttSubscriber ears;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        ears = MqttSubscriber.open(
                ConnectionOptions.of(broker.address(), "app"),
                List.of("/omlox/json/location_updates/local/+"),
                1,
                (topic, payload) -> said.add(new String(payload, StandardCharsets.UTF_8)),
                ConnectionListener.SILENT);
        StoreAddress store = StoreAddress.inMemory(UUID.randomUUID().toString());
        List<MemberAddress> members = new ArrayList<>();
        for (String id : List.of("n1", "n2", "n3")) {
            members.add(new MemberAddress(id, "127.0.0.1", freePort()));
        }
        for (MemberAddress member : members) {
            start(member.id(), members, store);
        }
        await().atMost(PATIENCE)
                .until(() -> nodes.values().stream().anyMatch(node -> node.isOwner("hall")) && ears.isUp());
    }

    private void start(String id, List<MemberAddress> members, StoreAddress store) throws Exception {
        var decoded = (SiteDecoding.Sound) new SiteJsonDecoder().decode(HubNode.SITE.getBytes(StandardCharsets.UTF_8));
        ClusterOptions cluster = new ClusterOptions(
                new MemberOptions(id, members, "a secret of the members"), folder.resolve(id), store);
        NodeOptions options =
                NodeOptions.of(List.of(decoded.site())).withBroker(new BrokerOptions.External(broker.address()));
        LiveSites live = new LiveSites(EpochNanoClock.system());
        ClusteredNode node = ClusteredNode.start(options, cluster, EpochNanoClock.system(), live);
        nodes.put(id, node);
        HttpParts parts = new HttpParts(
                id, node, live, node.documents().orElseThrow(), Optional.of(store), Optional.of("a secret"));
        faces.put(
                id, NodeHttp.start(HttpOptions.demo(0).withOmlox(new OmloxOptions(Optional.of("hall"), true)), parts));
    }

    @AfterEach
    void stop() {
        ears.close();
        faces.values().forEach(NodeHttp::close);
        nodes.values().forEach(ClusteredNode::close);
        broker.close();
    }

    @Tag("slow")
    @Test
    void shouldTakeOnAnyNodeAndTellOnAnyOther() {
        ask(
                "n1",
                "POST",
                "/v2/zones",
                "{'type':'rfid','foreign_id':'gate','radius':2,'floor':0,"
                        + "'position':{'type':'Point','coordinates':[8.4,49.0]}}");
        ask("n2", "POST", "/v2/providers", "{'id':'badge','type':'rfid'}");
        awaitOnAll("/v2/zones/summary", "gate");
        awaitOnAll("/v2/providers", "badge");

        try (HubClient three = new HubClient(client, uri("n3", "/v2/ws/socket"))) {
            three.subscribe("location_updates", "'provider_id':'tag-1'");
            three.subscribe("trackable_motions", "'id':'" + CART + "'");
            three.subscribe("proximity_updates", "");
            for (int i = 0; i < 6; i++) {
                ask(i % 2 == 0 ? "n1" : "n2", "PUT", "/v2/providers/tag-1/location", location(i));
            }
            ask(
                    "n1",
                    "PUT",
                    "/v2/providers/badge/proximity",
                    "{'source':'gate','provider_type':'rfid','provider_id':'badge'}");

            await().atMost(PATIENCE)
                    .until(() -> three.payload("location_updates").size() >= 6);
            three.await("trackable_motions", motion -> motion.get("id").asText().equals(CART));
            three.await(
                    "proximity_updates", one -> one.get("provider_id").asText().equals("badge"));
            awaitOnAll("/v2/providers/tag-1/location", "\"provider_id\":\"tag-1\"");
            awaitOnAll("/v2/trackables/" + CART + "/motion", "location");
            assertThat(three.payload("location_updates")).hasSize(6);
            await().atMost(PATIENCE)
                    .until(() ->
                            said.stream().filter(one -> one.contains("tag-1")).count() >= 6);
            // and nobody on the broker has heard one twice
            assertThat(said.stream()
                            .filter(one -> one.contains("tag-1"))
                            .distinct()
                            .count())
                    .isEqualTo(
                            said.stream().filter(one -> one.contains("tag-1")).count());
        }
    }

    private static String location(int i) {
        return "{'position':{'type':'Point','coordinates':[" + (10 + i) + ",10]},'source':'hall','provider_type':'uwb',"
                + "'provider_id':'tag-1','accuracy':0.5,'floor':0}";
    }

    private void awaitOnAll(String path, String text) {
        for (String node : faces.keySet()) {
            await().atMost(PATIENCE).until(() -> ask(node, "GET", path, "").contains(text));
        }
    }

    private String ask(String node, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(node, path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(method.equals("GET") || answer.statusCode() / 100 == 2)
                    .as(answer.body())
                    .isTrue();
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String node, String path) {
        return URI.create("http://localhost:" + faces.get(node).port() + path);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
