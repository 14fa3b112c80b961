package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.SensorsAndApp;

/** GeoPose over HTTP: for those who watch, and for devices that ask where they are. */
class GeoPosesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningNode node;
    private static SensorsAndApp sensors;

    @BeforeAll
    static void start() {
        node = RunningNode.serving(TestSite.onEarth());
        sensors = new SensorsAndApp(node.node().broker(), "lab");
    }

    @BeforeEach
    void locatePhone() {
        sensors.sendRaw("vps", TestSite.turnedPhoneNow());
        node.getUntil("/api/v1/sites/lab/geopose", "phone");
    }

    @AfterAll
    static void stop() {
        sensors.close();
        node.close();
    }

    @Test
    void shouldSayWhereBodiesAreOnEarth() throws Exception {
        JsonNode pose =
                JSON.readTree(node.get("/api/v1/sites/lab/geopose/phone").body());

        assertThat(pose.at("/position/lat").doubleValue()).isBetween(50.729, 50.731);
        assertThat(pose.at("/accuracy/position").doubleValue()).isPositive();
        assertThat(node.get("/api/v1/sites/lab/geopose").body()).contains("\"trackable\":\"phone\"");
        assertThat(node.get("/api/v1/sites/lab/geopose/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldTellADeviceThatIsABodyOfTheSite() throws Exception {
        HttpResponse<String> response = ask("[{'id':'PHO-NE','type':'camera'}]", "{}", System.currentTimeMillis());

        JsonNode answer = JSON.readTree(response.body());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(answer.get("id").textValue()).isEqualTo("q1");
        assertThat(answer.at("/geopose/position/lat").doubleValue()).isBetween(50.729, 50.731);
        assertThat(answer.at("/accuracy/position").doubleValue()).isLessThan(1);
        assertThat(answer.at("/accuracy/orientation").doubleValue()).isLessThan(180);
    }

    @Test
    void shouldTellADeviceWithAWrongClockTheNewestPoseAndItsStamp() throws Exception {
        HttpResponse<String> response = ask("[{'id':'phone','type':'camera'}]", "{}", 1_000);

        JsonNode answer = JSON.readTree(response.body());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(answer.get("timestamp").longValue()).isGreaterThan(System.currentTimeMillis() - 10_000);
    }

    @Test
    void shouldTellADeviceThatHearsAnAnchorThatItIsNear() throws Exception {
        String near = "{'bluetoothReadings':[{'sensorId':'b','address':'a-0','RSSI':-65}]}";
        HttpResponse<String> response = ask("[{'id':'cam','type':'camera'}]", near, 1_000);

        JsonNode answer = JSON.readTree(response.body());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(answer.at("/accuracy/position").doubleValue()).isBetween(5.0, 7.0);
        assertThat(answer.at("/accuracy/orientation").doubleValue()).isEqualTo(180);
    }

    @Test
    void shouldSayHonestlyThatItDoesNotKnow() throws Exception {
        String picture = "{'cameraReadings':[{'sensorId':'cam','imageBytes':'QUJD'}]}";
        HttpResponse<String> response = ask("[{'id':'cam','type':'camera'}]", picture, 1_000);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("Images are not looked at", "[cam]", "rigIdentifier");
        assertThat(ask("7", "{}", 1_000).body()).contains("sensors", "array");
    }

    @Test
    void shouldNotSayWhereASiteWithoutGeoreferenceIs() {
        try (RunningNode nowhere = RunningNode.serving(TestSite.site())) {
            assertThat(nowhere.get("/api/v1/sites/lab/geopose").statusCode()).isEqualTo(409);
            assertThat(nowhere.get("/api/v1/sites/lab/geopose").body()).contains("no-georeference");
        }
    }

    private static HttpResponse<String> ask(String sensors, String readings, long stamp) {
        String body = "{'id':'q1','timestamp':" + stamp + ",'type':'geopose','sensors':" + sensors
                + ",'sensorReadings':" + readings + "}";
        return node.send(HttpRequest.newBuilder(node.uri("/api/v1/sites/lab/oscp/geopose"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/vnd.oscp+json; version=2.0;")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build());
    }
}
