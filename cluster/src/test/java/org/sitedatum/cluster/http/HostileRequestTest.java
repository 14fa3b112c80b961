package org.sitedatum.cluster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.access.Access;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.config.HttpOptions;

/** What a hostile client sends, byte for byte. */
@Timeout(60)
class HostileRequestTest {

    private static final long IMPATIENT_MILLIS = 400;
    private static final int SOCKET_MILLIS = 15_000;
    private static final long FILE_MILLIS = 1_500;

    @TempDir
    private static Path folder;

    private static Vertx vertx;
    private static WebServer server;
    private static final List<String> STATUSES = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        Routes routes = new Routes();
        routes.get("/ok", Permission.NONE, call -> {
            call.onlyQueries("a");
            return Future.succeededFuture(Answer.text("text/plain", "fine"));
        });
        routes.post("/echo", Permission.KNOWN, 1_000, call -> Future.succeededFuture(Answer.json(call.json())));
        routes.putLong(
                "/file",
                Permission.KNOWN,
                call -> call.receive(folder.resolve("sent"), 1_000)
                        .map(whole -> Answer.text("text/plain", "received")));
        routes.get("/broken", Permission.NONE, call -> {
            throw new IllegalStateException("secret of the inside");
        });
        routes.get(
                "/late",
                Permission.NONE,
                call -> Future.fromCompletionStage(new CompletableFuture<Answer>()
                        .orTimeout(1, TimeUnit.MILLISECONDS)
                        .thenApply(answer -> answer)));
        routes.pages(new Pages(Answer.text("text/html", "home")));
        server = WebServer.start(
                vertx,
                HttpOptions.demo(0),
                routes,
                Access.openToThisMachine(),
                (route, status, nanos) -> STATUSES.add(route + " " + status),
                new Patience.Waits(IMPATIENT_MILLIS, IMPATIENT_MILLIS, FILE_MILLIS));
    }

    @AfterAll
    static void stop() {
        server.close();
        vertx.close();
    }

    @Test
    void shouldAnswerWithHeadersThatKeepABrowserSafe() throws IOException {
        String answer = exchange("GET /ok HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("fine");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .contains(
                        "content-security-policy: default-src 'self'", "frame-ancestors 'none'", "nosniff", "no-store")
                .doesNotContain("unsafe-inline");
    }

    @Test
    void shouldAskToTryAgainWhatGetsNoAnswerInTime() throws IOException {
        String answer = exchange("GET /late HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after: 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc%2fpasswd",
                "/webjars/../../org/sitedatum/cluster/Node.class",
                "/_static/%2e%2e/%2e%2e/logback.xml",
                "/logback.xml",
                "/a%00.html",
                "//etc/passwd",
                "/.hidden.txt",
                "/%zz",
                "/ok/%2e%2e%2fbroken%00",
            })
    void shouldLeadNowhereOutsideThePages(String path) throws IOException {
        String answer = exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|404).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1} trailing",
                "{\"a\":NaN}",
                "{\"a\":1e99999999999999999999999999999999999}",
                "\u0000",
            })
    void shouldRefuseWhatIsNotOneStrictObject(String body) throws IOException {
        assertThat(exchange(post(body, "application/json"))).startsWith("HTTP/1.1 400");
    }

    @Test
    void shouldRefuseDeepNesting() throws IOException {
        assertThat(exchange(post("{\"a\":" + "[".repeat(400) + "]".repeat(400) + "}", "application/json")))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void shouldRefuseOtherKindsOfBody() throws IOException {
        assertThat(exchange(post("{}", "text/plain"))).startsWith("HTTP/1.1 415");
        assertThat(exchange(post("{\"a\":1}", "application/json; charset=utf-8")))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void shouldRefuseAHugeBodyBeforeItComes() throws IOException {
        String head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 999999999\r\n\r\n{";

        assertThat(exchange(head)).startsWith("HTTP/1.1 413");
    }

    @Test
    void shouldRefuseABodyThatGrowsTooLong() throws IOException {
        String chunk = "200\r\n" + " ".repeat(0x200) + "\r\n";
        String request = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(8) + "0\r\n\r\n";

        assertThat(exchange(request)).startsWith("HTTP/1.1 413");
    }

    @Test
    void shouldRefuseLongLinesAndHeaders() throws IOException {
        assertThat(exchange("GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .contains(" 414 ");
        assertThat(exchange("GET /ok HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(40_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }

    @Test
    void shouldRefuseQuestionsThatMeanNothing() throws IOException {
        assertThat(exchange("GET /ok?b=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("?b");
        assertThat(exchange("GET /ok?a=1&a=2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(exchange("DELETE /ok HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @Test
    void shouldAnswerToTheNamesOfThisMachineOnly() throws IOException {
        assertThat(exchange("GET /ok HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(exchange("POST /echo HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void shouldSayNothingOfItsInside() throws IOException {
        String answer = exchange("GET /broken HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 500").doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void shouldCloseOnWhoNeverEndsTheHead() throws Exception {
        try (Socket socket = open()) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /ok HTTP/1.1\r\nHost: localhost\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(endsWithin(socket, out, "X: y\r\n")).isTrue();
        }
    }

    @Test
    void shouldCloseOnWhoNeverEndsTheBody() throws Exception {
        try (Socket socket = open()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 900\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));

            assertThat(endsWithin(socket, out, " ")).isTrue();
        }
    }

    @Test
    void shouldCloseOnWhoSendsNothingMoreOfAFile() throws Exception {
        assertThat(exchange(put(900, "a"))).doesNotContain("received").doesNotContain("HTTP/1.1 2");
        assertThat(exchange(put(3, "abc"))).startsWith("HTTP/1.1 200").endsWith("received");
    }

    @Test
    void shouldRefuseAFileThatTricklesWithoutEnd() throws Exception {
        try (Socket socket = open()) {
            OutputStream out = socket.getOutputStream();
            out.write(put(900, "").getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout((int) IMPATIENT_MILLIS / 4);
            StringBuilder answer = new StringBuilder();
            for (int sent = 0; sent < 800 && answer.indexOf("\r\n") < 0; sent++) {
                out.write('a');
                try {
                    answer.append((char) socket.getInputStream().read());
                } catch (java.net.SocketTimeoutException nothingYet) {
                    assertThat(answer).isEmpty();
                }
            }

            assertThat(answer).startsWith("HTTP/1.1 408");
        }
    }

    private static String put(int length, String body) {
        return "PUT /file HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/zip\r\nContent-Length: " + length
                + "\r\n\r\n" + body;
    }

    /** Trickles until the other end closes: true when it does so in time. */
    private static boolean endsWithin(Socket socket, OutputStream out, String drop) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        socket.setSoTimeout(50);
        while (System.nanoTime() < end) {
            try {
                out.write(drop.getBytes(StandardCharsets.US_ASCII));
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (java.net.SocketTimeoutException stillOpen) {
                assertThat(socket.isClosed()).isFalse();
            } catch (SocketException closed) {
                return true;
            }
        }
        return false;
    }

    private static String post(String body, String type) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    private static Socket open() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(SOCKET_MILLIS);
        return socket;
    }

    /** Sends and reads until the server closes, which it does on request or out of impatience. */
    private static String exchange(String request) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            InputStream in = socket.getInputStream();
            try {
                for (int next = in.read(); next >= 0; next = in.read()) {
                    answer.append((char) next);
                }
            } catch (SocketException reset) {
                answer.append("");
            }
            return answer.toString();
        }
    }
}
