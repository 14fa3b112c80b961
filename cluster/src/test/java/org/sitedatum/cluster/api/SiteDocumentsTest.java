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

class SiteDocumentsTest {

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
    void shouldPublishOnTopOfTheRevisionThatWasRead() throws Exception {
        HttpResponse<String> read = node.get(LAB);
        String tag = read.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> published = write(LAB + "?reason=moved%20by%20hand", moved(read, 0.25), "If-Match", tag);

        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        assertThat(published.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(published.body()).contains("anchor A0 position moved 0.25 m", "\"reason\":\"moved by hand\"");
        assertThat(node.get(LAB, "If-None-Match", "\"2\"").statusCode()).isEqualTo(304);
        JsonNode history = JSON.readTree(node.get(LAB + "/revisions").body()).get("items");
        assertThat(history).hasSize(2);
        assertThat(history.get(0).get("author").asText()).isEqualTo("local");
        assertThat(node.get(LAB + "/revisions/2/changes").body()).contains("A0");
        assertThat(node.get(LAB + "/revisions?limit=1").body()).contains("\"next\":\"2\"");
        assertThat(node.get(LAB + "/anchors/A0").body()).contains("[0.25,");
    }

    @Test
    void shouldShowBothVersionsToAWriterWhoIsLate() throws Exception {
        HttpResponse<String> read = node.get(LAB);
        write(LAB, moved(read, 0.25), "If-Match", "\"1\"");

        HttpResponse<String> late = write(LAB, moved(read, 0.5), "If-Match", "\"1\"");

        assertThat(late.statusCode()).isEqualTo(412);
        JsonNode problem = JSON.readTree(late.body());
        assertThat(problem.get("expected").get("revision").asLong()).isEqualTo(1);
        assertThat(problem.get("current").get("revision").asLong()).isEqualTo(2);
        assertThat(problem.get("current")
                        .get("document")
                        .get("anchors")
                        .get(0)
                        .get("position")
                        .get(0)
                        .asDouble())
                .isEqualTo(0.25);
    }

    @Test
    void shouldNameEveryFaultAndPublishNothing() throws Exception {
        ObjectNode site = (ObjectNode) JSON.readTree(node.get(LAB).body());
        ((ObjectNode) site.get("anchors").get(0))
                .putArray("position")
                .add(500)
                .add(0)
                .add(0);
        ((ObjectNode) site.get("anchors").get(1)).put("id", "not an id");

        HttpResponse<String> refused = write(LAB, site.toString(), "If-Match", "\"1\"");
        HttpResponse<String> checked = node.send(HttpRequest.newBuilder(node.uri(LAB + "/check"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(site.toString()))
                .build());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).get("errors")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(checked.body()).get("faults")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(node.get(LAB).headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void shouldAskWhichVersionIsChanged() {
        HttpResponse<String> blind = write(LAB, node.get(LAB).body());

        assertThat(blind.statusCode()).isEqualTo(428);
        assertThat(blind.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void shouldKeepADraftUntilItIsPublished() throws Exception {
        String draft = LAB + "/drafts/mine";
        HttpResponse<String> saved = write(draft + "?basedOn=1", moved(node.get(LAB), 0.75), "If-None-Match", "*");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(node.get(LAB + "/drafts").body()).contains("\"mine\"");
        assertThat(node.get(draft + "/faults").body()).isEqualTo("{\"faults\":[]}");
        assertThat(write(draft + "?basedOn=1", "{}", "If-Match", "\"7\"").statusCode())
                .isEqualTo(412);

        HttpResponse<String> published = node.send(HttpRequest.newBuilder(node.uri(draft + "/publish?reason=done"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        assertThat(node.get(draft).statusCode()).isEqualTo(404);
        assertThat(node.get(LAB + "/anchors/A0").body()).contains("[0.75,");
    }

    @Test
    void shouldGoBackToAnOlderRevision() throws Exception {
        write(LAB, moved(node.get(LAB), 0.25), "If-Match", "\"1\"");

        HttpResponse<String> restored = node.send(HttpRequest.newBuilder(node.uri(LAB + "/revisions/1/restore"))
                .header("If-Match", "\"2\"")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
        assertThat(restored.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(node.get(LAB + "/revisions/3/changes?since=1").body()).contains("\"items\":[]");
    }

    private static String moved(HttpResponse<String> read, double x) throws Exception {
        ObjectNode site = (ObjectNode) JSON.readTree(read.body());
        ((ObjectNode) site.get("anchors").get(0))
                .putArray("position")
                .add(x)
                .add(0)
                .add(2.5);
        return site.toString();
    }

    private HttpResponse<String> write(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.uri(path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return node.send(request.build());
    }
}
