package org.sitedatum.cluster.omlox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherOptions;

/** Spoilt bodies over REST, WebSocket and MQTT into a running hub: nothing but the documented codes comes out of it. */
class HubFuzzTest {
    private static final long SEED = 20_261_122;
    private static final Set<Integer> STATUSES = Set.of(200, 201, 204, 400, 404);
    private static final Set<Integer> CODES = Set.of(10000, 10001, 10002, 10003, 10004, 10005);
    private static final String UUID = "77777777-7777-4777-8777-777777777777";
    private static final String LOCATION =
            "{\"position\":{\"type\":\"Point\",\"coordinates\":[5.0,4.0]},\"source\":\"hall\",\"provider_type\":\"uwb\","
                    + "\"provider_id\":\"tag-1\",\"accuracy\":0.5,\"floor\":0}";
    private static final String PROXIMITY =
            "{\"source\":\"gate\",\"provider_type\":\"rfid\",\"provider_id\":\"tag-1\",\"accuracy\":2}";
    private static final String FENCE = "{\"id\":\"" + UUID
            + "\",\"region\":{\"type\":\"Point\",\"coordinates\":[5,5]},\"radius\":2,\"crs\":\"local\",\"zone_id\":\"hall\",\"floor\":0}";
    private static final String TRACKABLE = "{\"id\":\"" + UUID
            + "\",\"type\":\"omlox\",\"location_providers\":[\"x\"],\"locating_rules\":[{\"expression\":\"accuracy < 5\",\"priority\":1}]}";
    private static final String ZONE = "{\"id\":\"" + UUID
            + "\",\"type\":\"uwb\",\"ground_control_points\":[[8.4,49.0],[0,0],[8.41,49.0],[10,0],[8.41,49.01],[10,10],[8.4,49.01],[0,10]]}";

    /** Method, path and a sound body of what takes one. */
    private static final List<String[]> REQUESTS = List.of(
            new String[] {"PUT", "/v2/providers/tag-1/location", LOCATION},
            new String[] {"PUT", "/v2/providers/locations", "[" + LOCATION + "," + LOCATION + "]"},
            new String[] {"PUT", "/v2/providers/tag-1/proximity", PROXIMITY},
            new String[] {"PUT", "/v2/providers/proximities", "[" + PROXIMITY + "]"},
            new String[] {"PUT", "/v2/providers/tag-1/sensors", "{\"t\":[1,2]}"},
            new String[] {"PUT", "/v2/providers/tag-1", "{\"id\":\"tag-1\",\"type\":\"uwb\",\"exit_delay\":5}"},
            new String[] {"POST", "/v2/providers", "{\"id\":\"p-9\",\"type\":\"uwb\"}"},
            new String[] {"POST", "/v2/trackables", TRACKABLE},
            new String[] {"PUT", "/v2/trackables/" + UUID, TRACKABLE},
            new String[] {"POST", "/v2/zones", ZONE},
            new String[] {"PUT", "/v2/zones/" + UUID, ZONE},
            new String[] {
                "PUT", "/v2/zones/" + UUID + "/transform", "{\"position\":{\"type\":\"Point\",\"coordinates\":[1,2]}}"
            },
            new String[] {"POST", "/v2/fences", FENCE},
            new String[] {"PUT", "/v2/fences/" + UUID, FENCE},
            new String[] {"PUT", "/v2/rpc", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"com.omlox.ping\",\"params\":{}}"
            },
            new String[] {"GET", "/v2/providers/locations?crs=EPSG:4326&zone_id=hall&geojson=true", ""},
            new String[] {"DELETE", "/v2/zones/" + UUID, ""});

    private static final List<String> MESSAGES = List.of(
            "{\"event\":\"subscribe\",\"topic\":\"location_updates\",\"params\":{\"accuracy\":\"5\",\"crs\":\"EPSG:4326\"}}",
            "{\"event\":\"unsubscribe\",\"subscription_id\":1}",
            "{\"event\":\"message\",\"topic\":\"location_updates\",\"payload\":[" + LOCATION + "]}",
            "{\"event\":\"message\",\"topic\":\"proximity_updates\",\"payload\":[" + PROXIMITY + "]}");

    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "-1",
            "1e999",
            "NaN",
            "9223372036854775808",
            "[[[[",
            "{\"a\":",
            "\\u0000",
            "\"",
            ",",
            ":",
            "\"EPSG:99999999999\"",
            "\"local\"",
            "1e308",
            "\uFEFF",
            "'; drop table",
            "%00",
            "999999");

    private static HubNode node;

    @BeforeAll
    static void start() {
        node = HubNode.withMqtt(HubNode.SITE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    /** Spoils a text in one to four places. */
    private static String spoilt(String sound, SplittableRandom random) {
        StringBuilder text = new StringBuilder(sound);
        for (int i = 1 + random.nextInt(4); i > 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(12));
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, text.substring(at, to));
                case 2 -> text.insert(at, piece);
                case 3 -> text.replace(at, to, piece);
                default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    @Test
    void shouldAnswerSpoiltRequestsAsDocumented() {
        requests(400);
    }

    @Tag("slow")
    @Test
    void shouldAnswerAHundredThousandSpoiltRequestsAsDocumented() {
        requests(100_000);
    }

    private static void requests(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        TreeMap<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String[] request = REQUESTS.get(random.nextInt(REQUESTS.size()));
            String body = request[2].isEmpty() ? "" : spoilt(request[2], random);
            String path = random.nextInt(8) == 0 ? spoiltQuery(request[1], random) : request[1];
            HttpResponse<String> answer = node.ask(request[0], path, body.replace('\'', ' '));
            String what = "seed " + SEED + " number " + i + ": " + request[0] + " " + path + " " + body;
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            assertThat(STATUSES).as(what + " -> " + answer.statusCode()).contains(answer.statusCode());
            if (answer.statusCode() >= 400) {
                JsonNode error = HubNode.json(answer.body());
                assertThat(error.get("code").asInt()).as(what).isEqualTo(answer.statusCode());
                assertThat(error.get("type").isTextual() && error.get("message").isTextual())
                        .as(what)
                        .isTrue();
            }
        }
        assertThat(statuses.get(400)).isGreaterThan(count / 5);
        assertThat(node.ask("GET", "/v2/trackables", "").statusCode()).isEqualTo(200);
    }

    private static String spoiltQuery(String path, SplittableRandom random) {
        String value = spoilt("EPSG:4326", random).replaceAll("[^A-Za-z0-9:.-]", "%20");
        return path + (path.contains("?") ? "&" : "?") + (random.nextBoolean() ? "crs=" : "zone_id=") + value;
    }

    @Test
    void shouldAnswerSpoiltSocketMessagesWithItsCodes() {
        messages(150);
    }

    @Tag("slow")
    @Test
    void shouldAnswerTenThousandSpoiltSocketMessagesWithItsCodes() {
        messages(10_000);
    }

    private static void messages(int count) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        int done = 0;
        while (done < count) {
            try (HubClient client = new HubClient(node)) {
                int part = Math.min(100, count - done);
                for (int i = 0; i < part; i++) {
                    client.say(spoilt(MESSAGES.get(random.nextInt(MESSAGES.size())), random)
                            .replace('\'', ' '));
                }
                done += part;
                client.say("{'event':'subscribe','topic':'fence_events'}");
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> client.heard("subscribed").stream()
                                .anyMatch(one -> one.get("topic").asText().equals("fence_events")));
                assertThat(client.heard("error"))
                        .allSatisfy(error -> assertThat(CODES)
                                .as(error.toString())
                                .contains(error.get("code").asInt()));
                assertThat(client.heard("error")).isNotEmpty();
            }
        }
    }

    @Test
    void shouldOutliveSpoiltTopicsAndMessages() {
        topics(400);
    }

    @Tag("slow")
    @Test
    void shouldOutliveAHundredThousandSpoiltTopicsAndMessages() {
        topics(100_000);
    }

    private static void topics(int count) {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        AtomicInteger heard = new AtomicInteger();
        List<String> topics = List.of(
                "/omlox/json/location_updates/pub/tag-1",
                "/omlox/json/proximity_updates/gate/tag-1",
                "/omlox/jsonrpc/rpc/com.omlox.ping/request");
        List<String> sound = List.of(
                LOCATION,
                PROXIMITY,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"_caller_id\":\"me\"}}");
        try (MqttPublisher publisher = MqttPublisher.open(
                        ConnectionOptions.of(node.broker(), "fuzz"),
                        PublisherOptions.defaults(),
                        ConnectionListener.SILENT);
                MqttSubscriber ears = MqttSubscriber.open(
                        ConnectionOptions.of(node.broker(), "fuzz-ears"),
                        List.of("/omlox/json/location_updates/local/alive"),
                        1,
                        (topic, payload) -> heard.incrementAndGet(),
                        ConnectionListener.SILENT)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> publisher.isUp() && ears.isUp());
            for (int i = 0; i < count; i++) {
                int which = random.nextInt(topics.size());
                publisher.publish(
                        topics.get(which),
                        spoilt(sound.get(which), random).getBytes(StandardCharsets.ISO_8859_1),
                        Delivery.EVENT);
            }
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        publisher.publish(
                                "/omlox/json/location_updates/pub/alive",
                                LOCATION.replace("tag-1", "alive").getBytes(StandardCharsets.UTF_8),
                                Delivery.EVENT);
                        return heard.get() > 0;
                    });
        }
    }
}
