package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlansTest {

    private static final String PLAN = "/api/v1/sites/lab/floors/ground/plans/walls";
    private static final String SVG =
            "<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

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
    void shouldKeepAnImageAndHowItLies() {
        HttpResponse<String> uploaded =
                upload("image/svg+xml", SVG.getBytes(StandardCharsets.UTF_8), "If-None-Match", "*");
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(200);

        HttpResponse<String> laid = put(
                PLAN,
                "application/json",
                "{\"placement\":{\"a\":0.02}}".getBytes(StandardCharsets.UTF_8),
                "If-Match",
                "\"1\"");
        HttpResponse<String> image = node.get(PLAN + "/image");

        assertThat(laid.statusCode()).as(laid.body()).isEqualTo(200);
        assertThat(node.get("/api/v1/sites/lab/floors/ground/plans").body())
                .contains("\"placement\":{\"a\":0.02}", "\"version\":2");
        assertThat(image.body()).isEqualTo(SVG);
        assertThat(image.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(image.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(node.get(PLAN + "/image", "If-None-Match", "\"2\"").statusCode())
                .isEqualTo(304);
    }

    @Test
    void shouldTakeAPlanAwayInTheVersionThatIsKnown() {
        upload("image/svg+xml", SVG.getBytes(StandardCharsets.UTF_8), "If-None-Match", "*");

        assertThat(delete("\"7\"").statusCode()).isEqualTo(412);
        assertThat(delete("\"1\"").statusCode()).isEqualTo(204);
        assertThat(node.get(PLAN).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "text/html", "image/svg+xml", "application/pdf", ""})
    void shouldRefuseWhatIsNoSuchImage(String mediaType) {
        byte[] page = "<html><script>alert(1)</script><svg>".getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> refused = upload(mediaType, page, "If-None-Match", "*");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(415);
        assertThat(node.get(PLAN).statusCode()).isEqualTo(404);
    }

    /** Also behind a document type whose quoted name looks like the drawing's beginning. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>",
                "<!DOCTYPE svg PUBLIC \"><svg \" [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg>&a;</svg>",
            })
    void shouldRefuseADrawingWithEntities(String svg) {
        HttpResponse<String> refused =
                upload("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8), "If-None-Match", "*");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(415);
    }

    @Test
    void shouldRefuseAPlanBeyondItsSize() {
        byte[] large = Arrays.copyOf(SVG.getBytes(StandardCharsets.UTF_8), 21 * 1024 * 1024);

        assertThat(upload("image/svg+xml", large, "If-None-Match", "*").statusCode())
                .isEqualTo(413);
    }

    private HttpResponse<String> upload(String mediaType, byte[] bytes, String header, String value) {
        return put(PLAN + "/image", mediaType, bytes, header, value);
    }

    private HttpResponse<String> put(String path, String mediaType, byte[] bytes, String header, String value) {
        return node.send(HttpRequest.newBuilder(node.uri(path))
                .header("Content-Type", mediaType)
                .header(header, value)
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build());
    }

    private HttpResponse<String> delete(String version) {
        return node.send(HttpRequest.newBuilder(node.uri(PLAN))
                .header("If-Match", version)
                .DELETE()
                .build());
    }
}
