package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the node works out of drawings, walls and control points. */
class DrawingsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAB = "/api/v1/sites/lab";
    private static final String DXF =
            "0\nSECTION\n2\nENTITIES\n0\nLINE\n8\nWALL\n10\n0\n20\n0\n11\n4000\n21\n0\n0\nENDSEC\n0\nEOF\n";

    private static RunningNode node;

    @BeforeAll
    static void start() {
        node = RunningNode.serving(TestSite.site());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void shouldReadADrawingAndStoreNothing() throws Exception {
        JsonNode drawing = JSON.readTree(post("/drawings/dxf?unit=mm", DXF, 200));

        assertThat(drawing.at("/groups/0/use").asText()).isEqualTo("drywall");
        assertThat(drawing.at("/shapes/0/line").toString()).isEqualTo("[[0.0,0.0],[4.0,0.0]]");
        assertThat(node.get(LAB).headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void shouldSayWhyADrawingWasNotRead() {
        assertThat(post("/drawings/dxf", "no drawing", 422)).contains("unreadable-drawing", "group code");
        assertThat(post("/drawings/dxf?unit=ell", DXF, 400)).contains("?unit");
        assertThat(post("/drawings/geojson?latDeg=48", "{}", 400)).contains("headingDeg");
        assertThat(post("/drawings/geojson", "{\"type\":\"FeatureCollection\",\"features\":[NaN]}", 422))
                .contains("no JSON");
        assertThat(post("/drawings/imdf", "PK", 422)).contains("no ZIP");
        assertThat(post("/drawings/pdf/pages/1?dpi=72", "no pdf", 422)).contains("no PDF");
        assertThat(send("/drawings/dxf", Arrays.copyOf(DXF.getBytes(StandardCharsets.UTF_8), 21 * 1024 * 1024))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldTellWhichWallsStandBetweenAnchors() throws Exception {
        ObjectNode site = (ObjectNode) JSON.readTree(node.get(LAB).body());
        ArrayNode anchors = (ArrayNode) site.get("anchors");
        JsonNode first = anchors.get(0).get("position");
        JsonNode second = anchors.get(1).get("position");
        double x = (first.get(0).asDouble() + second.get(0).asDouble()) / 2;
        double y = (first.get(1).asDouble() + second.get(1).asDouble()) / 2;
        double across = 0.5 * (second.get(0).asDouble() - first.get(0).asDouble());
        double along = 0.5 * (second.get(1).asDouble() - first.get(1).asDouble());
        String wall = "{\"floor\":\"f0\",\"material\":\"concrete\",\"line\":[[" + (x - along / 5) + ","
                + (y + across / 5) + "],[" + (x + along / 5) + "," + (y - across / 5) + "]]}";
        site.set("walls", JSON.readTree("[" + wall + "]"));

        JsonNode sight = JSON.readTree(post("/sight?floor=f0", site.toString(), 200));

        int count = sight.get("anchors").size();
        assertThat(sight.get("pairs")).hasSize(count * (count - 1) / 2);
        JsonNode pair = sight.at("/pairs/0");
        assertThat(pair.get("walls").toString()).isEqualTo("[{\"wall\":0,\"material\":\"concrete\"}]");
        assertThat(pair.get("delay").asDouble()).isPositive();
        assertThat(post("/sight?floor=attic", site.toString(), 400)).contains("?floor");
    }

    @Test
    void shouldLayASiteOnEarthByPoints() throws Exception {
        // about 111.2 m a thousandth of a degree of latitude, 74.2 m of longitude at 48 degrees
        String points = "{\"points\":[{\"x\":0,\"y\":0,\"latDeg\":48,\"lonDeg\":11},"
                + "{\"x\":0,\"y\":111.2,\"latDeg\":48.001,\"lonDeg\":11},"
                + "{\"x\":74.6,\"y\":0,\"latDeg\":48,\"lonDeg\":11.001}]}";

        JsonNode found = JSON.readTree(post("/georeference", points, 200));

        assertThat(found.at("/georeference/latDeg").asDouble()).isBetween(47.99999, 48.00001);
        assertThat(Math.abs(found.at("/georeference/headingDeg").asDouble())).isLessThan(0.5);
        assertThat(found.get("rms").asDouble()).isLessThan(0.5);
        assertThat(found.at("/points/2/leaveOneOut").isNumber()).isTrue();
        assertThat(post("/georeference", "{\"points\":[{\"x\":0,\"y\":0,\"latDeg\":48,\"lonDeg\":11}]}", 422))
                .contains("TOO_FEW");
        assertThat(post("/georeference", points.replace("48.001", "148"), 400)).contains("latDeg");
        assertThat(post("/georeference", "{\"points\":7}", 400)).contains("points");
    }

    private static String post(String path, String body, int status) {
        HttpResponse<String> answer = send(path, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static HttpResponse<String> send(String path, byte[] body) {
        boolean isFile = path.startsWith("/drawings");
        return node.send(HttpRequest.newBuilder(node.uri(LAB + path))
                .header("Content-Type", isFile ? "application/octet-stream" : "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }
}
