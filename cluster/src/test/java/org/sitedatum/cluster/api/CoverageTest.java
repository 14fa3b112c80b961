package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAB = "/api/v1/sites/lab";

    private RunningNode node;

    @BeforeEach
    void start() {
        node = RunningNode.serving(TestSite.site());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void shouldGrowWorseWithAnAnchorLess() throws Exception {
        ObjectNode site = (ObjectNode) JSON.readTree(node.get(LAB).body());
        JsonNode whole = coverage(site, "?cell=1&sensors=anchors");
        ((com.fasterxml.jackson.databind.node.ArrayNode) site.get("anchors")).remove(0);
        JsonNode poorer = coverage(site, "?cell=1&sensors=anchors");

        assertThat(whole.get("rms"))
                .hasSize(whole.get("columns").asInt() * whole.get("rows").asInt());
        assertThat(mean(poorer)).isGreaterThan(mean(whole));
        assertThat(node.get(LAB).headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void shouldLeaveEverythingOpenWithoutSensors() throws Exception {
        ObjectNode site = (ObjectNode) JSON.readTree(node.get(LAB).body());
        site.putArray("anchors");

        JsonNode coverage = coverage(site, "?cell=2&sensors=anchors");

        coverage.get("rms")
                .forEach(value ->
                        assertThat(value.isNull() || value.asDouble() == -1).isTrue());
    }

    @Test
    void shouldNameTheParameterThatIsWrong() {
        String site = node.get(LAB).body();

        assertThat(post(site, "?cell=0.001").body()).contains("?cell");
        assertThat(post(site, "?sensors=eyes").body()).contains("?sensors", "anchors");
        assertThat(post(site, "?floor=attic").body()).contains("?floor");
        assertThat(post("{\"id\":\"lab\"}", "").statusCode()).isEqualTo(422);
    }

    private static double mean(JsonNode coverage) {
        double sum = 0;
        int count = 0;
        for (JsonNode value : coverage.get("rms")) {
            if (!value.isNull() && value.asDouble() > 0) {
                sum += value.asDouble();
                count++;
            }
        }
        return sum / count;
    }

    private JsonNode coverage(JsonNode site, String query) throws Exception {
        HttpResponse<String> answer = post(site.toString(), query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> post(String site, String query) {
        return node.send(HttpRequest.newBuilder(node.uri(LAB + "/coverage" + query))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(site))
                .build());
    }
}
