package org.sitedatum.cluster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.access.Access;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.LoginOptions;

/** TLS, and pages of other origins, at a server for others than this machine. */
class EncryptedServerTest {

    private static Vertx vertx;
    private static WebServer server;
    private static TestCertificate certificate;
    private static HttpClient client;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        vertx = Vertx.vertx();
        certificate = TestCertificate.make(folder);
        client = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
        Routes routes = new Routes();
        routes.get(
                "/ok",
                Permission.NONE,
                call -> Future.succeededFuture(Answer.text("text/plain", call.isEncrypted() ? "sealed" : "open")));
        routes.post("/change", Permission.NONE, call -> Future.succeededFuture(Answer.text("text/plain", "done")));
        HttpOptions options = new HttpOptions(
                "127.0.0.1",
                0,
                Optional.of(certificate.files()),
                List.of("https://app.example"),
                new LoginOptions.Required(Optional.empty(), Optional.empty()));
        server = WebServer.start(vertx, options, routes, Access.openToThisMachine(), (route, status, nanos) -> {});
    }

    @AfterAll
    static void stop() {
        server.close();
        vertx.close();
    }

    @Test
    void shouldSpeakModernTlsOnlyAndSaySo() throws Exception {
        HttpResponse<String> answer = get(client, "Accept", "text/plain");

        assertThat(answer.body()).isEqualTo("sealed");
        assertThat(answer.sslSession().map(SSLSession::getProtocol))
                .hasValueSatisfying(protocol -> assertThat(protocol).isIn("TLSv1.3", "TLSv1.2"));
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        SSLParameters old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.1"});
        HttpClient outdated = HttpClient.newBuilder()
                .sslContext(certificate.trusting())
                .sslParameters(old)
                .build();
        assertThatThrownBy(() -> get(outdated, "Accept", "text/plain")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(HttpClient.newHttpClient(), "Accept", "text/plain"))
                .as("a client that does not know the certificate")
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldNotAnswerWhoDoesNotEncrypt() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write("GET /ok HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP/", "open");
        }
    }

    @Test
    void shouldLetListedOriginsInAndNoOthers() throws Exception {
        HttpResponse<String> listed = get(client, "Origin", "https://app.example");
        HttpResponse<String> other = get(client, "Origin", "https://evil.example");
        HttpResponse<String> asked =
                send("OPTIONS", "Origin", "https://app.example", "Access-Control-Request-Method", "POST");

        assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.example");
        assertThat(listed.headers().firstValue("Vary")).contains("Origin");
        assertThat(listed.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).isPresent();
        assertThat(send("POST", "Origin", "https://app.example").statusCode()).isEqualTo(200);
        assertThat(send("POST", "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(send("POST", "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(send("POST", "Origin", "https://localhost:" + server.port() + ".evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldBeInNoOtherPagesFrameAndRunNothingInline() throws Exception {
        HttpResponse<String> answer = get(client, "Accept", "text/plain");
        String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(policy)
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline")
                .doesNotContain("unsafe-eval")
                .doesNotContain("*");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    private static HttpResponse<String> get(HttpClient through, String header, String value) throws Exception {
        return through.send(
                HttpRequest.newBuilder(uri("/ok")).header(header, value).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String method, String... headers) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri("/change"))
                        .headers(headers)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("https://localhost:" + server.port() + path);
    }
}
