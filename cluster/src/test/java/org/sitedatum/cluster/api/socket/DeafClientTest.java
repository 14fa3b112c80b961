package org.sitedatum.cluster.api.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sitedatum.cluster.SyntheticRecording;
import org.sitedatum.cluster.access.Access;
import org.sitedatum.cluster.api.socket.DeafClient.Frame;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.headset.ContentAnchorDesk;
import org.sitedatum.cluster.headset.DeviceFixes;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.http.WebServer;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSector;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.store.SiteDatabase;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.site.Site;

/** Clients that do not read what they asked for, on a site where more happens than any buffer between holds. */
@Timeout(120)
class DeafClientTest {

    private static final int BODIES = 500;
    /** What the two ends of a connection on one machine hold beside that. */
    private static final int KERNEL = 16 * 1024 * 1024;

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    private static SiteDatabase database;

    private final EpochNanoClock clock = EpochNanoClock.system();
    private final Vertx vertx = Vertx.vertx();
    private final LiveSites live = new LiveSites(clock);
    private final LiveSector sector = live.site(site()).serve("lab");
    private SocketResource sockets;
    private WebServer server;
    private long said;

    @BeforeAll
    static void openStore() {
        database = SiteDatabase.open(StoreAddress.inMemory());
    }

    @AfterAll
    static void closeStore() {
        database.close();
    }

    private DeafClient connect(SocketLimits limits) throws Exception {
        sector.own(1, () -> true);
        sockets = new SocketResource(
                "node",
                live,
                LiveReads.standard(live),
                new DeviceFixes("node", BrokerAddress.parse("mqtt://127.0.0.1:1")),
                new ContentAnchorDesk(database.contentAnchors()),
                limits);
        Routes routes = new Routes();
        sockets.addTo(routes);
        server = WebServer.start(
                vertx, HttpOptions.demo(0), routes, Access.openToThisMachine(), (route, status, nanos) -> {});
        DeafClient client = new DeafClient(server.port());
        client.say("{'type':'subscribe','id':'a','site':'lab','channels':['poses']}");
        return client;
    }

    @AfterEach
    void close() {
        server.close();
        live.close();
        vertx.close();
    }

    @Test
    void shouldTellWhoReadsNothingToGo() throws Exception {
        try (DeafClient client = connect(new SocketLimits(SHORT, LONG))) {
            everybodyMovesUntil(() -> sockets.cutOff() == 1);
            assertThat(sockets.waiting()).as("one pose of a body waits").isLessThanOrEqualTo(BODIES);

            List<Frame> frames = client.readToTheEnd();

            Frame last = frames.get(frames.size() - 1);
            assertThat(last.isFarewell()).isTrue();
            assertThat(last.code()).isEqualTo(1013);
            assertThat(last.reason()).isEqualTo("too slow: nothing was read for 1 s");
            assertThat(frames.stream()
                            .mapToLong(frame -> frame.payload().length)
                            .sum())
                    .as("bytes that waited between of %d said", said)
                    .isLessThan(KERNEL);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> sockets.open() == 0);
    }

    @Test
    void shouldCloseOnWhoDoesNotEvenReadThatItShallGo() throws Exception {
        try (DeafClient client = connect(new SocketLimits(SHORT, SHORT))) {
            everybodyMovesUntil(() -> sockets.cutOff() == 1);

            await().atMost(Duration.ofSeconds(20)).until(sockets::open, open -> open == 0);
            await().atMost(Duration.ofSeconds(20)).until(server::connections, open -> open == 0);
            assertThat(client.readToTheEnd()).noneMatch(Frame::isFarewell);
        }
    }

    @Test
    void shouldHearNoMoreQuestionsUntilItsAnswersAreRead() throws Exception {
        try (DeafClient client = connect(new SocketLimits(LONG, SHORT))) {
            everybodyMovesUntil(() -> sockets.slow() == 1);
            client.say("{'type':'ping','t0':42}");

            Frame answer = client.read();
            while (!answer.text().startsWith("{\"type\":\"pong\"")) {
                answer = client.read();
            }
            assertThat(answer.text()).contains("42");
            assertThat(sockets.cutOff()).isZero();
        }
    }

    private void everybodyMovesUntil(BooleanSupplier enough) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    for (int body = 0; body < BODIES; body++) {
                        sector.onPose(pose(body));
                    }
                    said += BODIES;
                    return enough.getAsBoolean();
                });
    }

    private PoseEstimate pose(int body) {
        return new PoseEstimate(
                "cart-" + body,
                clock.epochNanos(),
                Optional.of("f0"),
                new Vector3(1, 2, 0),
                Optional.of(Quaternion.IDENTITY),
                Covariance6.isotropic(0.1, 0.01),
                Vector3.ZERO,
                Optional.of(Vector3.ZERO),
                TrackingState.TRACKING,
                0.5,
                List.of("uwb"),
                1,
                Optional.empty(),
                said,
                1,
                Double.NaN);
    }

    private static Site site() {
        byte[] json = SyntheticRecording.siteJson().getBytes(StandardCharsets.UTF_8);
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(json)).site();
    }
}
