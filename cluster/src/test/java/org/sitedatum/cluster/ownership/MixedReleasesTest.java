package org.sitedatum.cluster.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes of different releases side by side, joined in memory. */
class MixedReleasesTest {

    private static final String SECTOR = "lab";
    private static final List<String> IDS = List.of("n1", "n2", "n3");
    private static final String FIRST = Ranking.of(SECTOR, IDS).get(0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LATER = Formats.NEWEST + 1;

    private record Sent(String from, String to, int format) {}

    private final Map<String, LeasedNode> nodes = new ConcurrentHashMap<>();
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        nodes.values().forEach(node -> node.leases.get().close());
    }

    @Test
    void shouldServeWhileNodesAreUpgradedInTurn() {
        IDS.forEach(id -> start(id, Formats.NEWEST, false));
        await().atMost(PATIENCE).until(() -> owner().isPresent());

        for (String id : IDS) {
            nodes.get(id).leases.get().leave();
            await().atMost(PATIENCE).until(() -> !isOwner(id) && owner().isPresent());
            nodes.get(id).leases.get().close();
            start(id, LATER, false);
        }
        await().atMost(PATIENCE).until(() -> owner().isPresent());
        await().atMost(PATIENCE).until(() -> sent.stream().anyMatch(one -> one.format() == LATER));
    }

    @Test
    void shouldSpeakTheOldFormatWithAnOldNodeAndTheNewOneWithANewNode() {
        String old = Ranking.of(SECTOR, IDS).get(2);
        IDS.forEach(id -> start(id, id.equals(old) ? Formats.NEWEST : LATER, false));
        await().atMost(PATIENCE).until(() -> owner().isPresent());
        await().atMost(PATIENCE).until(() -> sent.stream().anyMatch(one -> one.format() == LATER));

        assertThat(sent)
                .filteredOn(one -> one.format() == LATER)
                .noneMatch(one -> one.to().equals(old) || one.from().equals(old));
    }

    @Test
    void shouldNotCountANodeThatSpeaksALaterFormatToAll() {
        for (String id : IDS) {
            start(id, Formats.NEWEST, id.equals(FIRST));
        }

        await().atMost(PATIENCE).until(() -> owner().isPresent());
        assertThat(owner()).isNotEqualTo(Optional.of(FIRST));
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> !isOwner(FIRST));
        assertThat(nodes.get(FIRST).told).noneMatch(word -> word.startsWith("owned") || word.startsWith("fault"));
    }

    /** A rude node writes a later format to nodes that do not read it. */
    private void start(String id, int newestFormat, boolean isRude) {
        LeasedNode node = new LeasedNode();
        node.leases.set(new SectorLeases(
                        id,
                        IDS,
                        List.of(SECTOR),
                        LeaseOptions.DEFAULT,
                        node,
                        (to, bytes) -> deliver(id, to, bytes, isRude),
                        node,
                        newestFormat)
                .started());
        nodes.put(id, node);
        node.leases.get().setReady(true);
    }

    private void deliver(String from, String to, byte[] bytes, boolean isRude) {
        byte[] delivered = bytes.clone();
        if (isRude && delivered[0] != 0) {
            delivered[0] = LATER;
        }
        sent.add(new Sent(from, to, delivered[0]));
        Optional.ofNullable(nodes.get(to)).ifPresent(node -> node.leases.get().receive(from, delivered));
    }

    private boolean isOwner(String id) {
        return nodes.get(id).leases.get().isOwned(SECTOR);
    }

    private Optional<String> owner() {
        return IDS.stream().filter(this::isOwner).findFirst();
    }
}
