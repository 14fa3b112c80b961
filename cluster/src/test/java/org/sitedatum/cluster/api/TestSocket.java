package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A client of the WebSocket that keeps what it hears. */
final class TestSocket implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile String reason = "";

    private TestSocket(HttpClient client, URI page, String... headers) {
        URI uri = URI.create(page.toString().replaceFirst("^http", "ws"));
        WebSocket.Builder builder = client.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals("Sec-WebSocket-Protocol")) {
                builder.subprotocols("sitedatum.v1", headers[i + 1]);
            } else {
                builder.header(headers[i], headers[i + 1]);
            }
        }
        socket = builder.buildAsync(uri, new Ears())
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    static TestSocket open(HttpClient client, URI uri, String... headers) {
        return new TestSocket(client, uri, headers);
    }

    void say(String text) {
        socket.sendText(text.replace('\'', '"'), true).join();
    }

    /** The first message of a type that fits, waited for. */
    JsonNode await(String type, Predicate<JsonNode> fits) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> heard.stream()
                                .filter(m -> m.path("type").asText().equals(type) && fits.test(m))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    JsonNode await(String type) {
        return await(type, message -> true);
    }

    List<JsonNode> heard(String type) {
        return heard.stream()
                .filter(message -> message.path("type").asText().equals(type))
                .toList();
    }

    void forget() {
        heard.clear();
    }

    /** The close code, waited for. */
    int awaitClose() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    String reason() {
        return reason;
    }

    WebSocket raw() {
        return socket;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    heard.add(JSON.readTree(text.toString()));
                } catch (IOException notJson) {
                    throw new UncheckedIOException(notJson);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String why) {
            reason = why;
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
