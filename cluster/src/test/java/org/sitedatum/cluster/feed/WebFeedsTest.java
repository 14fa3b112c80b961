package org.sitedatum.cluster.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.config.FeedAddress;
import org.sitedatum.cluster.config.FeedOptions;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.AdapterOptions;

/** Polls and WebSockets of vendors, sound and spoilt. */
class WebFeedsTest {
    private static final String SUBSCRIBE =
            "{\"headers\":{\"X-ApiKey\":\"k\"},\"method\":\"subscribe\",\"resource\":\"/feeds/\"}";
    private static final String TAG = "{\"tags\":[{\"tagId\":\"t1\",\"responseTS\":%d,\"locationTS\":%s,\"location\":"
            + "[%s,2,0.5],\"locationType\":\"position\",\"locationRadius\":0.5}]}";

    private static FeedSite site;
    private static Vertx vertx;

    private final Queue<Consumer<HttpServerRequest>> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile Consumer<HttpServerRequest> usual =
            request -> request.response().setStatusCode(404).end();
    private HttpServer server;

    @BeforeAll
    static void start() {
        site = new FeedSite();
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        site.close();
    }

    @BeforeEach
    void listen() {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .webSocketHandler(socket -> {
                    said.add("key " + socket.headers().get("X-ApiKey"));
                    socket.textMessageHandler(said::add);
                    sockets.add(socket);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void end() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        asked.incrementAndGet();
        Optional.ofNullable(answers.poll()).orElse(usual).accept(request);
    }

    private static void ok(HttpServerRequest request, String body) {
        request.response().end(body);
    }

    private static String tag(String locationStamp, double x) {
        return String.format(java.util.Locale.ROOT, TAG, System.nanoTime(), locationStamp, x);
    }

    private FeedOptions quuppa(String source, String path) {
        return FeedSite.options(
                AdapterOptions.of(AdapterKind.QUUPPA, source), "http://127.0.0.1:" + server.actualPort() + path);
    }

    private FeedOptions sewio(String source) {
        return new FeedOptions(
                "hall",
                AdapterOptions.of(AdapterKind.SEWIO, source),
                FeedAddress.parse("ws://127.0.0.1:" + server.actualPort() + "/sensmapserver"),
                List.of(SUBSCRIBE),
                Map.of("X-ApiKey", "k"),
                Optional.empty(),
                FeedSite.QUICK);
    }

    private static String feed(String x, int second) {
        return "{\"body\":{\"id\":\"16\",\"datastreams\":[{\"id\":\"posX\",\"current_value\":\"" + x
                + "\",\"at\":\"2024-07-10 06:22:0" + second + ".804\"},{\"id\":\"posY\",\"current_value\":\"-21.40\"}],"
                + "\"address\":\"0x23\"},\"resource\":\"/feeds/16\"}";
    }

    @Test
    void shouldAskAgainAndAgainAndCountEachLocationOnce() {
        usual = request -> {
            said.add(request.uri() + " " + request.getHeader("Authorization"));
            ok(request, tag("1714123447900", 12.4));
        };
        try (Feeds feeds = site.start(FeedSite.options(
                AdapterOptions.of(AdapterKind.QUUPPA, "poll"),
                "http://user:pw@127.0.0.1:" + server.actualPort() + "/qpe/tags?mode=json"))) {
            site.awaitItems("poll", "position", 1);
            int before = asked.get();
            await().atMost(FeedSite.PATIENCE).until(() -> asked.get() > before + 5);

            usual = request -> ok(request, tag("1714123448000", 12.5));
            List<JsonNode> fixes = site.awaitItems("poll", "position", 2);

            assertThat(fixes).hasSize(2);
            assertThat(fixes.get(1).get("stamp").asLong()).isEqualTo(1_714_123_448_000_000L);
            JsonNode state = site.awaitState("poll", one -> one.get("repeats").asLong() >= 5);
            assertThat(state.get("connections").asLong()).isEqualTo(1);
            assertThat(said).contains("/qpe/tags?mode=json Basic dXNlcjpwdw==");
            assertThat(state.toString()).doesNotContain("pw@").doesNotContain("mode=json");
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void shouldNotTakeAnAnswerWithoutATimeForANewFixWhenNothingInItIsNew() {
        usual = request -> ok(request, tag("null", 12.4));
        try (Feeds feeds = site.start(quuppa("timeless", "/"))) {
            await().atMost(FeedSite.PATIENCE).until(() -> asked.get() > 6);
            usual = request -> ok(request, tag("null", 12.5));

            assertThat(site.awaitItems("timeless", "position", 2)).hasSize(2);
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void shouldOutliveEveryBadAnswer() {
        Buffer endless = Buffer.buffer(new byte[JsonValue.MAX_LIST + 1]);
        answers.add(request -> request.response().setStatusCode(503).end());
        answers.add(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "/elsewhere")
                .end());
        answers.add(
                request -> request.response().putHeader("Content-Length", "100").write("{\"tags\":"));
        answers.add(request -> request.response().end(endless));
        answers.add(request -> request.connection().close());
        answers.add(request -> ok(request, "<html>not here</html>"));
        answers.add(request ->
                ok(request, "{\"tags\":[{\"tagId\":\"t1\",\"location\":null,\"locationType\":\"noData\"}]}"));
        usual = request -> ok(request, tag("1714123447900", 12.4));
        try (Feeds feeds = site.start(quuppa("bad", "/tags"))) {
            site.awaitItems("bad", "position", 1);

            assertThat(site.items("bad", "refused"))
                    .extracting(one -> one.get("detail").asText())
                    .anyMatch(detail -> detail.contains("more than " + JsonValue.MAX_LIST))
                    .anyMatch(detail -> detail.contains("not valid JSON"));
            JsonNode state = site.awaitState("bad", one -> one.get("fixes").asLong() == 1);
            assertThat(state.get("noFixes").asLong()).isEqualTo(1);
            // the one after the cut answers, and those between
            assertThat(asked.get()).isGreaterThanOrEqualTo(8);
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void shouldHearAWebSocketWhoseMessagesComeInPieces() {
        try (Feeds feeds = site.start(sewio("ws"))) {
            await().atMost(FeedSite.PATIENCE).until(() -> said.size() >= 2);
            ServerWebSocket socket = sockets.get(0);
            String first = feed("22.62", 1);

            socket.writeFrame(WebSocketFrame.textFrame(first.substring(0, 40), false));
            socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(first.substring(40)), true));
            socket.writeTextMessage("{\"body\":{\"id\":\"16\",\"datastreams\":[]},\"resource\":\"/feeds/16\"}");
            socket.writeTextMessage("{garbage");
            socket.writeTextMessage(feed("", 2));
            socket.writeTextMessage(feed("22.70", 3));

            List<JsonNode> fixes = site.awaitItems("ws", "position", 2);
            assertThat(fixes.get(0).at("/position/0").asDouble()).isEqualTo(22.62);
            assertThat(said).containsExactly("key k", SUBSCRIBE);
            JsonNode state = site.awaitState("ws", one -> one.get("fixes").asLong() == 2);
            assertThat(state.get("noFixes").asLong()).isEqualTo(1);
            assertThat(state.at("/refused/MALFORMED").asLong()).isEqualTo(1);
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void shouldEndAWebSocketWhoseMessageNeverEndsAndComeBack() {
        try (Feeds feeds = site.start(sewio("flood"))) {
            await().atMost(FeedSite.PATIENCE).until(() -> sockets.size() == 1);
            ServerWebSocket socket = sockets.get(0);
            Buffer piece = Buffer.buffer(" ".repeat(60_000));
            socket.writeFrame(WebSocketFrame.textFrame(piece.toString(), false));
            for (int i = 0; i < 10; i++) {
                socket.writeFrame(WebSocketFrame.continuationFrame(piece, false));
            }

            assertThat(site.awaitItems("flood", "refused", 1)
                            .get(0)
                            .get("detail")
                            .asText())
                    .contains("more than " + JsonValue.MAX_MESSAGE);
            await().atMost(FeedSite.PATIENCE).until(() -> sockets.size() == 2);
            sockets.get(1).writeTextMessage(feed("1.5", 4));
            assertThat(site.awaitItems("flood", "position", 1)).hasSize(1);
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void shouldSayThatAServerDoesNotLetItIn() {
        server.close().toCompletionStage().toCompletableFuture().join();
        try (FakeServer refusing = new FakeServer();
                Feeds feeds = site.start(FeedSite.options(
                        AdapterOptions.of(AdapterKind.SEWIO, "key"), "ws://127.0.0.1:" + refusing.port()))) {
            refusing.next().send("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");

            JsonNode state = site.awaitState("key", one -> one.has("problem"));
            assertThat(state.get("problem").asText()).contains("401");
            assertThat(feeds).isNotNull();
        }
    }
}
