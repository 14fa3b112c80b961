package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.positioning.event.MergeEvent;

class StandbyBridgeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String POSES = "sitedatum/hq/pose/agv-1";
    private static final String MERGES = "sitedatum/hq/event/merge/agv-1";
    private static final String RANGE =
            "{\"kind\":\"range\",\"stamp\":1767225600921000,\"trackable\":\"agv-1\",\"anchor\":\"A0\",\"range\":2.07}";

    private final List<Long> takenOver = new CopyOnWriteArrayList<>();
    private final AtomicReference<PosePublisher> out = new AtomicReference<>();
    private final Map<StandbyBridge, SiteIntake> intakes = new LinkedHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private EmbeddedBroker broker;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        open.add(broker);
        client = new TestClient(broker.address(), "client", "sitedatum/hq/#");
        open.add(client);
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    void shouldHearAlwaysButSpeakOnlyWhileItOwns() {
        StandbyBridge bridge = bridge("n1");
        sendUntil(() -> fixes(bridge) > 3);
        assertThat(client.heardOn(POSES)).isEmpty();
        assertThat(bridge.said().poses()).isZero();

        bridge.own(65, () -> true);
        sendUntil(() -> client.heardOn(POSES).size() > 3);
        assertThat(client.heardOn(POSES))
                .allSatisfy(pose -> assertThat(pose.payload()).contains("\"epoch\":65"));

        bridge.disown();
        long before = fixes(bridge);
        sendUntil(() -> fixes(bridge) > before + 5);
        assertThat(bridge.said().poses()).isLessThan(fixes(bridge));
        await().atMost(PATIENCE)
                .until(() -> client.heardOn("sitedatum/hq/status").stream()
                        .anyMatch(status -> status.payload().contains("offline")));
    }

    @Test
    void shouldLoseWhatMayNotLeaveAnyMore() {
        AtomicBoolean may = new AtomicBoolean(true);
        StandbyBridge bridge = bridge("n1");
        bridge.own(65, may::get);
        sendUntil(() -> !client.heardOn(POSES).isEmpty());

        may.set(false);
        long fixes = fixes(bridge);
        sendUntil(() -> fixes(bridge) > fixes + 2);
        int heard = client.heardOn(POSES).size();
        long later = fixes(bridge);
        sendUntil(() -> fixes(bridge) > later + 20);

        assertThat(client.heardOn(POSES)).hasSize(heard);
    }

    @Test
    void shouldBeTakenOverByAPreparedSuccessor() {
        StandbyBridge first = bridge("n1");
        StandbyBridge second = bridge("n2");
        second.prepare(130);
        first.own(65, () -> true);
        sendUntil(() -> !client.heardOn(POSES).isEmpty());

        second.own(130, () -> true);
        sendUntil(() ->
                client.heardOn(POSES).stream().anyMatch(pose -> pose.payload().contains("\"epoch\":130")));

        await().atMost(PATIENCE).until(() -> takenOver.contains(65L));
    }

    @Test
    void shouldSayEventsThatTheFormerOwnerMayNotHaveSaid() {
        StandbyBridge bridge = bridge("n1");
        bridge.execute(() -> out.get().onEvent(merge(8)));
        bridge.executeSilently(() -> out.get().onEvent(merge(9)));
        bridge.own(65, () -> true);

        await().atMost(PATIENCE).until(() -> !client.heardOn(MERGES).isEmpty());
        bridge.execute(() -> out.get().onEvent(merge(10)));
        await().atMost(PATIENCE).until(() -> client.heardOn(MERGES).size() == 2);
        assertThat(client.heardOn(MERGES).get(0).payload()).contains("\"event\":\"merge:agv-1:9\"", "\"epoch\":65");
        assertThat(client.heardOn(MERGES).get(1).payload()).contains("\"event\":\"merge:agv-1:10\"");
    }

    @Test
    void shouldSayAtOnceWhatItFoundSinceTheFormerOwnerFellSilent() {
        // stands still: a hand-over is over after half a second, which a busy machine can take for a few messages
        long now = EpochNanoClock.system().epochNanos();
        StandbyBridge bridge = bridge("n1", () -> now);
        client.send("sitedatum/hq/fix/uwb-1", RANGE);
        await().atMost(PATIENCE).until(() -> fixes(bridge) == 1);
        bridge.executeSilently(() -> {});
        bridge.hear(LastWords.NONE);
        AtomicBoolean heard = new AtomicBoolean();
        bridge.execute(() -> heard.set(true));
        await().atMost(PATIENCE).untilTrue(heard); // a fix may overtake tasks
        client.send("sitedatum/hq/fix/uwb-1", RANGE);
        await().atMost(PATIENCE).until(() -> fixes(bridge) == 2);

        bridge.own(65, () -> true);

        await().atMost(PATIENCE).until(() -> !client.heardOn(POSES).isEmpty());
        assertThat(client.heardOn(POSES)).hasSize(1);
    }

    private long fixes(StandbyBridge bridge) {
        return Objects.requireNonNull(intakes.get(bridge)).counts().fixes();
    }

    private static MergeEvent merge(long sequence) {
        return new MergeEvent(sequence, 5000, "anon-4", "agv-1", MergeEvent.Change.MERGED, 0.99);
    }

    private void sendUntil(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            client.send("sitedatum/hq/fix/uwb-1", RANGE);
            return condition.call();
        });
    }

    private StandbyBridge bridge(String node) {
        return bridge(node, EpochNanoClock.system());
    }

    private StandbyBridge bridge(String node, EpochNanoClock clock) {
        MqttBridgeOptions options = MqttBridgeOptions.of(broker.address(), "sitedatum-hq");
        SiteIntake intake = SiteIntake.open(
                options, MqttBridgeTest.SITE, "sitedatum-hq-" + node + "-in", clock, ConnectionListener.SILENT);
        open.add(intake);
        StandbyBridge bridge = StandbyBridge.start(
                intake,
                options,
                MqttBridgeTest.SITE,
                1,
                node,
                clock,
                publisher -> {
                    out.set(publisher);
                    return new EchoConsumer(publisher);
                },
                takenOver::add);
        open.add(bridge);
        intakes.put(bridge, intake);
        await().atMost(PATIENCE).until(intake::isReady);
        return bridge;
    }
}
