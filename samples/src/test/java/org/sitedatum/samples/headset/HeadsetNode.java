package org.sitedatum.samples.headset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sitedatum.cluster.SpatialNode;
import org.sitedatum.cluster.access.JdbcAccessStore;
import org.sitedatum.cluster.access.Role;
import org.sitedatum.cluster.access.ServiceTokens;
import org.sitedatum.cluster.api.HttpParts;
import org.sitedatum.cluster.api.NodeHttp;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.LoginOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.samples.building.SampleBuilding;

/** One node on loopback for all tests of headsets in this process: open at one port, with logins at another. */
final class HeadsetNode implements BeforeAllCallback {

    static final Site SITE = new SampleBuilding().site();

    private Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(HeadsetNode.class, key -> new Running(), Running.class);
    }

    /** Where everybody is let in. */
    int port() {
        return running.open.port();
    }

    /** Where a token is wanted. */
    int guardedPort() {
        return running.guarded.port();
    }

    /** A device's token that runs out by itself. */
    String tokenFor(String device, Duration time) {
        Instant now = Instant.now();
        return running.tokens
                .make(device, Set.of(Role.DEVICE), "test", now, Optional.of(now.plus(time)))
                .text();
    }

    /** The open door closes; whoever is inside is told so. */
    void closeDoor() {
        running.open.close();
    }

    /** It opens again, at the same port. */
    void openDoor(int port) throws IOException, InterruptedException {
        running.open = running.serve("node", HttpOptions.demo(port), Optional.empty());
    }

    /** A gauge of the node's metrics. */
    String metrics() throws IOException {
        try (var answer = java.net
                .URI
                .create("http://localhost:" + port() + "/metrics")
                .toURL()
                .openStream()) {
            return new String(answer.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** What runs until the last test has run. */
    private static final class Running implements AutoCloseable {

        private final LiveSites live;
        private final SpatialNode node;
        private final JdbcAccessStore accounts;
        private final ServiceTokens tokens;
        private final NodeHttp guarded;
        private NodeHttp open;

        Running() {
            try {
                EpochNanoClock clock = EpochNanoClock.system();
                live = new LiveSites(clock);
                node = SpatialNode.start(
                        NodeOptions.of(List.of(SITE))
                                .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0)))
                                .withStore(StoreAddress.inMemory()),
                        clock,
                        live);
                assertThat(node.awaitUp(Duration.ofSeconds(30))).isTrue();
                open = serve("node", HttpOptions.demo(0), Optional.empty());
                StoreAddress address = StoreAddress.inMemory("headset-accounts");
                accounts = JdbcAccessStore.open(address);
                tokens = new ServiceTokens(accounts);
                HttpOptions logins = new HttpOptions(
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        List.of(),
                        new LoginOptions.Required(Optional.empty(), Optional.empty()));
                guarded = serve("guarded", logins, Optional.of(address));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private NodeHttp serve(String name, HttpOptions options, Optional<StoreAddress> address)
                throws IOException, InterruptedException {
            return NodeHttp.start(
                    options,
                    new HttpParts(name, node, live, node.documents().orElseThrow(), address, Optional.empty()));
        }

        @Override
        public void close() {
            open.close();
            guarded.close();
            accounts.close();
            node.close();
        }
    }
}
