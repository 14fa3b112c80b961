package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.SensorsAndApp;

/** A client that opens a socket, wants everything, and reads nothing. */
class SlowSocketTest {

    private static final int SUBSCRIPTIONS = 16;

    @Test
    @Tag("slow")
    void shouldCutOffWhoNeverReadsAndSaySoInTheMetrics() throws Exception {
        try (RunningNode node = RunningNode.serving(TestSite.site());
                SensorsAndApp sensors = new SensorsAndApp(node.node().broker(), "lab");
                TestSocket reader = TestSocket.open(node.client(), node.uri("/api/v1/socket"));
                Socket sleeper = opened(node.port())) {
            for (int i = 0; i < SUBSCRIPTIONS; i++) {
                say(sleeper, "{\"type\":\"subscribe\",\"id\":\"s" + i + "\",\"site\":\"lab\",\"maxRate\":100}");
            }
            reader.say("{'type':'subscribe','id':'a','site':'lab','maxRate':100}");

            ScheduledExecutorService feed = Executors.newSingleThreadScheduledExecutor();
            feed.scheduleAtFixedRate(() -> sensors.send(TestSite.phoneNow()), 0, 5, TimeUnit.MILLISECONDS);
            awaitMetric(node, "sitedatum_http_sockets_slow", 25);
            awaitMetric(node, "sitedatum_http_sockets_cut_total", 30);
            feed.shutdownNow();

            assertThat(metric(node, "sitedatum_http_sockets")).isEqualTo(1);
            reader.forget();
            sensors.send(TestSite.phoneNow());
            assertThat(reader.await("poses")).as("the one who reads").isNotNull();
            assertThat(lastWords(sleeper)).contains("too slow: nothing was read for 10 s");
        }
    }

    private static void awaitMetric(RunningNode node, String name, int seconds) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> metric(node, name) == 1);
    }

    private static double metric(RunningNode node, String name) {
        return node.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Socket opened(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream()
                .write(
                        ("GET /api/v1/socket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** A text frame (RFC 6455, section 5.2) with a mask of zeros. */
    private static void say(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write(ByteBuffer.allocate(8 + bytes.length)
                .put((byte) 0x81)
                .put((byte) (0x80 | 126))
                .putShort((short) bytes.length)
                .putInt(0)
                .put(bytes)
                .array());
    }

    private static String lastWords(Socket socket) throws IOException {
        StringBuilder heard = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        InputStream in = socket.getInputStream();
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                heard.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                heard.delete(0, Math.max(0, heard.length() - 2 * buffer.length));
            }
        } catch (IOException reset) {
            heard.append("");
        }
        return heard.toString();
    }
}
