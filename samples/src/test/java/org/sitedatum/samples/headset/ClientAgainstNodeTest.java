package org.sitedatum.samples.headset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sitedatum.headset.client.ClientListener;
import org.sitedatum.headset.client.ClientOptions;
import org.sitedatum.headset.client.ClientState;
import org.sitedatum.headset.client.SpatialClient;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.transport.OkHttpTransport;
import org.sitedatum.headset.transport.Transport;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Site;

/** The kit's client and a real node, over loopback: a good network, a bad one, and a server that restarts. */
class ClientAgainstNodeTest {

    private static final String HEADSET = "headset-1";
    private static final Site SITE = HeadsetNode.SITE;
    private static final Marker MARKER = SITE.markers().stream()
            .filter(marker -> marker.id().equals("u-mark-lab"))
            .findFirst()
            .orElseThrow();
    private static final Pose SITE_FROM_SESSION = Pose.level(new Vector3(3, 5, 4), 2.1);

    @RegisterExtension
    static final HeadsetNode NODE = new HeadsetNode();

    private final OkHttpTransport wire = new OkHttpTransport();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final long began = System.nanoTime();
    private SpatialClient client;
    private long lastGlance;
    private boolean isAccuracyStated;

    @AfterEach
    void disconnect() throws InterruptedException {
        client.close();
        assertThat(client.awaitEnd(5_000)).isTrue();
        wire.close();
    }

    @Test
    void shouldLearnWhereItsSessionLies() {
        client = connect(NODE.port(), wire);

        until(this::isAlignedRightly);

        assertThat(client.clock().sigmaNanos(System.nanoTime())).isLessThan(20e6);
        assertThat(heard).filteredOn(text -> text.startsWith("refused")).isEmpty();
        until(() -> client.poses().all().stream().anyMatch(pose -> pose.id().equals(HEADSET)));
    }

    @Test
    void shouldLearnItFromMarkersWhoseAccuracyIsStated() {
        isAccuracyStated = true;
        client = connect(NODE.port(), wire);

        until(this::isAlignedRightly);

        assertThat(heard).filteredOn(text -> text.startsWith("refused")).isEmpty();
    }

    @Test
    void shouldLearnItOverALossyNetworkThatReorders() {
        try (LossyTransport lossy = new LossyTransport(wire, 5)) {
            client = connect(NODE.port(), lossy);

            until(this::isAlignedRightly);
        }
    }

    @Test
    void shouldComeBackAfterTheNetworkWasCut() throws IOException {
        try (FaultyProxy proxy = new FaultyProxy(NODE.port(), 20)) {
            client = connect(proxy.port(), wire);
            until(() -> client.state() == ClientState.CONNECTED);

            proxy.cut();
            until(() -> heard.contains("WAITING"));
            until(() -> client.state() == ClientState.CONNECTED && heard.contains("WAITING"));
            until(this::isAlignedRightly);
        }
    }

    @Test
    void shouldJoinTheServerThatWasRestarted() throws Exception {
        int port = NODE.port();
        client = connect(port, wire);
        until(() -> client.state() == ClientState.CONNECTED);

        NODE.closeDoor();
        until(() -> client.state() == ClientState.WAITING);
        NODE.openDoor(port);

        until(() -> client.state() == ClientState.CONNECTED);
    }

    private SpatialClient connect(int port, Transport transport) {
        return SpatialClient.connect(
                ClientOptions.of("ws://localhost:" + port + "/api/v1/socket", SITE.id(), HEADSET),
                transport,
                new ClientListener() {
                    @Override
                    public void stateChanged(ClientState state, String detail) {
                        heard.add(state.name());
                    }

                    @Override
                    public void refused(String detail) {
                        heard.add("refused " + detail);
                    }
                });
    }

    /** Goes on with the session, frame by frame, until something is so. */
    private void until(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    frame();
                    return condition.getAsBoolean();
                });
    }

    /** The wearer stands two metres before a marker and sways; every tenth of a second the marker is read. */
    private void frame() {
        long now = System.nanoTime();
        Pose siteFromMarker = pose(MARKER);
        double t = (now - began) * 1e-9;
        Vector3 before = siteFromMarker.apply(new Vector3(0.1 * Math.sin(t), 0, 2));
        Vector3 wall = siteFromMarker.position();
        double heading = Math.atan2(wall.y() - before.y(), wall.x() - before.x());
        Pose siteFromHead = Pose.level(before, heading);
        Pose sessionFromHead = SITE_FROM_SESSION.inverse().then(siteFromHead);
        client.headPose(now, new PoseBuffer().set(sessionFromHead), Convention.ROS);
        if (now - lastGlance > 100_000_000L) {
            lastGlance = now;
            Pose seen = siteFromHead.inverse().then(siteFromMarker);
            if (isAccuracyStated) {
                client.markerSeen(now, MARKER.id(), seen, Convention.ROS, 0.02, 0.02);
            } else {
                client.markerSeen(now, MARKER.id(), seen, Convention.ROS);
            }
        }
    }

    private boolean isAlignedRightly() {
        return client.serverAlignment()
                .filter(told -> {
                    Pose siteFromMarker = pose(MARKER);
                    Vector3 inSession = SITE_FROM_SESSION.inverse().apply(siteFromMarker.position());
                    return told.siteFromSession().apply(inSession).distanceTo(siteFromMarker.position()) < 0.1;
                })
                .isPresent();
    }

    private static Pose pose(Marker marker) {
        org.sitedatum.frames.geometry.Vector3 p = marker.siteFromMarker().translation();
        org.sitedatum.frames.geometry.Quaternion q = marker.siteFromMarker().rotation();
        return new Pose(new Vector3(p.x(), p.y(), p.z()), q.x(), q.y(), q.z(), q.w());
    }
}
