package org.sitedatum.cluster.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.config.FeedAddress;
import org.sitedatum.cluster.config.FeedOptions;
import org.sitedatum.cluster.config.FeedPace;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.AdapterOptions;

/** Streams, packets and topics of vendors, sound and spoilt. Polls and WebSockets: {@link WebFeedsTest}. */
class FeedsTest {
    private static final String LINE = "$PEKIO,COORD,1,0x0023,%s,2.5,0.75,ok,17000000001%d\r\n";

    private static FeedSite site;

    @BeforeAll
    static void start() {
        site = new FeedSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static FeedOptions eliko(String source, int port, FeedPace pace) {
        return new FeedOptions(
                "hall",
                AdapterOptions.of(AdapterKind.ELIKO, source),
                FeedAddress.parse("tcp://127.0.0.1:" + port),
                List.of("$PEKIO,SET_REPORT_LIST,COORD"),
                Map.of(),
                Optional.empty(),
                pace);
    }

    private static String line(double x, int hundredths) {
        return String.format(java.util.Locale.ROOT, LINE, x, 10 + hundredths);
    }

    @Test
    void shouldReadLinesHoweverTheyAreCutAndRefuseWhatIsNone() {
        try (FakeServer server = new FakeServer();
                Feeds feeds = site.start(eliko("cut", server.port(), FeedSite.QUICK))) {
            FakeServer.Client client = server.next();
            String first = line(1.25, 0);

            client.send(first.substring(0, 17));
            client.send(first.substring(17) + "$PEKIO,COORD,1,0x0024,,,,none,1700000000500\r\n");
            client.send("nonsense\r\n" + "9".repeat(10_000));
            client.send("9".repeat(10_000) + "\r\n" + line(1.5, 1));

            List<JsonNode> fixes = site.awaitItems("cut", "position", 2);
            assertThat(fixes.get(0).get("trackable").asText()).isEqualTo("0x0023");
            assertThat(fixes.get(0).at("/position/0").asDouble()).isEqualTo(1.25);
            assertThat(fixes.get(0).get("stamp").asLong()).isEqualTo(1_700_000_000_110_000L);
            assertThat(fixes.get(1).at("/position/0").asDouble()).isEqualTo(1.5);
            List<JsonNode> refused = site.awaitItems("cut", "refused", 2);
            assertThat(refused)
                    .extracting(one -> one.get("detail").asText())
                    .anyMatch(detail -> detail.contains("must begin with $PEKIO"))
                    .anyMatch(detail -> detail.contains("more than 4096 bytes"));
            JsonNode state = site.awaitState("cut", one -> one.get("fixes").asLong() == 2);
            assertThat(state.get("noFixes").asLong()).isEqualTo(1);
            assertThat(state.at("/refused/MALFORMED").asLong()).isEqualTo(2);
            assertThat(state.get("link").asText()).isEqualTo("up");
            assertThat(state.has("problem")).isFalse();
            await().atMost(FeedSite.PATIENCE).until(() -> server.heard().contains("$PEKIO,SET_REPORT_LIST,COORD"));
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void shouldComeBackToAServerThatWasGoneAndNotCountWhatItSaysAgain() {
        FakeServer server = new FakeServer();
        int port = server.port();
        try (Feeds feeds = site.start(eliko("back", port, FeedSite.QUICK))) {
            FakeServer.Client client = server.next();
            client.send(line(1, 0));
            site.awaitItems("back", "position", 1);

            client.drop();
            server.close();
            JsonNode gone = site.awaitState("back", one -> one.has("problem"));
            try (FakeServer again = new FakeServer(port)) {
                FakeServer.Client second = again.next();
                second.send(line(1, 0) + line(2, 1));

                List<JsonNode> fixes = site.awaitItems("back", "position", 2);
                assertThat(fixes).hasSize(2);
                assertThat(fixes.get(1).at("/position/0").asDouble()).isEqualTo(2);
                JsonNode state = site.awaitState("back", one -> one.get("fixes").asLong() == 2);
                assertThat(state.get("repeats").asLong()).isEqualTo(1);
                assertThat(state.get("connections").asLong()).isEqualTo(2);
                assertThat(gone.get("problem").asText()).contains("not connected to tcp://127.0.0.1:" + port);
                assertThat(feeds).isNotNull();
            }
        }
    }

    @Test
    void shouldLeaveAServerThatAcceptsAndSaysNothingAndWaitLongerEachTime() {
        FeedPace impatient = new FeedPace(
                Duration.ofMillis(30),
                Duration.ofMillis(500),
                Duration.ofMillis(100),
                Duration.ofMillis(20),
                Duration.ofMillis(100));
        try (FakeServer server = new FakeServer();
                Feeds feeds = site.start(eliko("mute", server.port(), impatient))) {
            JsonNode state =
                    site.awaitState("mute", one -> one.path("problem").asText().contains("nothing was heard"));

            await().atMost(FeedSite.PATIENCE).until(() -> server.accepted() >= 3);
            assertThat(state.get("link").asText()).isEqualTo("waiting");
            assertThat(state.get("messages").asLong()).isZero();
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void shouldFindTheFramesOfARadarInGarbage() {
        byte[] nobody = ByteBuffer.allocate(40)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0x0708050603040102L)
                .putInt(1)
                .putInt(40)
                .array();
        AdapterOptions radar = AdapterOptions.of(AdapterKind.TI_MMWAVE, "radar").withSensor("r1");
        try (FakeServer server = new FakeServer();
                Feeds feeds = site.start(FeedSite.options(radar, "tcp://127.0.0.1:" + server.port()))) {
            FakeServer.Client client = server.next();

            client.send(new byte[70_000]);
            client.send(java.util.Arrays.copyOf(nobody, 21));
            client.send(java.util.Arrays.copyOfRange(nobody, 21, 40));
            client.send(nobody);

            List<JsonNode> scans = site.awaitItems("radar", "scan", 2);
            assertThat(scans).hasSize(2).allSatisfy(scan -> {
                assertThat(scan.get("sensor").asText()).isEqualTo("r1");
                assertThat(scan.get("detections")).isEmpty();
            });
            assertThat(site.awaitItems("radar", "refused", 1)
                            .get(0)
                            .get("detail")
                            .asText())
                    .contains("belong to no frame");
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void shouldTakePacketsWhicheverNodeSpeaks() throws IOException {
        byte[] sound = HexFormat.of()
                .parseHex("e298026b0011ce000000597d0000000160bd8f41ce0ef2405c174e40cb5e863f1210ab4d0e88d000");
        byte[] lost = sound.clone();
        lost[15] = 7;
        int port = freeUdpPort();
        AdapterOptions ubisense = AdapterOptions.of(AdapterKind.UBISENSE, "udp");
        site.sector().disown();
        try (Feeds feeds = site.start(FeedSite.options(ubisense, "udp://127.0.0.1:" + port));
                DatagramSocket sender = new DatagramSocket()) {
            site.awaitState("udp", one -> one.get("link").asText().equals("up"));

            for (byte[] packet : List.of(sound, lost, new byte[5], new byte[40], sound)) {
                sender.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port));
            }

            List<JsonNode> fixes = site.awaitItems("udp", "position", 2);
            assertThat(fixes.get(0).at("/position/0").asDouble())
                    .isEqualTo(17.967, org.assertj.core.data.Offset.offset(1e-3));
            assertThat(site.awaitItems("udp", "refused", 2)).hasSize(2);
            JsonNode state = site.awaitState("udp", one -> one.get("messages").asLong() == 5);
            assertThat(state.get("noFixes").asLong()).isEqualTo(1);
            assertThat(state.get("repeats").asLong()).isZero();
            assertThat(feeds).isNotNull();
        } finally {
            site.sector().own(1, () -> true);
        }
    }

    @Test
    void shouldConnectOnlyWhileTheNodeSpeaksForTheSite() {
        AdapterOptions always = AdapterOptions.of(AdapterKind.UBISENSE, "always");
        site.sector().disown();
        try (FakeServer server = new FakeServer();
                Feeds feeds = site.start(
                        eliko("voice", server.port(), FeedSite.QUICK), FeedSite.options(always, "udp://127.0.0.1:0"))) {
            site.awaitState("always", one -> one.get("link").asText().equals("up"));
            assertThat(server.accepted()).isZero();

            site.sector().own(1, () -> true);
            FakeServer.Client client = server.next();
            client.send(line(1, 0));
            site.awaitItems("voice", "position", 1);
            site.sector().disown();

            await().atMost(FeedSite.PATIENCE)
                    .until(() -> client.socket().getInputStream().read() < 0);
            assertThat(server.accepted()).isEqualTo(1);
            assertThat(feeds).isNotNull();
        } finally {
            site.sector().own(1, () -> true);
        }
    }

    @Test
    void shouldHearAVendorsOwnBrokerLiveAndNeverItsPast() throws IOException {
        String tag = "[{\"version\":\"2.0\",\"tagId\":\"%s\",\"timestamp\":1776879440.19,\"data\":{\"coordinates\":"
                + "{\"x\":1000,\"y\":2000,\"z\":500}},\"success\":true}]";
        AdapterOptions pozyx = AdapterOptions.of(AdapterKind.POZYX, "pozyx").withTopic("tags/#");
        try (EmbeddedBroker gateway = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
                MqttPublisher tags = MqttPublisher.open(
                        ConnectionOptions.of(gateway.address(), "tags"),
                        PublisherOptions.defaults(),
                        ConnectionListener.SILENT)) {
            tags.publish("tags/old", bytes(tag, "old"), Delivery.STANDING);
            awaitRetained(gateway);
            String url = "mqtt://127.0.0.1:" + gateway.address().port();
            try (Feeds feeds = site.start(FeedSite.options(pozyx, url))) {
                site.awaitState("pozyx", one -> one.get("link").asText().equals("up"));
                tags.publish("tags/t1", bytes(tag, "t1"), Delivery.EVENT);

                List<JsonNode> fixes = site.awaitItems("pozyx", "position", 1);
                assertThat(fixes).singleElement().satisfies(fix -> {
                    assertThat(fix.get("trackable").asText()).isEqualTo("t1");
                    assertThat(fix.at("/position/1").asDouble()).isEqualTo(2);
                });
                assertThat(feeds).isNotNull();
            }
        }
    }

    private static void awaitRetained(EmbeddedBroker gateway) {
        AtomicInteger heard = new AtomicInteger();
        try (MqttSubscriber late = MqttSubscriber.open(
                ConnectionOptions.of(gateway.address(), "late"),
                List.of("tags/#"),
                1,
                (topic, payload) -> heard.incrementAndGet(),
                ConnectionListener.SILENT)) {
            await().atMost(FeedSite.PATIENCE).until(() -> late.isUp() && heard.get() > 0);
        }
    }

    private static byte[] bytes(String form, String id) {
        return String.format(form, id).getBytes(StandardCharsets.UTF_8);
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
