package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.SensorsAndApp;
import org.sitedatum.positioning.fix.Fix;

class LivePosesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningNode node;
    private static SensorsAndApp sensors;

    @BeforeAll
    static void start() {
        node = RunningNode.serving(TestSite.site());
        sensors = new SensorsAndApp(node.node().broker(), "lab");
        sensors.send(TestSite.phoneNow());
        node.getUntil("/api/v1/sites/lab/poses", "phone");
    }

    @AfterAll
    static void stop() {
        sensors.close();
        node.close();
    }

    @Test
    void shouldTellWhereBodiesAre() throws Exception {
        JsonNode poses = JSON.readTree(node.get("/api/v1/sites/lab/poses").body());

        assertThat(poses.get("items")).hasSize(1);
        JsonNode pose = poses.get("items").get(0);
        assertThat(pose.get("trackable").asText()).isEqualTo("phone");
        assertThat(pose.get("epoch").asLong()).isPositive();
        assertThat(pose.has("basis")).isFalse();
        assertThat(JSON.readTree(node.get("/api/v1/sites/lab/poses/phone").body())
                        .get("trackable"))
                .isEqualTo(pose.get("trackable"));
    }

    @Test
    void shouldTellBodiesNearAPointOnly() throws Exception {
        JsonNode pose = JSON.readTree(node.get("/api/v1/sites/lab/poses/phone").body());
        double x = pose.get("position").get(0).asDouble();
        double y = pose.get("position").get(1).asDouble();

        String near = "/api/v1/sites/lab/poses?radius=1&near=";
        assertThat(node.get(near + x + "," + y).body()).contains("phone");
        assertThat(node.get(near + (x + 2) + "," + y).body()).isEqualTo("{\"items\":[]}");
        assertThat(node.get("/api/v1/sites/lab/poses?floor=f0").body()).contains("phone");
        assertThat(node.get("/api/v1/sites/lab/poses?floor=f9").body()).doesNotContain("phone");
    }

    @Test
    void shouldSayWhetherAPoseIsPublishedOrPredicted() throws Exception {
        Fix phone = TestSite.phoneNow();
        long stamp = phone.stampNanos() / 1_000;
        sensors.send(phone);
        node.getUntil("/api/v1/sites/lab/poses/phone", "\"stamp\":" + stamp);

        JsonNode same = JSON.readTree(
                node.get("/api/v1/sites/lab/poses/phone?at=" + stamp).body());
        JsonNode later = JSON.readTree(node.get("/api/v1/sites/lab/poses/phone?at=" + (stamp + 500_000))
                .body());

        assertThat(same.get("basis").asText()).isEqualTo("published");
        assertThat(later.get("basis").asText()).isEqualTo("predicted");
        assertThat(later.get("stamp").asLong()).isEqualTo(stamp + 500_000);
        assertThat(later.get("covariance").get(0).asDouble())
                .isGreaterThan(same.get("covariance").get(0).asDouble());
        assertThat(node.get("/api/v1/sites/lab/poses/phone?at=" + (stamp + 3_000_000))
                        .statusCode())
                .isEqualTo(404);
        assertThat(node.get("/api/v1/sites/lab/poses/phone?at=" + (stamp - 60_000_000))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldStreamPosesToASocket() {
        try (TestSocket socket = TestSocket.open(node.client(), node.uri("/api/v1/socket"))) {
            assertThat(socket.await("welcome").get("node").asText()).isEqualTo("node");

            socket.say("{'type':'subscribe','id':'a','site':'lab','channels':['poses','events']}");
            socket.await("subscribed");
            JsonNode standing = socket.await("poses");
            socket.forget();
            sensors.send(TestSite.phoneNow());
            JsonNode moved = socket.await("poses");

            assertThat(standing.get("subscription").asText()).isEqualTo("a");
            assertThat(standing.get("poses").get(0).get("trackable").asText()).isEqualTo("phone");
            assertThat(moved.get("poses").get(0).get("stamp").asLong())
                    .isGreaterThan(standing.get("poses").get(0).get("stamp").asLong());
        }
    }

    @Test
    void shouldSendOnlyWhatASubscriptionWants() {
        try (TestSocket socket = TestSocket.open(node.client(), node.uri("/api/v1/socket"))) {
            socket.say("{'type':'subscribe','id':'far','site':'lab','filter':{'area':{'box':[500,500,501,501]}}}");
            socket.say("{'type':'subscribe','id':'carts','site':'lab','filter':{'kinds':['vehicle']}}");
            socket.say("{'type':'subscribe','id':'phones','site':'lab','filter':{'kinds':['headset'],"
                    + "'floor':'f0','trackables':['phone'],"
                    + "'area':{'polygon':[[-1,-1],[20,-1],[20,20],[-1,20]]}}}");

            socket.await(
                    "poses", message -> message.get("subscription").asText().equals("phones"));
            sensors.send(TestSite.phoneNow());
            socket.forget();
            socket.await(
                    "poses", message -> message.get("subscription").asText().equals("phones"));

            assertThat(socket.heard("poses"))
                    .allSatisfy(message ->
                            assertThat(message.get("subscription").asText()).isEqualTo("phones"));
        }
    }

    @Test
    void shouldNameTheFieldOfAWishThatCannotBeMet() {
        try (TestSocket socket = TestSocket.open(node.client(), node.uri("/api/v1/socket"))) {
            socket.say("{'type':'subscribe','id':'a','site':'lab','maxRate':1000}");

            JsonNode error = socket.await("error");
            assertThat(error.get("id").asText()).isEqualTo("a");
            assertThat(error.get("problem").get("errors").get(0).get("field").asText())
                    .isEqualTo("maxRate");
        }
    }

    @Test
    void shouldAnswerPingsWithBothOfItsTimes() {
        try (TestSocket socket = TestSocket.open(node.client(), node.uri("/api/v1/socket"))) {
            socket.say("{'type':'ping','t0':12345}");

            JsonNode pong = socket.await("pong");
            assertThat(pong.get("t0").asLong()).isEqualTo(12345);
            assertThat(pong.get("t2").asLong())
                    .isGreaterThanOrEqualTo(pong.get("t1").asLong());
        }
    }

    @Test
    void shouldTellHowSourcesAre() throws Exception {
        sensors.sendRaw("broken", "{\"kind\":\"position\",\"stamp\":NaN}");

        JsonNode sources = JSON.readTree(
                node.getUntil("/api/v1/sites/lab/sources", "MALFORMED").body());

        assertThat(sources.get("items").toString()).contains("\"id\":\"vps\"", "\"id\":\"broken\"");
    }

    @Test
    void shouldTellOfBatteriesAsFarAsFixesDo() throws Exception {
        long now = node.live().nowNanos() / 1_000;
        String range =
                "{'kind':'range','stamp':%d,'trackable':'T1','anchor':'A0','range':5,'battery':%s}".replace('\'', '"');
        sensors.sendRaw("uwb", range.formatted(now, "0.15"));
        sensors.sendRaw("uwb", range.formatted(now + 1, "87"));
        sensors.sendRaw("uwb", range.formatted(now + 2, "\"full\""));
        String scan = "{\"kind\":\"scan\",\"stamp\":" + now + ",\"sensor\":\"none\",\"detections\":[],\"battery\":0.9}";
        sensors.sendRaw("radar-9", scan);

        JsonNode items = JSON.readTree(
                        node.getUntil("/api/v1/sites/lab/sources", "0.9").body())
                .get("items");

        JsonNode tag = item(items, "T1", "tag");
        assertThat(tag.get("battery").asDouble()).isEqualTo(0.15);
        assertThat(tag.get("batteryStamp").asLong()).isEqualTo(now);
        assertThat(tag.get("conditions").toString()).isEqualTo("[\"battery_low\"]");
        JsonNode radar = item(items, "radar-9", "source");
        assertThat(radar.get("battery").asDouble()).isEqualTo(0.9);
        assertThat(radar.get("fixes").asInt()).isEqualTo(1);
        assertThat(item(items, "uwb", "source").get("fixes").asInt())
                .as("what is no battery costs no fix")
                .isEqualTo(3);
    }

    @Test
    void shouldTellHowFullTheIntakeIs() {
        assertThat(node.get("/metrics").body())
                .containsPattern("sitedatum_fixes_waiting\\{site=\"lab\"\\} \\d")
                .containsPattern("sitedatum_fixes_capacity\\{site=\"lab\"\\} [1-9]")
                .containsPattern("sitedatum_fixes_overloaded_total\\{site=\"lab\"\\} 0");
    }

    private static JsonNode item(JsonNode items, String id, String device) {
        for (JsonNode item : items) {
            if (item.get("id").asText().equals(id)
                    && item.get("device").asText().equals(device)) {
                return item;
            }
        }
        throw new AssertionError("no " + device + " " + id + " in " + items);
    }
}
