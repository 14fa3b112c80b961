package org.sitedatum.cluster.foxglove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.DynamicMessage;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.cluster.SensorsAndApp;
import org.sitedatum.mqtt.EpochNanoClock;

/** A viewer that knows of no type but what the server tells it, and viewers that misbehave. */
class FoxgloveSocketTest {

    static final String SITE = """
            {"id":"hall","name":"Hall",
             "georeference":{"latDeg":49.0,"lonDeg":8.4,"h":115,"headingDeg":30},
             "floors":[{"id":"g","name":"ground","elevation":0,"height":5,"outline":[[0,0],[40,0],[40,30],[0,30]]}],
             "frames":[{"id":"dock","parent":"site","position":[30,20,0],"orientation":[0,0,0,1]}],
             "walls":[{"floor":"g","line":[[0,0],[10,10]],"material":"brick"}],
             "fences":[{"id":"bay","floor":"g","region":{"centre":[30,20],"radius":4}}],
             "trackables":[{"id":"agv","name":"AGV","kind":"vehicle","tags":[{"id":"agv-tag","leverArm":[0,0,0]}]}]}
            """;

    private static ViewedNode node;
    private static SensorsAndApp sensors;
    private static String admin;

    @BeforeAll
    static void start() {
        node = new ViewedNode(SITE);
        sensors = new SensorsAndApp(node.broker(), "hall");
        admin = node.admin();
    }

    @AfterAll
    static void stop() {
        sensors.close();
        node.close();
    }

    @Test
    void shouldShowTheSiteItsBodiesAndTheirFixes() {
        try (Viewer viewer = open()) {
            assertThat(viewer.raw().getSubprotocol()).isEqualTo("foxglove.websocket.v1");
            JsonNode info = viewer.await("serverInfo", any -> true);
            assertThat(info.get("name").asText()).contains("node", "hall");

            JsonNode scene = viewer.awaitChannel("foxglove/site");
            viewer.subscribe(1, scene.get("id").longValue());
            DynamicMessage drawn = Viewer.decode(scene, viewer.awaitData(1, any -> true));
            assertThat(drawn.toString()).contains("\"walls g\"", "\"fence bay\"", "\"floor g\"");

            JsonNode transforms = viewer.awaitChannel("foxglove/tf");
            viewer.subscribe(2, transforms.get("id").longValue());
            assertThat(Viewer.decode(transforms, viewer.awaitData(2, any -> true))
                            .toString())
                    .contains("child_frame_id: \"dock\"");

            sendUntil(() -> viewer.topics()
                    .containsAll(List.of(
                            "foxglove/pose/agv",
                            "sitedatum/hall/pose/agv",
                            "foxglove/location/agv",
                            "sitedatum/hall/fix/vps",
                            "foxglove/pose/vps/agv-tag")));
            JsonNode pose = viewer.awaitChannel("foxglove/pose/agv");
            JsonNode fix = viewer.awaitChannel("sitedatum/hall/fix/vps");
            JsonNode whole = viewer.awaitChannel("sitedatum/hall/pose/agv");
            viewer.say("{'op':'subscribe','subscriptions':[{'id':3,'channelId':" + pose.get("id") + "},{'id':4,"
                    + "'channelId':" + fix.get("id") + "},{'id':5,'channelId':" + whole.get("id") + "}]}");
            sendUntil(() -> viewer.data(3).size() > 2 && viewer.data(4).size() > 2);

            DynamicMessage shown = Viewer.decode(pose, viewer.data(3).get(0));
            assertThat(shown.toString()).contains("frame_id: \"site\"");
            assertThat(Viewer.decode(fix, viewer.data(4).get(0)).toString()).contains("\"agv-tag\"");
            assertThat(Viewer.decode(whole, viewer.awaitData(5, any -> true)).toString())
                    .contains("trackable: \"agv\"", "covariance");
            assertThat(viewer.awaitData(
                            2,
                            message -> Viewer.decode(transforms, message)
                                    .toString()
                                    .contains("child_frame_id: \"agv\"")))
                    .isNotNull();
            Viewer.Data newest = viewer.data(3).get(viewer.data(3).size() - 1);
            long now = EpochNanoClock.system().epochNanos();
            assertThat((double) newest.nanos()).isCloseTo((double) now, within(20e9));

            viewer.say("{'op':'unsubscribe','subscriptionIds':[3]}");
            viewer.say("{'op':'unsubscribe','subscriptionIds':[3]}");
            viewer.awaitStatus("there is no subscription 3");
            int heard = viewer.data(3).size();
            int fixes = viewer.data(4).size();
            sendUntil(() -> viewer.data(4).size() > fixes + 2);
            assertThat(viewer.data(3)).hasSize(heard);
        }
    }

    @Test
    void shouldAnswerWishesItCannotGrant() {
        try (Viewer viewer = open()) {
            long channel = viewer.awaitChannel("foxglove/site").get("id").longValue();
            viewer.subscribe(1, channel);
            viewer.subscribe(1, channel);
            viewer.awaitStatus("the subscription id 1 is in use");
            viewer.subscribe(2, channel);
            viewer.awaitStatus("is subscribed already");
            viewer.subscribe(3, 4_294_967_295L);
            viewer.awaitStatus("there is no channel 4294967295");
            viewer.say("{'op':'fetchAsset','uri':'file:///etc/passwd','requestId':1}");
            viewer.awaitStatus("does not offer 'fetchAsset'");
            viewer.say("{'op':'subscribe','subscriptions':[{'id':'x'}]}");
            viewer.awaitStatus("not understood");
            viewer.say("rubbish");
            viewer.awaitStatus("not understood");

            viewer.raw().sendBinary(ByteBuffer.allocate(20), true).join();

            assertThat(viewer.awaitClose()).isEqualTo(1008);
            assertThat(viewer.reason()).contains("text messages only");
        }
    }

    @Test
    void shouldEndAViewerThatFloods() {
        try (Viewer viewer = open()) {
            viewer.await("serverInfo", any -> true);
            viewer.flood("{}");

            assertThat(viewer.awaitClose()).isEqualTo(1008);
            assertThat(viewer.reason()).contains("messages in a second");
        }
    }

    @ParameterizedTest
    @CsvSource({"viewer, true", "engineer, true", "operator, true", "device, false"})
    void shouldBeForThoseWhoMaySeeTheSite(String role, boolean may) {
        String token = node.tokenOf(role, admin);

        if (may) {
            try (Viewer viewer = Viewer.open(node.uri(ViewedNode.PATH), "Authorization", "Bearer " + token)) {
                viewer.await("serverInfo", any -> true);
            }
        } else {
            assertRefused(ViewedNode.PATH, "Authorization", "Bearer " + token);
        }
    }

    /** A viewer of others takes nothing but an address. */
    @Test
    void shouldTakeATokenInTheAddressOfASocketAndNowhereElse() {
        String token = node.tokenOf("viewer", admin);

        try (Viewer viewer = Viewer.open(node.uri(ViewedNode.PATH + "?access_token=" + token))) {
            viewer.await("serverInfo", any -> true);
        }
        assertRefused(ViewedNode.PATH);
        assertRefused(ViewedNode.PATH + "?access_token=no");
        assertThat(node.get("/api/v1/sites?access_token=" + token, "none")).contains("unauthenticated");
        assertThatThrownBy(() -> Viewer.open(
                        node.uri(ViewedNode.PATH + "?access_token=" + token), "Origin", "https://evil.example"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void shouldSpeakItsProtocolOnlyAndOfItsSitesOnly() {
        String query = "?access_token=" + admin;

        try (Viewer stranger = Viewer.speaking("", node.uri(ViewedNode.PATH + query))) {
            assertThat(stranger.awaitClose()).isEqualTo(1002);
            assertThat(stranger.reason()).contains("foxglove.websocket.v1");
        }
        try (Viewer newer = Viewer.speaking("foxglove.sdk.v1", node.uri(ViewedNode.PATH + query))) {
            assertThat(newer.raw().getSubprotocol()).isEqualTo("foxglove.sdk.v1");
            newer.awaitChannel("foxglove/site");
        }
        try (Viewer lost = Viewer.open(node.uri("/api/v1/sites/moon/foxglove" + query))) {
            assertThat(lost.awaitClose()).isEqualTo(1008);
            assertThat(lost.reason()).contains("no such site");
        }
    }

    private static void assertRefused(String path, String... headers) {
        assertThatThrownBy(() -> Viewer.open(node.uri(path), headers))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    private static Viewer open() {
        return Viewer.open(node.uri(ViewedNode.PATH), "Authorization", "Bearer " + admin);
    }

    private static void sendUntil(java.util.concurrent.Callable<Boolean> enough) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .pollInterval(java.time.Duration.ofMillis(50))
                .until(() -> {
                    sensors.sendRaw("vps", poseNow());
                    return enough.call();
                });
    }

    static String poseNow() {
        return "{\"kind\":\"pose\",\"stamp\":" + EpochNanoClock.system().epochNanos() / 1_000
                + ",\"trackable\":\"agv-tag\",\"position\":[4,5,0],\"orientation\":[0,0,0,1],\"covariance\":"
                + "[0.01,0,0,0,0,0,0.01,0,0,0,0,0.01,0,0,0,0.01,0,0,0.01,0,0.01]}";
    }
}
