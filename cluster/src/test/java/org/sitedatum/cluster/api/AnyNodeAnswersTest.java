package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.ClusteredNode;
import org.sitedatum.cluster.SensorsAndApp;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.member.MemberAddress;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;

/** Three nodes in one JVM: a client of one that does not own the site. */
class AnyNodeAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, ClusteredNode> nodes = new LinkedHashMap<>();
    private final Map<String, NodeHttp> faces = new LinkedHashMap<>();
    private final ScheduledExecutorService phone = Executors.newSingleThreadScheduledExecutor();
    private EmbeddedBroker broker;
    private SensorsAndApp sensors;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        StoreAddress store =
                new StoreAddress("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sitedatum", "");
        List<MemberAddress> members = new ArrayList<>();
        for (String id : List.of("n1", "n2", "n3")) {
            members.add(new MemberAddress(id, "127.0.0.1", freePort()));
        }
        for (MemberAddress member : members) {
            start(member.id(), members, store);
        }
        awaitOwner();
        sensors = new SensorsAndApp(broker.address(), "lab");
        phone.scheduleAtFixedRate(() -> sensors.send(TestSite.phoneNow()), 0, 50, TimeUnit.MILLISECONDS);
    }

    private void start(String id, List<MemberAddress> members, StoreAddress store) throws Exception {
        ClusterOptions cluster = new ClusterOptions(
                new MemberOptions(id, members, "a secret of the members"), folder.resolve(id), store);
        NodeOptions options =
                NodeOptions.of(List.of(TestSite.site())).withBroker(new BrokerOptions.External(broker.address()));
        LiveSites live = new LiveSites(EpochNanoClock.system());
        ClusteredNode node = ClusteredNode.start(options, cluster, EpochNanoClock.system(), live);
        nodes.put(id, node);
        faces.put(
                id,
                NodeHttp.start(
                        HttpOptions.demo(0),
                        HttpParts.of(id, node, live, node.documents().orElseThrow())));
    }

    @AfterEach
    void stop() {
        phone.shutdownNow();
        sensors.close();
        faces.values().forEach(NodeHttp::close);
        nodes.values().forEach(ClusteredNode::close);
        broker.close();
    }

    @Test
    void shouldStreamThroughAnotherNodeAndGoOnWhenTheOwnerIsGone() throws Exception {
        String owner = awaitOwner();
        String other = faces.keySet().stream()
                .filter(id -> !id.equals(owner))
                .findFirst()
                .orElseThrow();
        try (TestSocket socket = TestSocket.open(client, uri(other, "/api/v1/socket"))) {
            socket.say("{'type':'subscribe','id':'a','site':'lab'}");
            JsonNode first = socket.await("poses");
            long epoch = first.get("poses").get(0).get("epoch").asLong();
            await().atMost(PATIENCE).until(() -> socket.heard("poses").size() > 10);

            faces.remove(owner).close();
            nodes.remove(owner).close();

            JsonNode later = socket.await(
                    "poses", message -> message.get("poses").get(0).get("epoch").asLong() > epoch);
            assertThat(later.get("poses").get(0).get("trackable").asText()).isEqualTo("phone");
            List<Long> epochs = socket.heard("poses").stream()
                    .map(message -> message.get("poses").get(0).get("epoch").asLong())
                    .toList();
            assertThat(epochs).isSorted();
        }
    }

    @Test
    void shouldAnswerQuestionsOnEveryNode() throws Exception {
        for (String id : List.copyOf(faces.keySet())) {
            await().atMost(PATIENCE)
                    .until(() -> get(id, "/api/v1/sites/lab/poses").body().contains("phone"));
            assertThat(get(id, "/api/v1/sites/lab/sources").body()).contains("vps");
            assertThat(get(id, "/api/v1/sites/lab/poses/phone?at=now").statusCode())
                    .isEqualTo(200);
            await().atMost(PATIENCE).until(() -> get(id, "/health/ready").statusCode() == 200);
            assertThat(get(id, "/metrics").body()).contains("sitedatum_sector_owned{sector=\"lab\",site=\"lab\"}");
        }
        JsonNode revision =
                JSON.readTree(get("n2", "/api/v1/sites/lab/revisions").body());
        assertThat(revision.get("items").get(0).get("revision").asLong()).isEqualTo(1);
    }

    private HttpResponse<String> get(String node, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(node, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String node, String path) {
        return URI.create("http://localhost:" + faces.get(node).port() + path);
    }

    /** For a moment nobody owns the site while it is handed over. */
    private String awaitOwner() {
        return await().atMost(PATIENCE).until(this::owner, Optional::isPresent).orElseThrow();
    }

    private Optional<String> owner() {
        return nodes.entrySet().stream()
                .filter(node -> node.getValue().isOwner("lab"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
