package org.sitedatum.cluster.omlox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherOptions;

class HubMqttTest {

    private static final String ROOT = "/omlox/json/";
    private static final String CART = HubIds.of("hall", "trackable", "cart");
    private static final String TRUCK = "55555555-5555-4555-8555-555555555555";
    private static final String DOCK = HubIds.of("hall", "fence", "dock");

    private static HubNode node;
    private static MqttPublisher publisher;
    private static MqttSubscriber subscriber;
    private static final Map<String, List<String>> heard = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() {
        node = HubNode.withMqtt(HubNode.SITE);
        publisher = MqttPublisher.open(
                ConnectionOptions.of(node.broker(), "rtls"), PublisherOptions.defaults(), ConnectionListener.SILENT);
        subscriber = MqttSubscriber.open(
                ConnectionOptions.of(node.broker(), "app"),
                List.of("/omlox/#"),
                1,
                (topic, payload) -> heard.computeIfAbsent(
                                topic, key -> new java.util.concurrent.CopyOnWriteArrayList<>())
                        .add(new String(payload, StandardCharsets.UTF_8)),
                ConnectionListener.SILENT);
        await().atMost(Duration.ofSeconds(20)).until(() -> publisher.isUp() && subscriber.isUp());
    }

    @AfterAll
    static void stop() {
        subscriber.close();
        publisher.close();
        node.close();
    }

    private static void send(String topic, String json) {
        publisher.publish(topic, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Delivery.EVENT);
    }

    private static void sendLocation(String provider, double x, double y) {
        send(
                ROOT + "location_updates/pub/" + provider,
                "{'position':{'type':'Point','coordinates':[" + x + "," + y
                        + "]},'source':'hall','provider_type':'uwb'," + "'provider_id':'" + provider
                        + "','accuracy':0.1,'floor':0}");
    }

    private static JsonNode first(String topic) {
        return HubNode.json(heard.get(topic).get(0));
    }

    @Test
    void shouldSpeakAllTopics() {
        node.ask(
                "POST",
                "/v2/trackables",
                "{'id':'" + TRUCK + "','type':'virtual','radius':1,'location_providers':['tag-2']}");
        send(ROOT + "location_updates/pub/tag-1", "{'garbage':" + "[".repeat(300));
        send(ROOT + "location_updates/pub/tag-9", "{}");

        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(80))
                .until(() -> {
                    sendLocation("tag-1", 30, 20);
                    sendLocation("tag-2", 30.5, 20);
                    return heard.keySet()
                            .containsAll(List.of(
                                    ROOT + "location_updates/local/tag-1",
                                    ROOT + "location_updates/epsg4326/tag-1",
                                    ROOT + "trackable_motions/local/" + CART,
                                    ROOT + "trackable_motions/epsg4326/" + CART,
                                    ROOT + "fence_events/" + DOCK,
                                    ROOT + "fence_events/trackables/" + CART,
                                    ROOT + "fence_events/providers/tag-1",
                                    ROOT + "collision_events/epsg4326"));
                });

        JsonNode local = first(ROOT + "location_updates/local/tag-1");
        assertThat(local.at("/position/coordinates/0").asDouble()).isEqualTo(30);
        JsonNode far = first(ROOT + "location_updates/epsg4326/tag-1");
        assertThat(far.get("crs").asText()).isEqualTo("EPSG:4326");
        assertThat(far.at("/position/coordinates/1").asDouble()).isBetween(49.0, 49.01);
        JsonNode collision = first(ROOT + "collision_events/epsg4326");
        assertThat(collision.get("collision_type").asText()).isEqualTo("collision_start");
        assertThat(collision.get("center_distance").asDouble()).isBetween(0.0, 1.5);
        assertThat(collision.at("/collision_area/type").asText()).isEqualTo("LineString");
        for (JsonNode party : collision.get("collisions")) {
            assertThat(party.get("object_type").asText()).isEqualTo("trackable");
            // degrees, never the metres of a zone
            assertThat(party.at("/position/coordinates/0").asDouble()).isBetween(8.39, 8.41);
            assertThat(party.at("/geometry/coordinates/0/0/1").asDouble()).isBetween(49.0, 49.01);
        }

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(80))
                .until(() -> {
                    sendLocation("tag-1", 5, 5);
                    sendLocation("tag-2", 30.5, 20);
                    return heard.get(ROOT + "collision_events/epsg4326").stream()
                            .anyMatch(one -> one.contains("collision_end"));
                });
        List<String> types = new ArrayList<>(new TreeSet<>(heard.get(ROOT + "collision_events/epsg4326").stream()
                .map(one -> HubNode.json(one).get("collision_type").asText())
                .toList()));
        assertThat(types).containsExactly("colliding", "collision_end", "collision_start");
    }

    @AfterEach
    void shouldHaveSaidNothingThatIsNotDescribed() {
        HubTopics described = HubTopics.read();
        heard.forEach((topic, messages) -> {
            // garbage that was sent to the hub is heard too
            boolean isTold = !topic.contains("/pub/") && !topic.contains("proximity") && !topic.contains("/request");
            messages.stream()
                    .filter(one -> isTold)
                    .forEach(one -> assertThat(described.faults(topic, HubNode.json(one)))
                            .as(topic + " " + one)
                            .isEmpty());
        });
    }

    @Test
    void shouldSayInTheSitesHealthWhyALocationIsNoFix() {
        String nowhere = "{'position':{'type':'Point','coordinates':[1,2]},'source':'nowhere','provider_type':'uwb',"
                + "'provider_id':'tag-1','accuracy':0.1}";
        assertThat(node.ask("PUT", "/v2/providers/tag-1/location", nowhere).statusCode())
                .isEqualTo(204);
        send(ROOT + "location_updates/pub/tag-1", "{'garbage':1}");
        send(ROOT + "location_updates/pub/other", nowhere);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode unplaced = source("omlox.nowhere");
            assertThat(unplaced.at("/rejected/NO_TRANSFORM").asInt()).isEqualTo(1);
            assertThat(unplaced.at("/lastRejection/detail").asText())
                    .contains("tag-1")
                    .contains("no zone");
            JsonNode unread = source("omlox.mqtt");
            assertThat(unread.at("/rejected/MISSING_FIELD").asInt()).isEqualTo(1);
            assertThat(unread.at("/rejected/OUT_OF_RANGE").asInt()).isEqualTo(1);
            assertThat(unread.at("/lastRejection/detail").asText()).contains("other: provider_id is not that");
        });
    }

    private static JsonNode source(String id) {
        for (JsonNode item : node.get("/api/v1/sites/hall/sources").get("items")) {
            if (item.get("id").asText().equals(id)) {
                return item;
            }
        }
        return HubNode.JSON.missingNode();
    }

    @Test
    void shouldFollowTheRulesOfATrackableFromTheLocationsToTheMotion() {
        String id = "66666666-6666-4666-8666-666666666666";
        String rules = "[{'expression':'type=\\\"uwb\\\" AND accuracy < 5 AND timestamp_diff < 1500','priority':2},"
                + "{'expression':'type=\\\"gps\\\"','priority':1}]";
        node.ask(
                "POST",
                "/v2/trackables",
                "{'id':'" + id + "','type':'virtual','location_providers':['rule-uwb','rule-gps'],'locating_rules':"
                        + rules + "}");

        awaitMotion(id, 10, () -> sendByRule("gps", 10, 5));
        awaitMotion(id, 20, () -> {
            sendByRule("gps", 10, 5);
            sendByRule("uwb", 20, 0.3);
        });
        for (int i = 0; i < 20; i++) {
            sendByRule("gps", 10, 5);
            sendByRule("uwb", 20, 0.3);
        }
        // the engine was not pulled towards the one that loses
        assertThat(node.get("/api/v1/sites/hall/poses/" + id).at("/position/0").asDouble())
                .isBetween(19.0, 21.0);
        assertThat(node.get("/v2/trackables/" + id + "/motion")
                        .at("/location/provider_id")
                        .asText())
                .isEqualTo("rule-uwb");
        // too inaccurate for its rule from now on, and the last good one grows old
        awaitMotion(id, 10, () -> {
            sendByRule("uwb", 20, 6);
            sendByRule("gps", 10, 5);
        });
    }

    private static void sendByRule(String type, double x, double accuracy) {
        node.ask(
                "PUT",
                "/v2/providers/locations",
                "[{'position':{'type':'Point','coordinates':[" + x + ",15]},'source':'hall','provider_type':'" + type
                        + "','provider_id':'rule-" + type + "','accuracy':" + accuracy
                        + ",'floor':0,'timestamp_generated':'" + java.time.Instant.now() + "'}]");
    }

    private static void awaitMotion(String id, double x, Runnable send) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(60))
                .until(() -> {
                    send.run();
                    double at = node.get("/v2/trackables/" + id + "/motion?crs=local")
                            .at("/location/position/coordinates/0")
                            .asDouble(-1);
                    return Math.abs(at - x) < 1;
                });
    }

    @Test
    void shouldTakeProximities() {
        node.ask("POST", "/v2/providers", "{'id':'badge','type':'rfid'}");
        node.ask(
                "POST",
                "/v2/zones",
                "{'type':'rfid','foreign_id':'gate','floor':0,'radius':2,"
                        + "'position':{'type':'Point','coordinates':[8.4,49.0]}}");

        send(ROOT + "proximity_updates/gate/badge", "{'source':'gate','provider_type':'rfid','provider_id':'badge'}");

        await().atMost(Duration.ofSeconds(20)).until(() -> heard.containsKey(ROOT + "location_updates/epsg4326/badge"));
        assertThat(first(ROOT + "location_updates/epsg4326/badge")
                        .get("accuracy")
                        .asDouble())
                .isEqualTo(2);
    }

    @Test
    void shouldAnnounceAndAnswerItsMethods() {
        String rpc = "/omlox/jsonrpc/rpc/";
        await().atMost(Duration.ofSeconds(20))
                .until(() -> heard.containsKey(rpc + "available/com.omlox.identify")
                        && heard.containsKey(rpc + "available/com.omlox.ping"));
        String handler = first(rpc + "available/com.omlox.ping").get("id").asText();

        send(
                rpc + "com.omlox.ping/request/" + handler,
                "{'jsonrpc':'2.0','id':1,'method':'com.omlox.ping','params':{'_caller_id':'me'}}");
        send(
                rpc + "com.omlox.identify/request",
                "{'jsonrpc':'2.0','id':2,'method':'com.omlox.identify','params':{'_caller_id':'me'}}");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> heard.containsKey(rpc + "com.omlox.ping/response/me")
                        && heard.containsKey(rpc + "com.omlox.identify/response/me"));
        assertThat(first(rpc + "com.omlox.ping/response/me")
                        .at("/result/message")
                        .asText())
                .isEqualTo("pong");
        assertThat(code("com.omlox.ping", "'_aggregation':'x'")).isEqualTo(-32_602);
        assertThat(code("com.omlox.ping", "'_aggregation':'_return_first_error','_handler_id':'" + handler + "'"))
                .isEqualTo(-32_602);
        assertThat(code("com.omlox.ping", "'_handler_id':'nobody'")).isEqualTo(-32_000);
        assertThat(code("com.omlox.core.xcmd", "")).isEqualTo(-32_002);
        assertThat(code("no.method", "")).isEqualTo(-32_601);
        assertThat(node.get("/v2/rpc/available").at("/com.omlox.ping/0").asText())
                .isEqualTo(handler);
    }

    private static int code(String method, String params) {
        String call = "{'jsonrpc':'2.0','id':1,'method':'" + method + "','params':{" + params + "}}";
        return HubNode.json(node.ask("PUT", "/v2/rpc", call).body())
                .at("/error/code")
                .asInt();
    }
}
