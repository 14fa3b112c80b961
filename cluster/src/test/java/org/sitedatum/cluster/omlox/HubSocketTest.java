package org.sitedatum.cluster.omlox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HubSocketTest {

    private static final String CART = HubIds.of("hall", "trackable", "cart");
    private static final String DOCK = HubIds.of("hall", "fence", "dock");

    private static HubNode node;

    @BeforeAll
    static void start() {
        node = HubNode.withLogins(HubNode.SITE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static String location(String provider, double x, double y, String more) {
        return "{'position':{'type':'Point','coordinates':[" + x + "," + y + "]},'source':'hall','provider_type':'uwb',"
                + "'provider_id':'" + provider + "','accuracy':0.2,'floor':0" + more + "}";
    }

    private static String token() {
        return "'token':'" + node.token() + "'";
    }

    private static String publish(String locations) {
        return "{'event':'message','topic':'location_updates','params':{" + token() + "},'payload':[" + locations
                + "]}";
    }

    @Test
    void shouldServeAClientThatKnowsOneSubscriptionByNoNumber() {
        try (HubClient client = new HubClient(node)) {
            client.subscribe("location_updates", token() + ",'accuracy':'5','provider_id':'SELF'");
            client.ping();

            for (int i = 0; i < 100; i++) {
                client.say(publish(location("self", i, 1, "") + "," + location("other", 1, 1, "") + ","
                        + location("self", -1, 1, "").replace("0.2", "6")));
                if (i % 50 == 49) {
                    int heard = i + 1;
                    // a message each is far below what is allowed in a second
                    await().atMost(Duration.ofSeconds(20))
                            .until(() -> client.payload("location_updates").size() >= heard);
                }
            }

            List<Double> heard = client.payload("location_updates").stream()
                    .map(one -> one.at("/position/coordinates/0").asDouble())
                    .toList();
            assertThat(heard)
                    .isEqualTo(IntStream.range(0, 100).mapToObj(i -> (double) i).toList());
            assertThat(client.heard("message")).allMatch(one -> !one.has("subscription_id"));
            assertThat(client.heard("error")).isEmpty();
            await().until(() -> client.pongs() == 1);
        }
    }

    @Test
    void shouldTellWhatTheEngineMakesOfIt() {
        try (HubClient client = new HubClient(node)) {
            client.subscribe("trackable_motions", token() + ",'id':'" + CART + "'");
            client.subscribe(
                    "trackable_motions", token() + ",'crs':'local','zone_id':'hall','with_subscription_id':true");
            client.subscribe("fence_events", token() + ",'fence_id':'" + DOCK + "','object_type':'trackable'");
            client.subscribe("fence_events:geojson", token());
            client.subscribe("location_updates:geojson", token() + ",'provider_id':'tag-1'");

            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(60))
                    .until(() -> {
                        client.say(publish(location("tag-1", 30, 20, "")));
                        return !client.payload("fence_events").isEmpty();
                    });

            JsonNode entry = client.payload("fence_events").get(0);
            assertThat(entry.get("event_type").asText()).isEqualTo("region_entry");
            assertThat(entry.get("trackable_id").asText()).isEqualTo(CART);
            assertThat(entry.get("provider_id").asText()).isEqualTo("tag-1");
            JsonNode feature = client.await("fence_events:geojson", one -> true).at("/features/0");
            assertThat(feature.at("/geometry/coordinates/1").asDouble()).isCloseTo(49, offset(0.01));
            JsonNode there =
                    client.await("location_updates:geojson", one -> true).at("/features/0");
            assertThat(there.at("/properties/trackables/0").asText()).isEqualTo(CART);
            JsonNode motion = client.await(
                    "trackable_motions", one -> one.at("/location/crs").asText().equals("local"));
            assertThat(motion.at("/location/position/coordinates/0").asDouble()).isCloseTo(30, offset(1));
            assertThat(client.heard("message").stream()
                            .filter(one -> one.has("subscription_id"))
                            .map(one -> one.get("subscription_id").asInt())
                            .collect(Collectors.toSet()))
                    .containsExactly(2);

            String url = "/v2/fences/" + DOCK;
            String fence = node.ask("GET", url, "", "Authorization", "Bearer " + node.token())
                    .body();
            assertThat(node.ask(
                                    "PUT",
                                    url,
                                    fence.replaceFirst("\\{", "{\"timeout\":300,"),
                                    "Authorization",
                                    "Bearer " + node.token())
                            .statusCode())
                    .isEqualTo(204);
            // nothing more is heard of it, and it leaves by itself
            JsonNode exit = client.await(
                    "fence_events", one -> one.get("event_type").asText().equals("region_exit"));
            assertThat(exit.get("exit_time").asText()).endsWith("Z");
        }
    }

    @Test
    void shouldAnswerMistakesAndOnlyThose() {
        try (HubClient client = new HubClient(node)) {
            client.say("{'event':'shout'}");
            assertThat(client.error(1)).isEqualTo(10_000);
            client.say("{'event':'subscribe','topic':'weather','params':{" + token() + "}}");
            assertThat(client.error(2)).isEqualTo(10_001);
            client.say("{'event':'subscribe','topic':'location_updates','params':{" + token() + ",'floor':'up'}}");
            assertThat(client.error(3)).isEqualTo(10_002);
            client.say("{'event':'subscribe','topic':'location_updates','params':{" + token() + ",'colour':'red'}}");
            assertThat(client.error(4)).isEqualTo(10_002);
            client.say("{'event':'unsubscribe','subscription_id':7,'params':{" + token() + "}}");
            assertThat(client.error(5)).isEqualTo(10_003);
            client.say("{'event':'subscribe','topic':'location_updates'}");
            assertThat(client.error(6)).isEqualTo(10_004);
            client.say("{'event':'message','topic':'location_updates','params':{" + token() + "},'payload':[{}]}");
            assertThat(client.error(7)).isEqualTo(10_005);
            client.say("not json");
            assertThat(client.error(8)).isEqualTo(10_005);
            client.say("{'event':'message','topic':'location_updates','payload':" + "[".repeat(200) + "]".repeat(200)
                    + "}");
            assertThat(client.error(9)).isEqualTo(10_005);

            long number = client.subscribe("location_updates", token() + ",'provider_id':'quiet'");
            client.say("{'event':'unsubscribe','subscription_id':" + number + ",'params':{" + token() + "}}");
            await().until(() -> !client.heard("unsubscribed").isEmpty());
            assertThat(client.heard("error")).hasSize(9);
        }
    }

    @Test
    void shouldKeepMessagesShortAndCutOffWhoDoesNotRead() {
        String big = ",'properties':{'blob':'" + "x".repeat(8_000) + "'}";
        String batch = "["
                + IntStream.range(0, 60)
                        .mapToObj(i -> location("big", i, 1, big))
                        .collect(Collectors.joining(","))
                + "]";
        try (HubClient reader = new HubClient(node);
                HubClient sleeper = new HubClient(node)) {
            reader.subscribe("location_updates", token() + ",'provider_id':'big'");
            sleeper.subscribe("location_updates", token() + ",'provider_id':'big'");
            sleeper.stopReading();

            for (int i = 1; i <= 40; i++) {
                assertThat(node.ask("PUT", "/v2/providers/locations", batch, "Authorization", "Bearer " + node.token())
                                .statusCode())
                        .isEqualTo(204);
                int heard = 60 * i;
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> reader.payload("location_updates").size() == heard);
            }
            sleeper.readOn();

            assertThat(sleeper.awaitClose()).startsWith("1013 too slow");
            assertThat(reader.longestMessage()).isLessThan(32 * 1024).isGreaterThan(16 * 1024);
        }
    }

    @Test
    void shouldLetADeviceSendForItselfOnly() {
        String[] admin = {"Authorization", "Bearer " + node.token()};
        String made = node.ask("POST", "/api/v1/tokens", "{'name':'tag-7','roles':['device'],'days':1}", admin)
                .body();
        String[] device = {
            "Authorization", "Bearer " + HubNode.json(made).get("token").asText()
        };

        assertThat(status("PUT", "[" + location("TAG-7", 1, 1, "") + "]", device))
                .isEqualTo(403);
        assertThat(status("PUT", "[" + location("tag-7", 1, 1, "") + "]", device))
                .isEqualTo(204);
        assertThat(status("PUT", "[" + location("tag-1", 1, 1, "") + "]", device))
                .isEqualTo(403);
        assertThat(status("DELETE", "", device)).isEqualTo(403);
        assertThat(status("GET", "")).isEqualTo(401);
        var refused = HubNode.json(node.ask("GET", "/v2/zones", "").body());
        assertThat(refused.get("code").asInt()).isEqualTo(401);
        assertThat(refused.get("type").asText()).isNotEmpty();
    }

    private static int status(String method, String body, String... headers) {
        return node.ask(method, "/v2/providers/locations", body, headers).statusCode();
    }

    @Test
    void shouldCutOffAFlood() {
        try (HubClient client = new HubClient(node)) {
            client.flood(publish(location("flood", 1, 1, "")));

            assertThat(client.awaitClose()).startsWith("1008 more than");
        }
    }

    private static org.assertj.core.data.Offset<Double> offset(double value) {
        return org.assertj.core.data.Offset.offset(value);
    }
}
