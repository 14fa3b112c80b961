package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.LoginOptions;

/** Content anchors over HTTP and the socket: versions, who may do what, and word of every change. */
class ContentAnchorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/api/v1/sites/lab/content-anchors";

    private static RunningNode node;
    private static Map<String, String> tokens;

    @BeforeAll
    static void start() throws Exception {
        HttpOptions options = new HttpOptions(
                "127.0.0.1",
                0,
                Optional.empty(),
                List.of(),
                new LoginOptions.Required(Optional.empty(), Optional.empty()));
        node = RunningNode.serving(TestSite.site(), options);
        String admin = ask("POST", "/api/v1/session", "", "{'user':'admin','password':'" + node.password() + "'}")
                .get("token")
                .asText();
        tokens = List.of("ada", "bob", "viewer", "engineer").stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> ask(
                                        "POST",
                                        "/api/v1/tokens",
                                        admin,
                                        "{'name':'" + name + "','roles':['" + role(name) + "'],'days':1}")
                                .get("token")
                                .asText()));
    }

    private static String role(String name) {
        return name.equals("viewer") || name.equals("engineer") ? name : "device";
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void shouldKeepAnAnchorThroughItsVersions() {
        JsonNode made = save(
                "ada",
                "sign",
                0,
                "{'position':[1,2,0.5],'orientation':[0,0,0,1],'category':'sign',"
                        + "'quality':'tracked','properties':{'text':'Exit'}}");
        JsonNode moved = save("ada", "sign", 1, made.toString().replace("0.5]", "0.75]"));

        assertThat(made.get("version").asInt()).isEqualTo(1);
        assertThat(made.get("floor").asText()).isEqualTo("f0");
        assertThat(made.get("owner").asText()).isEqualTo("ada");
        assertThat(moved.get("savedAt").asLong())
                .isGreaterThan(made.get("savedAt").asLong());
        assertThat(get("bob", "/sign")).isEqualTo(moved);
        assertThat(status("PUT", "/sign", "ada", made.toString(), "\"1\"")).isEqualTo(412);
        assertThat(get("bob", "?near=1,2,0.7&radius=0.2&category=sign&floor=f0").get("items"))
                .hasSize(1);
        assertThat(get("bob", "?near=1,2,0.7&radius=0.2&category=other").get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scale           | {'position':[1,2,3],'orientation':[0,0,0,1],'scale':2}
            orientation     | {'position':[1,2,3],'orientation':[0,0,0,2]}
            position        | {'position':[1,2],'orientation':[0,0,0,1]}
            position        | {'position':[1,2,1e9],'orientation':[0,0,0,1]}
            floor           | {'position':[1,2,3],'orientation':[0,0,0,1],'floor':'roof'}
            properties.size | {'position':[1,2,3],'orientation':[0,0,0,1],'properties':{'size':4}}
            expiresAt       | {'position':[1,2,3],'orientation':[0,0,0,1],'expiresAt':5}
            access          | {'position':[1,2,3],'orientation':[0,0,0,1],'access':'all'}
            covariance      | {'position':[1,2,3],'orientation':[0,0,0,1],'covariance':[1,2]}
            colour          | {'position':[1,2,3],'orientation':[0,0,0,1],'colour':'red'}
            id              | {'position':[1,2,3],'orientation':[0,0,0,1],'id':'another'}
            """)
    void shouldNameTheFieldThatIsWrong(String field, String json) {
        JsonNode problem = ask("PUT", PATH + "/wrong", tokens.get("ada"), json, "If-None-Match", "*");

        assertThat(problem.get("errors").get(0).get("field").asText()).isEqualTo(field);
        assertThat(status("GET", "/wrong", "ada", "", "")).isEqualTo(404);
    }

    @Test
    void shouldLetOthersDoWhatTheOwnerAllows() {
        String pose = "'position':[4,2,0.5],'orientation':[0,0,0,1]";
        save("ada", "mine", 0, "{" + pose + ",'access':'private'}");
        save("ada", "seen", 0, "{" + pose + "}");
        save("ada", "ours", 0, "{" + pose + ",'access':'write'}");

        assertThat(status("GET", "/mine", "bob", "", "")).isEqualTo(404);
        assertThat(status("PUT", "/mine", "bob", "{" + pose + "}", "*")).isEqualTo(409);
        assertThat(status("DELETE", "/mine", "bob", "", "\"1\"")).isEqualTo(404);
        assertThat(status("PUT", "/seen", "bob", "{" + pose + "}", "\"1\"")).isEqualTo(403);
        assertThat(status("PUT", "/ours", "bob", "{" + pose + ",'access':'private'}", "\"1\""))
                .isEqualTo(403);
        assertThat(status("PUT", "/ours", "bob", "{" + pose + ",'access':'write'}", "\"1\""))
                .isEqualTo(200);
        assertThat(status("PUT", "/theirs", "viewer", "{" + pose + "}", "*")).isEqualTo(403);
        assertThat(status("DELETE", "/seen", "engineer", "", "\"1\"")).isEqualTo(204);
        assertThat(get("engineer", "").toString()).doesNotContain("\"mine\"");
        assertThat(get("ada", "/ours").get("owner").asText()).isEqualTo("ada");
    }

    @Test
    void shouldTellEveryChangeToWhoMayKnow() {
        try (TestSocket ada = socket("ada");
                TestSocket bob = socket("bob")) {
            save("ada", "live-0", 0, "{'position':[8,2,0.5],'orientation':[0,0,0,1]}");
            bob.say("{'type':'subscribe','id':'s','site':'lab','channels':['anchors'],"
                    + "'filter':{'area':{'box':[7,1,9,3]}}}");
            JsonNode standing =
                    bob.await("anchors", page -> page.get("complete").asBoolean());
            assertThat(standing.get("anchors").findValuesAsText("id")).containsExactly("live-0");

            ada.say("{'type':'saveAnchor','id':'q1','site':'lab','anchor':"
                    + "{'id':'live-1','position':[8,2,0.6],'orientation':[0,0,0,1]}}");
            assertThat(ada.await("anchorSaved").at("/anchor/version").asInt()).isEqualTo(1);
            JsonNode told = bob.await("anchor", m -> m.at("/anchor/id").asText().equals("live-1"));
            assertThat(told.at("/anchor/position/2").asDouble()).isEqualTo(0.6);

            ada.say("{'type':'saveAnchor','id':'q2','site':'lab','version':1,'anchor':"
                    + "{'id':'live-1','position':[8,2,0.6],'orientation':[0,0,0,1],'access':'private'}}");
            JsonNode hidden = bob.await("anchor", m -> m.at("/anchor/removed").asBoolean());
            assertThat(hidden.at("/anchor/id").asText()).isEqualTo("live-1");

            ada.say("{'type':'saveAnchor','id':'q3','site':'lab','version':2,'anchor':"
                    + "{'id':'live-1','position':[8,2,0.7],'orientation':[0,0,0,1],'access':'private'}}");
            ada.await("anchorSaved", m -> m.get("id").asText().equals("q3"));
            ada.say("{'type':'removeAnchor','id':'q4','site':'lab','anchor':'live-0','version':1}");
            bob.await(
                    "anchor",
                    m -> m.at("/anchor/id").asText().equals("live-0")
                            && m.at("/anchor/removed").asBoolean());
            assertThat(bob.heard("anchor"))
                    .noneMatch(m -> m.at("/anchor/version").asInt() == 3);
        }
    }

    @Test
    void shouldFindAnchorsOverTheSocket() {
        save("ada", "find-1", 0, "{'position':[5,8,0.5],'orientation':[0,0,0,1],'category':'note'}");
        save("ada", "find-2", 0, "{'position':[5,9,0.5],'orientation':[0,0,0,1],'category':'note'}");
        try (TestSocket bob = socket("bob")) {
            bob.say("{'type':'findAnchors','id':'a','site':'lab','ids':['find-2','nowhere']}");
            bob.say("{'type':'nearAnchors','id':'b','site':'lab','point':[5,8.9,0.5],'radius':2,'category':'note'}");
            bob.say("{'type':'nearAnchors','id':'c','site':'lab','point':[5,8.9],'radius':2}");

            assertThat(found(bob, "a")).containsExactly("find-2");
            assertThat(found(bob, "b")).containsExactly("find-2", "find-1");
            JsonNode error = bob.await("error", m -> m.get("id").asText().equals("c"));
            assertThat(error.at("/problem/errors/0/field").asText()).isEqualTo("point");
        }
    }

    private static List<String> found(TestSocket socket, String id) {
        return socket.await("anchorsFound", m -> m.get("id").asText().equals(id))
                .get("anchors")
                .findValuesAsText("id");
    }

    private static TestSocket socket(String who) {
        return TestSocket.open(node.client(), node.uri("/api/v1/socket"), "Authorization", "Bearer " + tokens.get(who));
    }

    private static JsonNode save(String who, String id, long version, String json) {
        String[] tag =
                version == 0 ? new String[] {"If-None-Match", "*"} : new String[] {"If-Match", "\"" + version + "\""};
        JsonNode saved = ask("PUT", PATH + "/" + id, tokens.get(who), json, tag);
        assertThat(saved.path("version").asLong()).as("%s", saved).isEqualTo(version + 1);
        return saved;
    }

    private static JsonNode get(String who, String path) {
        return ask("GET", PATH + path, tokens.get(who), "");
    }

    private static int status(String method, String path, String who, String json, String tag) {
        String[] headers =
                tag.isEmpty() ? new String[0] : new String[] {tag.equals("*") ? "If-None-Match" : "If-Match", tag};
        return send(method, PATH + path, tokens.get(who), json, headers).statusCode();
    }

    private static JsonNode ask(String method, String path, String token, String json, String... headers) {
        try {
            return JSON.readTree(send(method, path, token, json, headers).body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            throw new IllegalStateException(notJson);
        }
    }

    private static HttpResponse<String> send(String method, String path, String token, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.uri(path))
                .method(
                        method,
                        json.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return node.send(request.build());
    }
}
