package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.cluster.SensorsAndApp;

/** Surveys over HTTP, of a laboratory whose anchor A4 stands elsewhere than its document says. */
class SurveysTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SURVEYS = "/api/v1/sites/lab/surveys";
    private static final double[][] TRUTH = {{0, 0, 2.5}, {10, 0, 2.2}, {10, 10, 2.6}, {0, 10, 2.3}, {6, 8, 0.5}};

    private static RunningNode node;

    @BeforeAll
    static void start() {
        node = RunningNode.serving(TestSite.site());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void forgetSurveys() throws IOException {
        for (JsonNode job : JSON.readTree(node.get(SURVEYS).body()).get("items")) {
            send("DELETE", "/" + job.get("id").asText(), "");
        }
    }

    @Test
    void shouldSurveyAnAnchorAndPutItIntoADraft() throws IOException {
        JsonNode job = finished(started(anchors(exactRanges())));

        assertThat(job.get("state").asText()).isEqualTo("found");
        JsonNode a4 = job.at("/report/choices/0/anchors/4");
        assertThat(a4.at("/position/0").asDouble()).isBetween(5.99, 6.01);
        assertThat(a4.get("covariance")).hasSize(6);

        HttpResponse<String> applied = send("POST", "/" + id(job) + "/apply", "{\"choice\":1,\"draft\":\"survey\"}");
        JsonNode answer = JSON.readTree(applied.body());
        assertThat(answer.at("/changes/1/text").asText()).contains("anchor A4", "position moved 2.23");
        assertThat(answer.at("/changes/1/moved").asBoolean()).isTrue();
        assertThat(answer.at("/draft/version").asInt()).isEqualTo(1);
        JsonNode draft =
                JSON.readTree(node.get("/api/v1/sites/lab/drafts/survey").body());
        assertThat(draft.at("/anchors/4/position/1").asDouble()).isBetween(7.99, 8.01);
        assertThat(draft.at("/anchors/0/position")).hasSize(3);
        JsonNode published = JSON.readTree(node.get("/api/v1/sites/lab").body());
        assertThat(published.at("/anchors/4/position/0").asDouble()).isEqualTo(5);
        node.send(HttpRequest.newBuilder(node.uri("/api/v1/sites/lab/drafts/survey"))
                .header("If-Match", "\"1\"")
                .DELETE()
                .build());
    }

    @Test
    void shouldKeepWhatItDoesNotKnowInTheDocumentItIsAppliedTo() throws IOException {
        JsonNode job = finished(started(anchors(exactRanges())));
        ObjectNode document =
                (ObjectNode) JSON.readTree(node.get("/api/v1/sites/lab").body());
        document.put("houseNumber", 7);
        ((ObjectNode) document.at("/anchors/4")).put("shelf", "left");

        ObjectNode body = JSON.createObjectNode();
        body.set("document", document);
        JsonNode answer = JSON.readTree(
                send("POST", "/" + id(job) + "/apply", body.toString()).body());

        assertThat(answer.at("/document/houseNumber").asInt()).isEqualTo(7);
        assertThat(answer.at("/document/anchors/4/shelf").asText()).isEqualTo("left");
        assertThat(answer.at("/document/anchors/4/position/0").asDouble()).isBetween(5.99, 6.01);
        assertThat(answer.at("/document/anchors/0")).isEqualTo(document.at("/anchors/0"));
    }

    @Test
    void shouldFindAndAddAnchorsThatTheSiteDoesNotList() throws IOException {
        String ranges = exactRanges().replace("A4", "new-1");
        String order = anchors(ranges).replace("\"heightsKnown\":true", "\"addAnchors\":true");

        JsonNode job = finished(started(order.replace("\"A0\",\"A1\",\"A2\"", "\"A0\",\"A1\",\"A2\",\"A3\"")));

        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("found");
        JsonNode answer = JSON.readTree(
                send("POST", "/" + id(job) + "/apply", "{\"draft\":\"more\"}").body());
        assertThat(answer.at("/changes/0/text").asText()).contains("anchor new-1 added");
    }

    @Test
    void shouldSurveyFromWhatTheSensorsSayInTheNextSeconds() throws IOException {
        String order =
                "{\"kind\":\"anchors\",\"options\":{\"fixed\":[\"A0\",\"A1\",\"A2\",\"A3\"],\"heightsKnown\":true},"
                        + "\"capture\":{\"seconds\":2}}";
        String id = id(started(order));
        try (SensorsAndApp sensors = new SensorsAndApp(node.node().broker(), "lab")) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                sensors.sendRaw("anchors", liveRanges());
                return job(id).at("/progress/fixes").asInt() >= 10
                        || !job(id).get("state").asText().equals("capturing");
            });
        }

        JsonNode job = finished(id);

        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("found");
        assertThat(job.at("/report/choices/0/anchors/4/position/0").asDouble()).isBetween(5.98, 6.02);
    }

    @Test
    void shouldSurveyFromAStoredRecording(@TempDir Path scratch) throws IOException {
        HttpResponse<String> stored =
                node.send(HttpRequest.newBuilder(node.uri("/api/v1/sites/lab/recordings/walk/file"))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(
                                TestZip.recording(scratch, 30).bytes()))
                        .build());
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        String order =
                "{\"kind\":\"anchors\",\"options\":{\"fixed\":[\"A0\",\"A1\",\"A2\",\"A3\"],\"heightsKnown\":true},"
                        + "\"recording\":\"walk\"}";

        JsonNode job = finished(started(order));

        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("found");
        JsonNode a4 = job.at("/report/choices/0/anchors/4");
        assertThat(a4.get("id").asText()).isEqualTo("A4");
        assertThat(a4.at("/position/0").asDouble()).isBetween(4.9, 5.1);
        assertThat(a4.at("/position/1").asDouble()).isBetween(9.9, 10.1);
        assertThat(send("POST", "", order.replace("\"recording\"", "\"capture\":{\"seconds\":1},\"recording\""))
                        .body())
                .contains("not both");
    }

    @Test
    void shouldSayTheNameOfWhatTheInputCannotTell() throws IOException {
        JsonNode job = finished(started(anchors("from,to,range\\nA0,A4,5")));

        assertThat(job.get("state").asText()).isEqualTo("refused");
        assertThat(job.get("detail").asText()).contains("TOO_FEW");
        HttpResponse<String> nothing = send("POST", "/" + id(job) + "/apply", "{\"draft\":\"survey\"}");
        assertThat(nothing.statusCode()).isEqualTo(409);
        assertThat(nothing.body()).contains("nothing-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|kind",
                "{\"kind\":\"moon\"}|must be one of",
                "{\"kind\":\"anchors\"}|ranges or capture",
                "{\"kind\":\"anchors\",\"tables\":{\"range\":[]}}|tables.range",
                "{\"kind\":\"anchors\",\"options\":{\"fixd\":\"A0\"}}|options.fixd",
                "{\"kind\":\"anchors\",\"options\":{\"fixed\":\"Q\"},\"tables\":{\"ranges\":\"from,to,range\\nA0,A1,1\"}}|no anchor",
                "{\"kind\":\"anchors\",\"tables\":{\"ranges\":[{\"from\":\"A0\",\"to\":\"Z\",\"range\":3}]}}|tables.ranges[0]",
                "{\"kind\":\"anchors\",\"tables\":{\"ranges\":[{\"from\":\"A0\",\"to\":\"A1\",\"range\":\"NaN\"}]}}|must be finite",
                "{\"kind\":\"anchors\",\"tables\":{\"ranges\":[{\"from\":\"A0\",\"to\":\"A1\",\"range\":NaN}]}}|not JSON",
                "{\"kind\":\"anchors\",\"tables\":{\"ranges\":[{\"from\":\"A0\",\"to\":\"A1\",\"range\":-1}]}}|[0.0, 2000.0]",
                "{\"kind\":\"anchors\",\"tables\":{\"ranges\":[7]}}|must be an object",
                "{\"kind\":\"anchors\",\"tables\":{\"ranges\":7}}|CSV text or an array",
                "{\"kind\":\"anchors\",\"capture\":{\"seconds\":0}}|seconds",
                "{\"kind\":\"anchors\",\"capture\":{\"seconds\":601}}|600",
                "{\"kind\":\"anchors\",\"capture\":{}}|is missing",
                "{\"kind\":\"homography\",\"options\":{\"camera\":\"c\"},\"capture\":{\"seconds\":1}}|takes no fixes",
                "{\"kind\":\"homography\",\"options\":{\"camera\":\"a/b\"},\"tables\":{\"points\":\"x,y,u,v\"}}|camera",
                "{\"kind\":\"camera\",\"options\":{\"camera\":\"c\"},\"tables\":{\"points\":\"x,y,u,v\"}}|no camera",
                "{\"kind\":\"anchors\",\"recording\":\"none\"}|no such recording",
                "{\"kind\":\"homography\",\"options\":{\"camera\":\"c\"},\"recording\":\"none\"}|takes no fixes",
                "{\"kind\":\"radar\",\"options\":{\"detector\":\"r\"}}|capture",
                "{\"kind\":\"frame\",\"options\":{\"frame\":\"site\"}}|not the site itself",
                "{\"kind\":\"anchors\",\"document\":{\"id\":\"lab\"},\"tables\":{\"ranges\":\"a\"}}|faults",
                "{\"kind\":\"anchors\",\"document\":{},\"draft\":\"d\"}|not both"
            })
    void shouldSayWhatIsWrongWithAnOrder(String order, String told) throws IOException {
        HttpResponse<String> answer = send("POST", "", order);

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
        assertThat(JSON.readTree(answer.body()).get("detail").asText()).isNotBlank();
        assertThat(answer.body()).contains(told);
        assertThat(JSON.readTree(node.get(SURVEYS).body()).get("items")).isEmpty();
    }

    @Test
    void shouldRefuseTablesAndBodiesWithoutEnd() {
        String rows = "from,to,range\\n" + "A0,A1,1\\n".repeat(100_001);
        HttpResponse<String> longTable = send("POST", "", anchors(rows));
        assertThat(longTable.statusCode()).isEqualTo(400);
        assertThat(longTable.body()).contains("may have 100000");

        StringBuilder crowd = new StringBuilder("from,to,range\\n");
        StringBuilder scattered = new StringBuilder("tag,stamp,anchor,range\\n");
        for (int i = 0; i < 40_000; i++) {
            crowd.append("A0,n").append(i).append(",5\\n");
            scattered
                    .append("t,")
                    .append(i * 1_000_000_000L)
                    .append(",a")
                    .append(i % 250)
                    .append(",5\\n");
        }
        String all = "{\"kind\":\"anchors\",\"options\":{\"addAnchors\":true},\"tables\":{";
        assertThat(send("POST", "", all + "\"ranges\":\"" + crowd + "\"}}").body())
                .contains("there are 40001, may be 300");
        assertThat(send("POST", "", all + "\"tagRanges\":\"" + scattered + "\"}}")
                        .body())
                .contains("shorter walk");
        String points = "x,y,u,v\\n" + "1,2,3,4\\n".repeat(501);
        assertThat(send(
                                "POST",
                                "",
                                "{\"kind\":\"homography\",\"options\":{\"camera\":\"c\"},\"tables\":{\"points\":\""
                                        + points + "\"}}")
                        .body())
                .contains("there are 501, may be 500");

        HttpResponse<String> longBody = send("POST", "", anchors("A0,A1,1\\n".repeat(1_200_000)));
        assertThat(longBody.statusCode()).isEqualTo(413);
    }

    @Test
    void shouldTakeNoMoreThanItsShareAtATime() throws IOException {
        String order = "{\"kind\":\"anchors\",\"capture\":{\"seconds\":600}}";
        String first = id(started(order));
        for (int i = 0; i < 3; i++) {
            started(order);
        }

        HttpResponse<String> flood = send("POST", "", order);
        assertThat(flood.statusCode()).isEqualTo(429);
        assertThat(flood.body()).contains("too-many-surveys", "wait for one or delete one");

        assertThat(JSON.readTree(send("POST", "/" + first + "/cancellation", "").body())
                        .get("state")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(send("POST", "", order).statusCode()).isEqualTo(201);
        assertThat(send("DELETE", "/" + first, "").statusCode()).isEqualTo(204);
        assertThat(node.get(SURVEYS + "/" + first).statusCode()).isEqualTo(404);
        assertThat(node.get("/api/v1/sites/elsewhere/surveys/" + first).statusCode())
                .isEqualTo(404);
    }

    private static String anchors(String ranges) {
        return "{\"kind\":\"anchors\",\"options\":{\"fixed\":[\"A0\",\"A1\",\"A2\"],\"heightsKnown\":true},"
                + "\"tables\":{\"ranges\":\"" + ranges + "\"}}";
    }

    /** As a CSV text in JSON. */
    private static String exactRanges() {
        StringBuilder csv = new StringBuilder("from,to,range,sigma\\n");
        for (int a = 0; a < TRUTH.length; a++) {
            for (int b = 0; b < a; b++) {
                csv.append(String.format(Locale.ROOT, "A%d,A%d,%.5f,0.05\\n", a, b, distance(a, b)));
            }
        }
        return csv.toString();
    }

    private static String liveRanges() {
        StringBuilder fixes = new StringBuilder("[");
        for (int a = 0; a < TRUTH.length; a++) {
            for (int b = 0; b < a; b++) {
                fixes.append(fixes.length() > 1 ? "," : "")
                        .append(String.format(
                                Locale.ROOT,
                                "{\"kind\":\"range\",\"stamp\":%d,\"trackable\":\"A%d\",\"anchor\":\"A%d\",\"range\":%.5f}",
                                System.currentTimeMillis() * 1000,
                                a,
                                b,
                                distance(a, b)));
            }
        }
        return fixes.append("]").toString();
    }

    private static double distance(int a, int b) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            square += Math.pow(TRUTH[a][axis] - TRUTH[b][axis], 2);
        }
        return Math.sqrt(square);
    }

    private static JsonNode started(String order) throws IOException {
        HttpResponse<String> answer = send("POST", "", order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location").orElse("")).startsWith(SURVEYS + "/");
        return JSON.readTree(answer.body());
    }

    private static String id(JsonNode job) {
        return job.get("id").asText();
    }

    private static JsonNode job(String id) throws IOException {
        return JSON.readTree(node.get(SURVEYS + "/" + id).body());
    }

    private static JsonNode finished(JsonNode job) {
        return finished(id(job));
    }

    private static JsonNode finished(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> job(id), job -> !job.has("progress"));
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.uri(SURVEYS + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return node.send(request.build());
    }
}
