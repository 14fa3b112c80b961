package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.SensorsAndApp;
import org.sitedatum.cluster.config.HttpOptions;

/** Holds docs/openapi.yaml against a running node, both ways. */
class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApi API = OpenApi.read();
    private static final String LAB = "/api/v1/sites/lab";

    private static RunningNode node;
    private static SensorsAndApp sensors;
    private static String token;

    @TempDir
    private static Path scratch;

    private final Map<String, Set<Integer>> seen = new TreeMap<>();

    @BeforeAll
    static void start() {
        node = RunningNode.withLogins(TestSite.onEarth(), HttpOptions::withFoxglove);
        sensors = new SensorsAndApp(node.node().broker(), "lab");
    }

    @AfterAll
    static void stop() {
        sensors.close();
        node.close();
    }

    @Test
    void shouldDescribeEveryRouteAndNoOther() {
        Set<String> routes = node.routes().stream()
                .map(Object::toString)
                // the hub's routes are described by its own standard
                .filter(route -> !route.contains(" /v2/"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(API.operations().values())).isEqualTo(routes);
    }

    @Test
    void shouldAnswerEveryOperationAsDescribed() throws Exception {
        token = logIn();
        sensors.sendRaw("broken", "{\"kind\":\"position\",\"stamp\":NaN}");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() -> {
                    sensors.send(TestSite.phoneNow());
                    return call("readPose", "GET", LAB + "/poses/phone", "").statusCode() == 200
                            && call("listSources", "GET", LAB + "/sources", "")
                                    .body()
                                    .contains("MALFORMED");
                });
        readLive();
        writeSites();
        readFiles();
        keepPlans();
        anchorContent();
        keepRecordings();
        replay();
        survey();
        manageAccess();

        try (TestSocket socket =
                TestSocket.open(node.client(), node.uri("/api/v1/socket"), "Authorization", "Bearer " + token)) {
            socket.await("welcome");
            seen.put("openSocket", Set.of(101));
        }
        node.client()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .subprotocols("foxglove.websocket.v1")
                .buildAsync(
                        java.net.URI.create(
                                node.uri(LAB + "/foxglove").toString().replaceFirst("^http", "ws")),
                        new java.net.http.WebSocket.Listener() {})
                .get(20, java.util.concurrent.TimeUnit.SECONDS)
                .abort();
        seen.put("openViewer", Set.of(101));
        assertThat(seen.keySet()).isEqualTo(API.operations().keySet());
        assertThat(seen)
                .allSatisfy((operation, statuses) ->
                        assertThat(statuses).as(operation + " never succeeded").anyMatch(status -> status < 400));
    }

    private void survey() throws IOException {
        String surveys = LAB + "/surveys";
        String points = "{\"kind\":\"homography\",\"options\":{\"camera\":\"cam\"},\"tables\":{\"points\":"
                + "\"x,y,u,v\\n0,0,0,0\\n9,0,90,0\\n9,9,90,90\\n0,9,0,90\"}}";
        String id = JSON.readTree(call("startSurvey", "POST", surveys, points).body())
                .get("id")
                .asText();
        call("startSurvey", "POST", surveys, "{\"kind\":\"moon\"}");
        call("listSurveys", "GET", surveys, "");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() ->
                        call("readSurvey", "GET", surveys + "/" + id, "").body().contains("found"));
        call("applySurvey", "POST", surveys + "/" + id + "/apply", "{\"draft\":\"surveyed\"}");
        call("applySurvey", "POST", surveys + "/" + id + "/apply", "{}");
        call("cancelSurvey", "POST", surveys + "/" + id + "/cancellation", "");
        call("removeSurvey", "DELETE", surveys + "/" + id, "");
        call("readSurvey", "GET", surveys + "/" + id, "");
    }

    private void readLive() throws IOException {
        call("isAlive", "GET", "/health/live", "");
        call("isReady", "GET", "/health/ready", "");
        call("readMetrics", "GET", "/metrics", "");
        call("listSites", "GET", "/api/v1/sites", "");
        call("listPoses", "GET", LAB + "/poses", "");
        call("listPoses", "GET", LAB + "/poses?at=now&near=0,0&radius=100&floor=f0&limit=1", "");
        call("listPoses", "GET", LAB + "/poses?limit=0", "");
        call("readPose", "GET", LAB + "/poses/phone?at=now", "");
        call("readPose", "GET", LAB + "/poses/nobody", "");
        sensors.sendRaw("vps", TestSite.turnedPhoneNow());
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() ->
                        call("readGeoPose", "GET", LAB + "/geopose/phone", "").statusCode() == 200);
        call("listGeoPoses", "GET", LAB + "/geopose?at=now", "");
        String request = "{\"id\":\"q\",\"timestamp\":1,\"type\":\"geopose\",\"sensors\":[{\"id\":\"phone\"}]}";
        call("locateDevice", "POST", LAB + "/oscp/geopose", request);
        call("locateDevice", "POST", LAB + "/oscp/geopose", "{}");
        call("listEvents", "GET", LAB + "/events?kind=fence&limit=5", "");
        call("lookUpTransform", "GET", LAB + "/frames/lookup?target=site&source=phone&stamp=now", "");
        call("lookUpTransform", "GET", LAB + "/frames/lookup?target=site&source=site&stamp=now", "");
        call("lookUpTransform", "GET", LAB + "/frames/lookup?target=site&source=nowhere&stamp=now", "");
    }

    private void writeSites() throws IOException {
        HttpResponse<String> read = call("readSite", "GET", LAB, "");
        String moved = read.body().replaceFirst("\"position\":\\[[-0-9.]+,", "\"position\":[0.125,");
        call("readSite", "GET", "/api/v1/sites/nowhere", "");
        call("checkSite", "POST", LAB + "/check", "{}");
        call("computeCoverage", "POST", LAB + "/coverage?cell=1&sensors=anchors", read.body());
        call("computeCoverage", "POST", LAB + "/coverage?cell=0", read.body());
        computeAside(read.body());
        call("publishSite", "PUT", LAB + "?reason=test", moved, "If-Match", "\"1\"");
        call("publishSite", "PUT", LAB, moved, "If-Match", "\"1\"");
        call("publishSite", "PUT", LAB, "{}", "If-Match", "\"2\"");
        call("listParts", "GET", LAB + "/anchors", "");
        call("listParts", "GET", LAB + "/ghosts", "");
        call("readPart", "GET", LAB + "/anchors/A0", "");
        call("listRevisions", "GET", LAB + "/revisions?limit=1", "");
        call("readRevision", "GET", LAB + "/revisions/1", "");
        call("compareRevisions", "GET", LAB + "/revisions/2/changes", "");
        call("restoreRevision", "POST", LAB + "/revisions/1/restore", "", "If-Match", "\"2\"");
        call("restoreRevision", "POST", LAB + "/revisions/1/restore", "", "If-Match", "\"2\"");
        call(
                "publishSite",
                "PUT",
                "/api/v1/sites/barn",
                read.body().replace("\"lab\"", "\"barn\""),
                "If-None-Match",
                "*");
        call("removeSite", "DELETE", "/api/v1/sites/barn", "", "If-Match", "\"7\"");
        call("removeSite", "DELETE", "/api/v1/sites/barn?reason=over", "", "If-Match", "\"1\"");
        call("removeSite", "DELETE", "/api/v1/sites/barn", "", "If-Match", "\"1\"");
        call("listRevisions", "GET", "/api/v1/sites/barn/revisions", "");
        call("restoreRevision", "POST", "/api/v1/sites/barn/revisions/1/restore", "", "If-Match", "\"2\"");
        call("removeSite", "DELETE", "/api/v1/sites/barn", "", "If-Match", "\"3\"");
        call("saveDraft", "PUT", LAB + "/drafts/mine?basedOn=3", moved, "If-None-Match", "*");
        call("saveDraft", "PUT", LAB + "/drafts/other?basedOn=3", moved, "If-None-Match", "*");
        call("saveDraft", "PUT", LAB + "/drafts/other?basedOn=3", moved, "If-None-Match", "*");
        call("listDrafts", "GET", LAB + "/drafts", "");
        call("readDraft", "GET", LAB + "/drafts/mine", "");
        call("checkDraft", "GET", LAB + "/drafts/mine/faults", "");
        call("publishDraft", "POST", LAB + "/drafts/mine/publish?reason=done", "");
        call("publishDraft", "POST", LAB + "/drafts/other/publish", "");
        call("discardDraft", "DELETE", LAB + "/drafts/other", "", "If-Match", "\"1\"");
    }

    private void computeAside(String site) throws IOException {
        call("computeSight", "POST", LAB + "/sight", site);
        String point = "{\"x\":%d,\"y\":0,\"latDeg\":48,\"lonDeg\":11.00%d}";
        call(
                "computeGeoreference",
                "POST",
                LAB + "/georeference",
                "{\"points\":[" + point.formatted(0, 0) + "," + point.formatted(75, 1) + "]}");
        call("computeGeoreference", "POST", LAB + "/georeference", "{\"points\":[]}");
        String dxf = "0\nSECTION\n2\nENTITIES\n0\nLINE\n8\nW\n11\n4\n0\nENDSEC\n0\nEOF\n";
        call("readDxf", "POST", LAB + "/drawings/dxf", dxf);
        call("readDxf", "POST", LAB + "/drawings/dxf", "no drawing");
        String feature = "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}";
        call(
                "readGeoJson",
                "POST",
                LAB + "/drawings/geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}");
    }

    private void readFiles() throws IOException {
        byte[] pdf;
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage(new PDRectangle(72, 72)));
            document.save(out);
            pdf = out.toByteArray();
        }
        call("listPdfPages", "POST", LAB + "/drawings/pdf", "application/octet-stream", pdf);
        call("drawPdfPage", "POST", LAB + "/drawings/pdf/pages/1?dpi=72", "application/octet-stream", pdf);
        ByteArrayOutputStream imdf = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(imdf)) {
            zip.putNextEntry(new ZipEntry("level.geojson"));
            zip.write(("{\"type\":\"FeatureCollection\",\"features\":[{\"id\":\"l\",\"properties\":{\"ordinal\":0},"
                            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[11,48],[11.001,48],[11,48.001],[11,48]]]}}]}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        call("readImdf", "POST", LAB + "/drawings/imdf", "application/octet-stream", imdf.toByteArray());
    }

    private void keepPlans() throws IOException {
        String plan = LAB + "/floors/f0/plans/ground";
        byte[] svg = "<svg xmlns='x'/>".getBytes(StandardCharsets.UTF_8);
        call("uploadPlanImage", "PUT", plan + "/image", "image/svg+xml", svg, "If-None-Match", "*");
        call("uploadPlanImage", "PUT", plan + "/image", "image/svg+xml", new byte[1], "If-Match", "\"1\"");
        call("readPlanImage", "GET", plan + "/image", "");
        call("layPlan", "PUT", plan, "{\"scale\":1}", "If-Match", "\"1\"");
        call("readPlan", "GET", plan, "");
        call("listPlans", "GET", LAB + "/floors/f0/plans", "");
        call("removePlan", "DELETE", plan, "", "If-Match", "\"2\"");
    }

    private void anchorContent() throws IOException {
        String anchor = LAB + "/content-anchors/note";
        String json = "{\"position\":[1,2,0.5],\"orientation\":[0,0,0,1]}";
        call("saveContentAnchor", "PUT", anchor, json, "If-None-Match", "*");
        call("saveContentAnchor", "PUT", anchor, json, "If-Match", "\"7\"");
        call("saveContentAnchor", "PUT", anchor, "{\"scale\":2}", "If-Match", "\"1\"");
        call("readContentAnchor", "GET", anchor, "");
        call("readContentAnchor", "GET", LAB + "/content-anchors/nowhere", "");
        call("listContentAnchors", "GET", LAB + "/content-anchors?near=1,2,0&radius=1&floor=f0&limit=5", "");
        call("listContentAnchors", "GET", LAB + "/content-anchors?near=1,2", "");
        call("removeContentAnchor", "DELETE", anchor, "", "If-Match", "\"1\"");
    }

    private void keepRecordings() throws IOException {
        String recordings = LAB + "/recordings";
        byte[] walk = TestZip.recording(scratch.resolve("walk"), 30).bytes();
        call("uploadRecording", "PUT", recordings + "/walk/file", "application/zip", walk);
        call("uploadRecording", "PUT", recordings + "/walk/file", "application/zip", walk);
        call("uploadRecording", "PUT", recordings + "/empty/file", "application/zip", new TestZip().bytes());
        call("startRecording", "POST", recordings, "{\"id\":\"now\",\"seconds\":60}");
        call("startRecording", "POST", recordings, "{\"id\":\"..\"}");
        call("listRecordings", "GET", recordings, "");
        call("readRecording", "GET", recordings + "/now", "");
        call("stopRecording", "POST", recordings + "/now/stop", "");
        call("stopRecording", "POST", recordings + "/now/stop", "");
        call("readRecording", "GET", recordings + "/walk", "");
        call("downloadRecording", "GET", recordings + "/walk/file?format=zip", "");
        call("downloadRecording", "GET", recordings + "/walk/file?format=mcap", "");
        call("downloadRecording", "GET", recordings + "/ghost/file", "");
        call("deleteRecording", "DELETE", recordings + "/now", "");
    }

    private void replay() throws IOException {
        String replays = LAB + "/replays";
        call("startReplay", "POST", replays, "{\"recording\":\"walk\"}");
        call("startReplay", "POST", replays, "{\"recording\":\"walk\",\"revision\":1}");
        call("startReplay", "POST", replays, "{\"recording\":\"walk\",\"document\":{\"id\":\"lab\"}}");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> call("readReplay", "GET", replays + "/replay-2", "")
                        .body()
                        .contains("\"done\""));
        call("listReplays", "GET", replays, "");
        call("readTracks", "GET", replays + "/replay-1/tracks", "");
        call("readTracks", "GET", replays + "/replay-1/tracks?format=csv", "");
        call("readTracks", "GET", replays + "/replay-1/tracks?format=geojson", "");
        call("listReplayEvents", "GET", replays + "/replay-1/events", "");
        call("compareReplays", "GET", replays + "/replay-1/comparison?with=replay-2", "");
        call("compareReplays", "GET", replays + "/replay-1/comparison", "");
        call("measureAccuracy", "GET", replays + "/replay-1/accuracy?cell=1", "");
        call("removeReplay", "DELETE", replays + "/replay-2", "");
        call("readReplay", "GET", replays + "/replay-2", "");
    }

    private void manageAccess() throws IOException {
        call("readSession", "GET", "/api/v1/session", "");
        call("renewSession", "POST", "/api/v1/session/renewal", "");
        call("saveAccount", "PUT", "/api/v1/accounts/eve", "{\"password\":\"short\",\"roles\":[\"viewer\"]}");
        call("saveAccount", "PUT", "/api/v1/accounts/eve", "{\"password\":\"a long password\",\"roles\":[\"viewer\"]}");
        call("saveAccount", "PUT", "/api/v1/accounts/eve", "{\"roles\":[\"device\"]}");
        call("listAccounts", "GET", "/api/v1/accounts", "");
        call("removeAccount", "DELETE", "/api/v1/accounts/eve", "");
        String made = call(
                        "makeToken", "POST", "/api/v1/tokens", "{\"name\":\"robot\",\"roles\":[\"device\"],\"days\":1}")
                .body();
        call("listTokens", "GET", "/api/v1/tokens", "");
        call(
                "removeToken",
                "DELETE",
                "/api/v1/tokens/" + JSON.readTree(made).get("id").asText(),
                "");
        call("logIn", "POST", "/api/v1/session", "{\"user\":\"admin\",\"password\":\"wrong wrong\"}");
        call("logOut", "DELETE", "/api/v1/session", "");
    }

    private String logIn() throws IOException {
        String body = "{\"user\":\"admin\",\"password\":\"" + node.password() + "\"}";
        JsonNode session =
                JSON.readTree(call("logIn", "POST", "/api/v1/session", body).body());
        return session.get("token").asText();
    }

    /** Asks, with JSON where there is a body, and holds the answer against the document. */
    private HttpResponse<String> call(String operation, String method, String path, String body, String... headers)
            throws IOException {
        return call(operation, method, path, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The same with a file of a type. */
    private HttpResponse<String> call(
            String operation, String method, String path, String type, byte[] body, String... headers)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.uri(path))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = node.send(request.build());
        assertThat(API.faults(
                        operation, answer.statusCode(), answer.headers().firstValue("Content-Type"), answer.body()))
                .as(method + " " + path + " " + answer.body())
                .isEmpty();
        assertThat(List.of(500, 501)).doesNotContain(answer.statusCode());
        seen.computeIfAbsent(operation, id -> new TreeSet<>()).add(answer.statusCode());
        return answer;
    }
}
