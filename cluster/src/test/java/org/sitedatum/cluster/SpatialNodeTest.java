package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.config.SiteFile;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

class SpatialNodeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void readSite() throws IOException, ConfigurationException {
        site = SiteFile.read(Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson()));
    }

    @Test
    void shouldTurnFixesIntoPosesThatCarryItsEpoch() throws Exception {
        long before = System.currentTimeMillis();
        try (SpatialNode node = started();
                SensorsAndApp ends = new SensorsAndApp(node.broker(), SyntheticRecording.SITE)) {
            ends.send(phoneNow());

            await().atMost(PATIENCE).until(() -> !ends.poses().isEmpty());
            JsonNode pose = JSON.readTree(ends.poses().get(0));
            assertThat(pose.get("trackable").textValue()).isEqualTo("phone");
            assertThat(pose.get("epoch").longValue()).isBetween(before, System.currentTimeMillis());
        }
    }

    @Test
    void shouldAnnounceSilenceWithoutAnyFix() throws Exception {
        DrivenClock clock = new DrivenClock(EpochNanoClock.system().epochNanos());
        try (SpatialNode node = SpatialNode.start(options(), clock)) {
            assertThat(node.awaitUp(PATIENCE)).isTrue();
            try (SensorsAndApp ends = new SensorsAndApp(node.broker(), SyntheticRecording.SITE)) {
                ends.send(phoneNow(clock));
                await().atMost(PATIENCE).until(() -> !ends.poses().isEmpty());

                clock.set(clock.epochNanos() + 2 * EngineOptions.defaults().lostAfterNanos());

                await().atMost(PATIENCE).until(() -> ends.poses().stream().anyMatch(p -> p.contains("\"lost\"")));
            }
        }
    }

    @Test
    void shouldTellASourceWhatIsWrongAndGoOn() throws Exception {
        try (SpatialNode node = started();
                SensorsAndApp ends = new SensorsAndApp(node.broker(), SyntheticRecording.SITE)) {
            ends.sendRaw("bad", "{\"kind\":\"position\",\"stamp\":NaN}");
            ends.sendRaw("bad", "[[[[");
            ends.sendRaw("bad", "{\"kind\":\"teleport\",\"stamp\":1}");

            await().atMost(PATIENCE)
                    .until(() -> ends.refusals("bad").stream().anyMatch(r -> r.contains("MALFORMED"))
                            && ends.refusals("bad").stream().anyMatch(r -> r.contains("UNKNOWN_KIND")));
            ends.send(phoneNow());
            await().atMost(PATIENCE).until(() -> !ends.poses().isEmpty());
        }
    }

    @Test
    void shouldSayOnlineAndThenOfflineAtABrokerElsewhere() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
                SensorsAndApp ends = new SensorsAndApp(broker.address(), SyntheticRecording.SITE)) {
            NodeOptions elsewhere = options().withBroker(new BrokerOptions.External(broker.address()));
            try (SpatialNode node = SpatialNode.start(elsewhere, EpochNanoClock.system())) {
                assertThat(node.awaitUp(PATIENCE)).isTrue();
                await().atMost(PATIENCE)
                        .until(() -> ends.statuses().stream().anyMatch(s -> s.contains("\"state\":\"online\"")));
            }

            await().atMost(PATIENCE)
                    .until(() -> ends.statuses().stream().anyMatch(s -> s.contains("\"state\":\"offline\"")));
        }
    }

    @Test
    void shouldEndWithAFaultWhenAnotherNodeTakesOver() throws Exception {
        try (SpatialNode first = started()) {
            NodeOptions same = options().withBroker(new BrokerOptions.External(first.broker()));
            try (SpatialNode second = SpatialNode.start(same, EpochNanoClock.system())) {
                assertThat(second.awaitUp(PATIENCE)).isTrue();

                assertThat(first.fault().toCompletableFuture().get(30, TimeUnit.SECONDS))
                        .isEqualTo("another node took over site lab");
                assertThat(second.fault().toCompletableFuture()).isNotDone();
            }
        }
    }

    @Test
    void shouldNotStartOnAPortThatIsTaken() throws Exception {
        try (SpatialNode first = started()) {
            BrokerAddress taken = first.broker();
            NodeOptions same =
                    options().withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(taken.port())));

            assertThatThrownBy(() -> SpatialNode.start(same, EpochNanoClock.system()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(taken.port()));
        }
    }

    private SpatialNode started() throws Exception {
        SpatialNode node = SpatialNode.start(options(), EpochNanoClock.system());
        assertThat(node.awaitUp(PATIENCE)).isTrue();
        return node;
    }

    private NodeOptions options() {
        return NodeOptions.of(List.of(site))
                .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0)));
    }

    private static Fix phoneNow() {
        return phoneNow(EpochNanoClock.system());
    }

    private static Fix phoneNow(EpochNanoClock clock) {
        Fix recorded = SyntheticRecording.fixes(1, 1).stream()
                .filter(fix -> fix.header().source().equals("vps"))
                .findFirst()
                .orElseThrow();
        long microsecond = clock.epochNanos() / 1000 * 1000;
        return recorded.withHeader(recorded.header().shiftedBy(microsecond - recorded.stampNanos()));
    }
}
