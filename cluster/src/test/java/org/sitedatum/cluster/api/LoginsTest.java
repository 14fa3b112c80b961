package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.LoginOptions;

class LoginsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningNode node;
    private static String admin;
    private static Map<String, String> tokens;

    @BeforeAll
    static void start() throws Exception {
        HttpOptions options = new HttpOptions(
                "127.0.0.1",
                0,
                Optional.empty(),
                List.of("https://app.example"),
                new LoginOptions.Required(Optional.empty(), Optional.empty()));
        node = RunningNode.serving(TestSite.site(), options);
        admin = logIn("admin", node.password()).get("token").asText();
        tokens = List.of("device", "viewer", "engineer", "operator").stream()
                .collect(Collectors.toMap(role -> role, LoginsTest::tokenOf));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @CsvSource({
        // route, nobody, device, viewer, engineer, operator
        "GET /health/live, 200, 200, 200, 200, 200",
        "GET /metrics, 401, 403, 200, 200, 200",
        "GET /api/v1/sites, 401, 200, 200, 200, 200",
        "GET /api/v1/sites/lab/poses, 401, 200, 200, 200, 200",
        "GET /api/v1/sites/lab/revisions, 401, 403, 200, 200, 200",
        "GET /api/v1/sites/lab/drafts, 401, 403, 403, 200, 403",
        "PUT /api/v1/sites/lab, 401, 403, 403, 428, 403",
        "GET /api/v1/accounts, 401, 403, 403, 403, 200",
        "GET /api/v1/tokens, 401, 403, 403, 403, 200",
        "POST /api/v1/tokens, 401, 403, 403, 403, 400",
        "GET /api/v1/sites/lab/sources, 401, 403, 200, 200, 200",
        "GET /api/v1/sites/lab/recordings, 401, 403, 200, 200, 200",
        "GET /api/v1/sites/lab/recordings/none, 401, 403, 404, 404, 404",
        "GET /api/v1/sites/lab/recordings/none/file, 401, 403, 404, 404, 404",
        "POST /api/v1/sites/none/recordings, 401, 403, 403, 404, 404",
        "PUT /api/v1/sites/lab/recordings/.bad/file, 401, 403, 403, 400, 400",
        "POST /api/v1/sites/lab/recordings/none/stop, 401, 403, 403, 404, 404",
        "DELETE /api/v1/sites/lab/recordings/none, 401, 403, 403, 404, 404",
        "GET /api/v1/sites/lab/replays, 401, 403, 200, 200, 200",
        "POST /api/v1/sites/lab/replays, 401, 403, 403, 400, 400",
        "GET /api/v1/sites/lab/replays/none, 401, 403, 404, 404, 404",
        "GET /api/v1/sites/lab/replays/none/tracks, 401, 403, 404, 404, 404",
        "GET /api/v1/sites/lab/replays/none/events, 401, 403, 404, 404, 404",
        "GET /api/v1/sites/lab/replays/none/comparison?with=none, 401, 403, 404, 404, 404",
        "GET /api/v1/sites/lab/replays/none/accuracy, 401, 403, 404, 404, 404",
        "DELETE /api/v1/sites/lab/replays/none, 401, 403, 403, 404, 404",
        "GET /api/v1/sites/lab/surveys, 401, 403, 403, 200, 403",
        "POST /api/v1/sites/lab/surveys, 401, 403, 403, 400, 403",
        "GET /api/v1/sites/lab/surveys/none, 401, 403, 403, 404, 403",
        "POST /api/v1/sites/lab/surveys/none/cancellation, 401, 403, 403, 404, 403",
        "POST /api/v1/sites/lab/surveys/none/apply, 401, 403, 403, 404, 403",
        "DELETE /api/v1/sites/lab/surveys/none, 401, 403, 403, 404, 403",
        "GET /api/v1/sites/lab/content-anchors, 401, 200, 200, 200, 200",
        "PUT /api/v1/sites/lab/content-anchors/none, 401, 428, 403, 428, 428",
        "DELETE /api/v1/sites/lab/content-anchors/none, 401, 428, 403, 428, 428",
    })
    void shouldLetEachRoleDoItsPartAndNoMore(
            String route, int nobody, int device, int viewer, int engineer, int operator) {
        assertThat(status(route)).isEqualTo(nobody);
        assertThat(status(route, "Authorization", "Bearer " + tokens.get("device")))
                .isEqualTo(device);
        assertThat(status(route, "Authorization", "Bearer " + tokens.get("viewer")))
                .isEqualTo(viewer);
        assertThat(status(route, "Authorization", "Bearer " + tokens.get("engineer")))
                .isEqualTo(engineer);
        assertThat(status(route, "Authorization", "Bearer " + tokens.get("operator")))
                .isEqualTo(operator);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "sdt_",
                "sdt_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "a.b.c",
                // {"alg":"none"}{"sub":"admin","roles":["operator"],"iss":"sitedatum","aud":"sitedatum","exp":4102444800}
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsInJvbGVzIjpbIm9wZXJhdG9yIl0sImlzcyI6InNpdGVkYXR1bSIsImF1ZCI6InNp"
                        + "dGVkYXR1bSIsImV4cCI6NDEwMjQ0NDgwMH0.",
            })
    void shouldBelieveNoTokenItDidNotMake(String token) {
        assertThat(status("GET /api/v1/sites", "Authorization", "Bearer " + token))
                .isEqualTo(401);
    }

    @Test
    void shouldBelieveNoTokenWithOtherClaims() {
        String[] parts = admin.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("admin", "boss").getBytes(StandardCharsets.UTF_8));

        assertThat(status("GET /api/v1/sites", "Authorization", "Bearer " + admin))
                .isEqualTo(200);
        assertThat(status("GET /api/v1/sites", "Authorization", "Bearer " + parts[0] + "." + forged + "." + parts[2]))
                .isEqualTo(401);
    }

    @Test
    void shouldTakeAPagesCookieOnlyWithItsHeaderForWhatChanges() throws Exception {
        HttpResponse<String> session = post("/api/v1/session", loginOf("admin", node.password()));
        String cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
        String pair = cookie.split(";")[0];

        assertThat(status("GET /api/v1/tokens", "Cookie", pair)).isEqualTo(200);
        assertThat(status("POST /api/v1/tokens", "Cookie", pair)).isEqualTo(403);
        assertThat(status("POST /api/v1/tokens", "Cookie", pair, "X-SiteDatum", "1"))
                .isEqualTo(400);
        assertThat(status("POST /api/v1/tokens", "Cookie", pair, "X-SiteDatum", "1", "Origin", "https://evil.example"))
                .isEqualTo(403);
    }

    @Test
    void shouldLetProgramsAndPagesOpenSocketsAndNobodyElse() {
        var uri = node.uri("/api/v1/socket");
        try (TestSocket program =
                TestSocket.open(node.client(), uri, "Authorization", "Bearer " + tokens.get("device"))) {
            program.say("{'type':'subscribe','id':'a','site':'lab','channels':['health']}");
            assertThat(program.await("error").get("problem").get("status").asInt())
                    .isEqualTo(403);
        }
        try (TestSocket page =
                TestSocket.open(node.client(), uri, "Sec-WebSocket-Protocol", "bearer." + tokens.get("viewer"))) {
            assertThat(page.await("welcome").get("roles").toString()).contains("viewer");
            assertThat(page.raw().getSubprotocol()).isEqualTo("sitedatum.v1");
        }
        assertThatThrownBy(() -> TestSocket.open(node.client(), uri))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThatThrownBy(() -> TestSocket.open(
                        node.client(),
                        uri,
                        "Authorization",
                        "Bearer " + tokens.get("viewer"),
                        "Origin",
                        "https://evil.example"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void shouldTellBrowsersOfListedOriginsOnly() {
        HttpResponse<String> listed = node.get("/health/live", "Origin", "https://app.example");
        HttpResponse<String> other = node.get("/health/live", "Origin", "https://evil.example");

        assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.example");
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void shouldMakeAnAccountThatCanLogInAndBeTakenAway() throws Exception {
        String body = "{\"password\":\"long enough to be one\",\"roles\":[\"viewer\"]}";
        assertThat(send("PUT", "/api/v1/accounts/eve", body).statusCode()).isEqualTo(201);
        String token = logIn("eve", "long enough to be one").get("token").asText();
        assertThat(status("GET /api/v1/sites", "Authorization", "Bearer " + token))
                .isEqualTo(200);
        assertThat(send("PUT", "/api/v1/accounts/eve", "{\"password\":\"short\",\"roles\":[\"viewer\"]}")
                        .body())
                .contains("\"field\":\"password\"")
                .doesNotContain("short\"");

        assertThat(send("DELETE", "/api/v1/accounts/eve", "").statusCode()).isEqualTo(204);
        assertThat(status("POST /api/v1/session/renewal", "Authorization", "Bearer " + token))
                .isEqualTo(403);
        assertThat(send("DELETE", "/api/v1/accounts/admin", "").statusCode()).isEqualTo(409);
    }

    @Test
    void shouldSlowDownWhoGuesses() {
        for (int i = 0; i < 5; i++) {
            assertThat(post("/api/v1/session", loginOf("mallory", "guess number " + i))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(post("/api/v1/session", loginOf("mallory", "one more guess")).statusCode())
                .isEqualTo(429);
        assertThat(post("/api/v1/session", loginOf("admin", node.password())).statusCode())
                .isEqualTo(200);
    }

    private static String tokenOf(String role) {
        String body = "{\"name\":\"" + role + "\",\"roles\":[\"" + role + "\"],\"days\":1}";
        try {
            HttpResponse<String> made = send("POST", "/api/v1/tokens", body);
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            return JSON.readTree(made.body()).get("token").asText();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode logIn(String user, String password) throws Exception {
        return JSON.readTree(post("/api/v1/session", loginOf(user, password)).body());
    }

    private static String loginOf(String user, String password) {
        return "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}";
    }

    private static HttpResponse<String> post(String path, String body) {
        return node.send(HttpRequest.newBuilder(node.uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return node.send(HttpRequest.newBuilder(node.uri(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + admin)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static int status(String route, String... headers) {
        String[] parts = route.split(" ");
        HttpRequest.Builder request = HttpRequest.newBuilder(node.uri(parts[1]))
                .header("Content-Type", "application/json")
                .method(parts[0], HttpRequest.BodyPublishers.ofString(parts[0].equals("GET") ? "" : "{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return node.send(request.build()).statusCode();
    }
}
