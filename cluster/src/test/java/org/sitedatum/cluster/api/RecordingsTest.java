package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.SensorsAndApp;
import org.sitedatum.cluster.SyntheticRecording;
import org.sitedatum.cluster.record.RecordingExport;

class RecordingsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORDINGS = "/api/v1/sites/lab/recordings";
    private static final String REPLAYS = "/api/v1/sites/lab/replays";

    @TempDir
    private static Path scratch;

    private static RunningNode node;
    private static Path folder;

    @BeforeAll
    static void start() {
        node = RunningNode.serving(TestSite.site());
        folder = SyntheticRecording.write(scratch.resolve("walk"), 1, 30);
        assertThat(put("walk", TestZip.folder(folder, "walk/").bytes()).statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void shouldRecordWhatIsHeardAndHandItOut() throws Exception {
        assertThat(send("POST", RECORDINGS, "{\"id\":\"now\",\"seconds\":60}").statusCode())
                .isEqualTo(201);
        try (SensorsAndApp sensors = new SensorsAndApp(node.node().broker(), "lab")) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                sensors.send(TestSite.phoneNow());
                return json(node.get(RECORDINGS + "/now")).get("fixes").asInt() > 3;
            });
        }
        assertThat(send("DELETE", RECORDINGS + "/now", "").statusCode()).isEqualTo(409);
        JsonNode recording = json(send("POST", RECORDINGS + "/now/stop", ""));

        assertThat(recording.get("state").asText()).isEqualTo("ready");
        assertThat(recording.get("fixes").asInt()).isGreaterThan(3);
        byte[] zip = node.client()
                .send(
                        HttpRequest.newBuilder(node.uri(RECORDINGS + "/now/file"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(in.getNextEntry().getName()).isEqualTo("README.md");
        }
        assertThat(put("back", zip).statusCode()).isEqualTo(201);
        assertThat(send("DELETE", RECORDINGS + "/now", "").statusCode()).isEqualTo(204);
        assertThat(node.get(RECORDINGS + "/now").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldReplayWithTheDraftAndSayWhatIsDifferent() throws Exception {
        String moved = SyntheticRecording.siteJson()
                .replace("\"position\":[10.0,0.0,2.2]", "\"position\":[11.0,0.0,2.2]")
                .replace(
                        "\"trackables\"",
                        "\"fences\":[{\"id\":\"east\",\"region\":{\"type\":\"Polygon\","
                                + "\"coordinates\":[[[6,2],[9,2],[9,8],[6,8],[6,2]]]}}],\"trackables\"");
        String first = replay("{\"recording\":\"walk\"}");
        String second = replay("{\"recording\":\"walk\",\"document\":" + moved + "}");

        JsonNode figures = json(node.get(REPLAYS + "/" + first))
                .get("report")
                .get("trackables")
                .get("cart");
        assertThat(figures.get("rmse2d").asDouble()).isLessThan(0.1);
        JsonNode difference = json(node.get(REPLAYS + "/" + first + "/comparison?with=" + second));
        JsonNode cart = difference.get("bodies").get(0);
        assertThat(cart.get("trackable").asText()).isEqualTo("cart");
        assertThat(cart.get("compared").asInt()).isGreaterThan(200);
        assertThat(cart.get("rms").asDouble()).isBetween(0.02, 1.0);
        assertThat(cart.get("second").get("rmse2d").asDouble())
                .isGreaterThan(cart.get("first").get("rmse2d").asDouble());
        assertThat(difference.get("fences").toString())
                .contains("\"fence\":\"east\"", "\"secondAt\"")
                .doesNotContain("\"firstAt\"");
        assertThat(json(node.get(REPLAYS + "/" + first + "/comparison?with=" + first))
                        .get("bodies")
                        .get(0)
                        .get("max")
                        .asDouble())
                .isZero();
        assertThat(node.get(REPLAYS + "/" + second + "/tracks?format=csv").body())
                .startsWith("trackable,stamp,x,y,z")
                .contains("\ncart,");
        JsonNode accuracy = json(node.get(REPLAYS + "/" + first + "/accuracy?cell=1"));
        assertThat(accuracy.get("basis").asText()).isEqualTo("truth");
        assertThat(accuracy.get("counts").toString()).containsPattern("[1-9]");
        assertThat(json(node.get("/api/v1/sites/lab/revisions")).get("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../site.json", "/site.json", "a/../../site.json", "..\\site.json", "C:site.json", "./site.json"
            })
    void shouldRefuseEntriesThatLeadOut(String name) throws IOException {
        byte[] zip = TestZip.folder(folder, "").with(name, new byte[1]).bytes();

        assertRefused(zip, "leads out of its folder");
        assertThat(scratch.getParent().resolve("site.json")).doesNotExist();
    }

    @Test
    void shouldRefuseWhatIsTooMuch() throws IOException {
        byte[] zeros = new byte[30 << 20];
        Arrays.fill(zeros, (byte) '\n');

        assertRefused(TestZip.folder(folder, "").with("README.md", zeros).bytes(), "README.md is");
        assertRefused(
                TestZip.folder(folder, "")
                        .without("fixes.ndjson")
                        .with("fixes.ndjson", zeros)
                        .bytes(),
                "more than 100 times");
        assertRefused(
                TestZip.folder(folder, "")
                        .without("fixes.ndjson")
                        .with("fixes.ndjson.gz", gzipped(zeros))
                        .bytes(),
                "fixes.ndjson.gz is more than 100 times");
        TestZip many = TestZip.folder(folder, "");
        for (int i = 0; i < 100; i++) {
            many.with("__MACOSX/" + i, new byte[0]);
        }
        assertRefused(many.bytes(), "more than 64 entries");
    }

    @Test
    void shouldRefuseWhatIsNoRecordingOfThisSite() throws IOException {
        byte[] whole = TestZip.folder(folder, "").bytes();
        byte[] noFix = "not a fix\n".getBytes(StandardCharsets.UTF_8);
        byte[] other =
                SyntheticRecording.siteJson().replace("\"lab\"", "\"attic\"").getBytes(StandardCharsets.UTF_8);

        assertRefused("hello".getBytes(StandardCharsets.UTF_8), "neither a zip file");
        assertRefused(new byte[0], "neither a zip file");
        assertRefused(Arrays.copyOf(whole, 200), "");
        assertRefused(TestZip.folder(folder, "").with("virus.exe", noFix).bytes(), "virus.exe");
        assertRefused(TestZip.folder(folder, "").without("site.json").bytes(), "site.json");
        assertRefused(TestZip.folder(folder, "").with("site.json", other).bytes(), "is of site");
        assertRefused(TestZip.folder(folder, "").with("fixes.ndjson", noFix).bytes(), "readable fix");
        assertRefused(TestZip.folder(folder, "").with("truth.csv", noFix).bytes(), "truth.csv:1");
    }

    @Test
    void shouldTakeAWholeMcapFileAndNoTruncatedOne() throws IOException {
        Path mcap = scratch.resolve("walk.mcap");
        RecordingExport.asMcap(folder, mcap);
        byte[] whole = Files.readAllBytes(mcap);

        assertRefused(Arrays.copyOf(whole, whole.length / 2), "ends within");
        assertRefused(Arrays.copyOf(whole, 20), "");
        HttpResponse<String> taken = put("file", whole);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(json(taken).get("form").asText()).isEqualTo("mcap");
        assertThat(json(taken).get("hasTruth").asBoolean()).isTrue();
        String id = replay("{\"recording\":\"file\"}");
        assertThat(json(node.get(REPLAYS + "/" + id))
                        .get("report")
                        .get("trackables")
                        .get("cart")
                        .get("rmse2d")
                        .asDouble())
                .isLessThan(0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "..%2fwalk, 400",
        ".hidden, 400",
        "walk, 409",
    })
    void shouldTakeNoNameThatIsNotOneOrIsTaken(String name, int status) {
        assertThat(put(name, TestZip.folder(folder, "").bytes()).statusCode()).isEqualTo(status);
    }

    @Test
    void shouldSayWhyAReplayCannotBe() {
        assertThat(send("POST", REPLAYS, "{\"recording\":\"ghost\"}").statusCode())
                .isEqualTo(404);
        assertThat(send("POST", REPLAYS, "{\"recording\":\"walk\",\"revision\":99}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("POST", REPLAYS, "{\"recording\":\"walk\",\"revision\":1,\"draft\":\"a\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("POST", REPLAYS, "{\"recording\":\"walk\",\"document\":{\"id\":\"lab\"}}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("POST", REPLAYS, "{\"recording\":\"walk\",\"skip\":-1}").statusCode())
                .isEqualTo(400);
        assertThat(node.get(REPLAYS + "/replay-999").statusCode()).isEqualTo(404);
    }

    private static String replay(String wish) throws IOException {
        HttpResponse<String> made = send("POST", REPLAYS, wish);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(202);
        String id = json(made).get("id").asText();
        JsonNode done = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> json(node.get(REPLAYS + "/" + id)),
                        job -> List.of("done", "failed")
                                .contains(job.get("state").asText()));
        assertThat(done.get("state").asText()).isEqualTo("done");
        return id;
    }

    private static void assertRefused(byte[] file, String reason) throws IOException {
        HttpResponse<String> answer = put("bad", file);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).get("detail").asText()).contains(reason).doesNotContain(scratch.toString());
        assertThat(node.get(RECORDINGS).body()).doesNotContain("\"bad\"");
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static HttpResponse<String> put(String name, byte[] file) {
        return node.send(HttpRequest.newBuilder(node.uri(RECORDINGS + "/" + name + "/file"))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(file))
                .build());
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return node.send(HttpRequest.newBuilder(node.uri(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
