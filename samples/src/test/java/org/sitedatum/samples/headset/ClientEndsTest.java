package org.sitedatum.samples.headset;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sitedatum.headset.client.ClientListener;
import org.sitedatum.headset.client.ClientOptions;
import org.sitedatum.headset.client.ClientState;
import org.sitedatum.headset.client.SpatialClient;
import org.sitedatum.headset.transport.OkHttpTransport;
import org.sitedatum.samples.page.WebKit;

/** How connections end: tokens run out, clients come and go, servers say nothing. Nothing is left behind, nothing hangs. */
class ClientEndsTest {

    @RegisterExtension
    static final HeadsetNode NODE = new HeadsetNode();

    private final OkHttpTransport wire = new OkHttpTransport();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void shouldComeBackWithAFreshTokenWhenItsOwnRunsOut() throws InterruptedException {
        // made when asked for, and short ones until one has served: on a busy machine one may be over before it is used
        Deque<Duration> later = new ConcurrentLinkedDeque<>(List.of(Duration.ZERO));
        Supplier<String> tokens = () -> NODE.tokenFor(
                "headset-1",
                connections() == 0 ? Duration.ofMillis(2_500) : later.isEmpty() ? Duration.ofHours(1) : later.remove());
        try (SpatialClient client = connect(NODE.guardedPort(), tokens)) {
            until(() -> connections() == 2);

            List<String> heardSince = heard.stream()
                    .dropWhile(text -> !text.startsWith("CONNECTED"))
                    .skip(1)
                    .toList();
            assertThat(heardSince.get(0))
                    .startsWith("UNAUTHORIZED the token ran out or was taken away; asking for a fresh one");
            assertThat(heardSince).anyMatch(text -> text.startsWith("UNAUTHORIZED the node refused the token (401)"));
            assertThat(later).isEmpty();
            client.close();
            assertThat(client.awaitEnd(5_000)).isTrue();
        }
    }

    @Test
    void shouldEndWhereThereIsNoSuchSiteAndJoinOnceToldTo() throws InterruptedException {
        try (SpatialClient client = connect(NODE.port(), "no-such-site", () -> "")) {
            until(() -> client.state() == ClientState.REFUSED);
            until(() -> socketsOpen() == 0);

            assertThat(heard)
                    .filteredOn(text -> text.startsWith("REFUSED"))
                    .singleElement()
                    .asString()
                    .contains("no-such-site", "there is no site");
            client.resume();
            until(() ->
                    heard.stream().filter(text -> text.startsWith("REFUSED")).count() == 2);
            client.close();
            assertThat(client.awaitEnd(5_000)).isTrue();
        }
    }

    @Test
    void shouldEndInTheKitForWebXrToo() throws Exception {
        WebKit.requireBuilt();
        String script = String.join(
                "\n",
                "import { SpatialClient } from '"
                        + WebKit.FOLDER.toRealPath().resolve("dist/index.js").toUri() + "';",
                "const client = new SpatialClient({",
                "  url: 'ws://localhost:" + NODE.port()
                        + "/api/v1/socket', site: 'no-such-site', trackable: 'headset-1',",
                "  onState: (state, detail) => {",
                "    console.log(state, detail);",
                "    if (state === 'refused') client.close();",
                "  },",
                "});");

        Process node = new ProcessBuilder("node", "--experimental-websocket", "--input-type=module", "-e", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // nothing is left that keeps it running
        assertThat(node.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.matches("(connecting|refused|waiting|closed) .*")))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("refused") && line.contains("there is no site"));
    }

    @Test
    void shouldLeaveNothingBehindAfterAHundredConnections() throws Exception {
        comeAndGo(10);
        Left before = Left.now();

        comeAndGo(100);

        until(() -> socketsOpen() == 0);
        Left after = Left.now();
        System.out.println("after 100 connections: " + before + " became " + after);
        assertThat(after.threads).as("threads").isLessThanOrEqualTo(before.threads + 2);
        assertThat(after.files).as("open files and sockets").isLessThanOrEqualTo(before.files + 4);
        assertThat(after.buffers).as("bytes of direct buffers").isLessThan(before.buffers + 2_000_000);
        assertThat(after.heap).as("bytes in use").isLessThan(before.heap + 3_000_000);
    }

    @Test
    void shouldEndAtOnceWhileAServerSaysNothing() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 3; i++) {
                SpatialClient client = connect(mute.getLocalPort(), () -> "");
                until(() -> client.state() == ClientState.CONNECTING);
                if (i == 1) {
                    client.pause();
                    until(() -> client.state() == ClientState.PAUSED);
                }
                long began = System.nanoTime();

                client.close();

                assertThat(client.awaitEnd(5_000)).isTrue();
                assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
                assertThat(client.anchors().find(List.of("x"))).failsWithin(Duration.ofSeconds(1));
            }
        }
    }

    private void comeAndGo(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            SpatialClient client = connect(NODE.port(), () -> "");
            until(() -> client.state() == ClientState.CONNECTED);
            client.close();
            assertThat(client.awaitEnd(5_000)).isTrue();
        }
    }

    private long connections() {
        return heard.stream().filter(text -> text.startsWith("CONNECTED")).count();
    }

    private static double socketsOpen() {
        try {
            return NODE.metrics()
                    .lines()
                    .filter(line -> line.startsWith("sitedatum_http_sockets "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a process holds on to. */
    private record Left(long threads, long files, long buffers, long heap) {

        static Left now() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            Runtime runtime = Runtime.getRuntime();
            return new Left(
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().startsWith("sitedatum-headset")
                                    || thread.getName().startsWith("OkHttp"))
                            .count(),
                    ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                            ? unix.getOpenFileDescriptorCount()
                            : 0,
                    ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                            .mapToLong(BufferPoolMXBean::getMemoryUsed)
                            .sum(),
                    runtime.totalMemory() - runtime.freeMemory());
        }
    }

    private SpatialClient connect(int port, Supplier<String> tokens) {
        return connect(port, HeadsetNode.SITE.id(), tokens);
    }

    private SpatialClient connect(int port, String site, Supplier<String> tokens) {
        return SpatialClient.connect(
                ClientOptions.of("ws://localhost:" + port + "/api/v1/socket", site, "headset-1")
                        .withToken(tokens),
                wire,
                new ClientListener() {
                    @Override
                    public void stateChanged(ClientState state, String detail) {
                        heard.add(state + " " + detail);
                    }
                });
    }

    private static void until(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(condition::getAsBoolean);
    }
}
