package org.sitedatum.cluster.omlox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A client of the hub's WebSocket that keeps what it hears. */
final class HubClient implements AutoCloseable {

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger longest = new AtomicInteger();
    private final AtomicInteger pongs = new AtomicInteger();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile boolean reads = true;

    HubClient(HubNode node) {
        this(node.client(), node.uri("/v2/ws/socket"));
    }

    HubClient(HttpClient client, URI hub) {
        URI uri = URI.create(hub.toString().replaceFirst("^http", "ws"));
        socket = client.newWebSocketBuilder()
                .buildAsync(uri, new Ears())
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Says something, in which apostrophes may stand for quotation marks. */
    void say(String text) {
        socket.sendText(text.replace('\'', '"'), true).join();
    }

    /** Says something until the hub has hung up, which it may at any message, as fast as this machine can just now. */
    void flood(String text) {
        String message = text.replace('\'', '"');
        long began = System.nanoTime();
        while (!closed.isDone()
                && System.nanoTime() - began < Duration.ofSeconds(30).toNanos()) {
            socket.sendText(message, true).exceptionally(hungUp -> socket).join();
        }
    }

    /** Subscribes and waits until it stands; its number. */
    long subscribe(String topic, String params) {
        int before = heard("subscribed").size();
        say("{'event':'subscribe','topic':'" + topic + "','params':{" + params + "}}");
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> heard("subscribed").size() + heard("error").size() > before);
        List<JsonNode> all = heard("subscribed");
        return all.get(all.size() - 1).get("subscription_id").asLong();
    }

    void ping() {
        socket.sendPing(ByteBuffer.allocate(0)).join();
    }

    int pongs() {
        return pongs.get();
    }

    List<JsonNode> heard(String event) {
        return heard.stream()
                .filter(one -> one.path("event").asText().equals(event))
                .toList();
    }

    /** All objects of a topic so far. */
    List<JsonNode> payload(String topic) {
        return heard("message").stream()
                .filter(one -> one.path("topic").asText().equals(topic))
                .flatMap(one ->
                        java.util.stream.StreamSupport.stream(one.get("payload").spliterator(), false))
                .toList();
    }

    JsonNode await(String topic, Predicate<JsonNode> fits) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> payload(topic).stream().filter(fits).findFirst().orElse(null), found -> found != null);
    }

    /** The code of the next error, waited for. */
    int error(int number) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> heard("error").size() >= number);
        return heard("error").get(number - 1).get("code").asInt();
    }

    int longestMessage() {
        return longest.get();
    }

    void stopReading() {
        reads = false;
    }

    void readOn() {
        reads = true;
        socket.request(Long.MAX_VALUE / 2);
    }

    /** Code and reason of the end, waited for. */
    String awaitClose() {
        return closed.orTimeout(30, TimeUnit.SECONDS).join();
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
                longest.accumulateAndGet(text.toString().getBytes(StandardCharsets.UTF_8).length, Math::max);
                heard.add(HubNode.json(text.toString()));
                text.setLength(0);
            }
            if (reads) {
                from.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            pongs.incrementAndGet();
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String why) {
            closed.complete(code + " " + why);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete("error " + error);
        }
    }
}
