package org.sitedatum.cluster.foxglove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.http.OpenSocket;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.site.Site;

/** A viewer that asks for much and reads nothing: what waits for it is bounded, and it is cut off with a reason. */
class SlowViewerTest {

    private static final int CORNERS = 8_000;

    @Test
    void shouldCutOffAViewerThatNeverReads() throws Exception {
        Vertx vertx = Vertx.vertx();
        LiveSites live = new LiveSites(EpochNanoClock.system());
        SiteFeed feed = new SiteFeed(live.site(large()), LiveReads.standard(live), live::nowNanos).open();
        AtomicReference<ViewerSession> session = new AtomicReference<>();
        var server = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(2))
                .webSocketHandler(socket -> {
                    OpenSocket open = ViewerSession.socket(socket, vertx).atMostUnread(Duration.ofSeconds(1));
                    session.set(ViewerSession.open(open, feed, "{}", closed -> {}));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        try (Socket deaf = connect(server.actualPort())) {
            for (int i = 0; i < 40; i++) {
                write(deaf, "{\"op\":\"subscribe\",\"subscriptions\":[{\"id\":" + i + ",\"channelId\":2}]}");
                write(deaf, "{\"op\":\"unsubscribe\",\"subscriptionIds\":[" + i + "]}");
            }

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> session.get() != null && session.get().wasCutOff());

            assertThat(session.get().waitingBytes()).isLessThanOrEqualTo(ViewerOutbox.MOST_BYTES);
            assertThat(session.get().dropped()).isPositive();
            // its connection takes no word of farewell either and ends with the server's idle time
            await().atMost(Duration.ofSeconds(20)).until(() -> !feed.hasViewers());
        } finally {
            feed.close();
            live.close();
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    /** A site whose drawing is several hundred kilobytes. */
    private static Site large() {
        StringBuilder walls = new StringBuilder();
        for (int i = 0; i < CORNERS; i++) {
            walls.append(i == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"floor\":\"g\",\"line\":[[%d,1],[%d,2]],\"material\":\"brick\"}",
                            i % 90,
                            i % 90));
        }
        String json = "{\"id\":\"hall\",\"name\":\"Hall\",\"floors\":[{\"id\":\"g\",\"name\":\"g\",\"elevation\":0,"
                + "\"height\":5,\"outline\":[[0,0],[99,0],[99,30],[0,30]]}],\"walls\":[" + walls + "]}";
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(json.getBytes(StandardCharsets.UTF_8))).site();
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream()
                .write(("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        for (int matched = 0; matched < 4; ) {
            int next = in.read();
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : 0;
        }
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[6 + bytes.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | bytes.length);
        // a mask of zeros leaves the bytes as they are
        System.arraycopy(bytes, 0, frame, 6, bytes.length);
        OutputStream out = socket.getOutputStream();
        out.write(frame);
    }
}
