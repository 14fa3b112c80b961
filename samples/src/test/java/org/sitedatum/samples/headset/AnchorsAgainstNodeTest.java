package org.sitedatum.samples.headset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sitedatum.headset.anchors.AnchorQuality;
import org.sitedatum.headset.anchors.AnchorQuery;
import org.sitedatum.headset.anchors.ContentAnchor;
import org.sitedatum.headset.client.AnchorException;
import org.sitedatum.headset.client.ClientListener;
import org.sitedatum.headset.client.ClientOptions;
import org.sitedatum.headset.client.ClientState;
import org.sitedatum.headset.client.SpatialClient;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.transport.OkHttpTransport;
import org.sitedatum.samples.page.WebKit;

/** Content anchors of both kits at a real node: what one does the other is told. */
class AnchorsAgainstNodeTest {

    @RegisterExtension
    static final HeadsetNode NODE = new HeadsetNode();

    private final OkHttpTransport wire = new OkHttpTransport();
    private final SpatialClient one = connect("headset-1");

    @AfterEach
    void disconnect() {
        one.close();
        wire.close();
    }

    @Test
    void shouldTellOneHeadsetWhatTheOtherDoes() {
        SpatialClient other = connect("headset-2");
        ContentAnchor made = one.anchors()
                .save(ContentAnchor.at("valve", Pose.level(new Vector3(3, 4, 1), 0.5))
                        .withQuality(AnchorQuality.TRACKED, 0.02)
                        .withProperties(Map.of("text", "Öl")))
                .join();
        one.anchors().save(ContentAnchor.at("door", level(6, 4))).join();
        until(() -> other.anchors().known().size() == 2);
        ContentAnchor told = other.anchors().known().find("valve").orElseThrow();
        assertThat(told.version()).isEqualTo(1);
        assertThat(told.sigma()).isBetween(0.019, 0.021);
        assertThat(told.properties()).containsEntry("text", "Öl");
        assertThat(told.floor()).isEqualTo("ground");

        other.anchors().save(told.movedTo(level(3.5, 4))).join();
        until(() -> version("valve") == 2);
        assertThatThrownBy(() -> one.anchors().save(made.movedTo(level(0, 0))).join())
                .hasCauseInstanceOf(AnchorException.class)
                .hasMessageContaining("version 2");
        List<ContentAnchor> near =
                one.anchors().near(AnchorQuery.near(new Vector3(5, 4, 1), 3)).join();
        assertThat(near).extracting(ContentAnchor::id).containsExactly("door", "valve");
        assertThat(one.anchors().find(List.of("valve", "nothing")).join()).hasSize(1);

        one.anchors()
                .known()
                .all()
                .forEach(anchor -> one.anchors().remove(anchor).join());
        until(() -> other.anchors().known().size() == 0);
        assertThat(other.anchors().find(List.of("valve", "door")).join()).isEmpty();
        other.close();
    }

    @Test
    void shouldShareAnchorsWithTheWebKit() throws Exception {
        WebKit.requireBuilt();
        Assumptions.assumeTrue(
                new ProcessBuilder("node", "--experimental-websocket", "-e", "0")
                                .start()
                                .waitFor()
                        == 0,
                "this Node has no WebSocket");
        ContentAnchor mine = one.anchors()
                .save(ContentAnchor.at("from-java", level(11.5, 5)))
                .join();
        Process web = startWebKit();
        until(() -> version("from-web") == 2);
        assertThat(one.anchors()
                        .known()
                        .find("from-web")
                        .orElseThrow()
                        .siteFromAnchor()
                        .position()
                        .x())
                .isEqualTo(10.5);

        ContentAnchor moved = one.anchors().save(mine.movedTo(level(11, 5))).join();
        until(() -> version("from-web") == 0);
        one.anchors().remove(moved).join();

        assertThat(web.waitFor(20, TimeUnit.SECONDS)).isTrue();
        String said = new String(web.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(web.exitValue()).as(said).isZero();
        assertThat(said.lines())
                .contains("joined", "saw from-java", "saw it moved", "saw it go")
                .noneMatch(line -> line.startsWith("refused"));
    }

    private static Process startWebKit() throws IOException, URISyntaxException {
        Path script = Path.of(
                AnchorsAgainstNodeTest.class.getResource("anchors-live.mjs").toURI());
        String kit = WebKit.FOLDER
                .resolve("dist/index.js")
                .toAbsolutePath()
                .normalize()
                .toUri()
                .toString();
        return new ProcessBuilder(
                        "node",
                        "--experimental-websocket",
                        "--no-warnings",
                        script.toString(),
                        kit,
                        "ws://localhost:" + NODE.port() + "/api/v1/socket",
                        HeadsetNode.SITE.id())
                .redirectErrorStream(true)
                .start();
    }

    /** 0 when it is not known. */
    private long version(String anchor) {
        return Optional.of(anchor)
                .flatMap(one.anchors().known()::find)
                .map(ContentAnchor::version)
                .orElse(0L);
    }

    private SpatialClient connect(String trackable) {
        ClientOptions options = ClientOptions.of(
                        "ws://localhost:" + NODE.port() + "/api/v1/socket", HeadsetNode.SITE.id(), trackable)
                .withAnchors();
        SpatialClient client = SpatialClient.connect(options, wire, ClientListener.NONE);
        until(() -> client.state() == ClientState.CONNECTED);
        return client;
    }

    private static Pose level(double x, double y) {
        return Pose.level(new Vector3(x, y, 1), 0);
    }

    private static void until(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(condition::getAsBoolean);
    }
}
