package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.site.SitePublication;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.positioning.site.Site;

/** Nodes in one JVM that serve a sector of a house each; a body rides from one to the other and back. */
class SectorsOfOneSiteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final DrivenClock clock = new DrivenClock(EpochNanoClock.system().epochNanos());
    private NodesInProcess nodes;

    @BeforeEach
    void startTwoNodes() throws IOException, ConfigurationException {
        nodes = new NodesInProcess(folder, List.of("n1", "n2"), clock);
        Site site = NodesInProcess.site(folder, CrossingWatch.siteJson());
        nodes.start("n1", List.of(site));
        nodes.start("n2", List.of(site));
    }

    @AfterEach
    void stopAll() {
        nodes.close();
    }

    @Test
    void shouldShowABodyWithoutGapOrRepetitionAsItGoesFromNodeToNode() throws Exception {
        await().atMost(PATIENCE)
                .until(() -> owner("down").isPresent()
                        && owner("up").isPresent()
                        && !owner("down").equals(owner("up")));
        try (CrossingWatch watch = new CrossingWatch(nodes.broker(), clock)) {
            await().atMost(PATIENCE).until(() -> !watch.gapsAtTurns().isEmpty());
            watch.forget();

            await().atMost(PATIENCE).until(() -> watch.gapsAtTurns().size() >= 3);

            assertThat(watch.faults()).isEmpty();
            assertThat(watch.missing()).as("around %s", watch.gapsAtTurns()).isEmpty();
            assertThat(watch.refused()).isZero();
            assertFencesAlternate(watch.fences());
        }
    }

    @Test
    @Tag("slow")
    void shouldGoOnWhileTheSiteIsDividedOtherwise() throws Exception {
        await().atMost(PATIENCE)
                .until(() -> owner("down").isPresent() && owner("up").isPresent());
        try (CrossingWatch watch = new CrossingWatch(nodes.broker(), clock)) {
            await().atMost(PATIENCE).until(() -> !watch.gapsAtTurns().isEmpty());
            watch.forget();
            String whole = CrossingWatch.siteJson().replaceFirst(",\\s*\"sectors\": \\[.*\\]", "");
            String renamed = CrossingWatch.siteJson().replace("\"id\": \"up\"", "\"id\": \"attic\"");

            publish(1, renamed);
            await().atMost(PATIENCE)
                    .until(() -> owner("attic").isPresent() && warm("up").isEmpty());
            assertThat(owner("up")).isEmpty();
            publish(2, whole);
            await().atMost(PATIENCE).until(() -> nodes.owner("house").isPresent());
            await().atMost(PATIENCE).until(() -> warm("down").isEmpty());
            publish(3, CrossingWatch.siteJson());
            await().atMost(PATIENCE)
                    .until(() -> owner("down").isPresent() && owner("up").isPresent());
            int turns = watch.gapsAtTurns().size();
            await().atMost(PATIENCE).until(() -> watch.gapsAtTurns().size() > turns + 1);

            assertThat(watch.faults()).isEmpty();
            assertThat(watch.missing()).as("around %s", watch.gapsAtTurns()).isEmpty();
            assertThat(watch.refused()).isZero();
            assertFencesAlternate(watch.fences());
            assertThat(nodes.running().values())
                    .allMatch(node -> node.obstacles().isEmpty());
        }
    }

    private void publish(long expected, String document) {
        SitePublication outcome = nodes.get("n1")
                .documents()
                .orElseThrow()
                .publish(CrossingWatch.SITE, expected, document.getBytes(StandardCharsets.UTF_8), "ada", "");
        assertThat(outcome).isInstanceOf(SitePublication.Published.class);
    }

    private List<String> warm(String sector) {
        return nodes.warm(CrossingWatch.SITE + "/" + sector);
    }

    private static void assertFencesAlternate(List<String> fences) {
        Map<String, String> last = new LinkedHashMap<>();
        assertThat(fences).isNotEmpty();
        for (String said : fences) {
            String[] words = said.split(" ");
            assertThat(words[1]).as("%s", fences).isNotEqualTo(last.put(words[0], words[1]));
        }
    }

    private Optional<String> owner(String sector) {
        return nodes.owner(CrossingWatch.SITE + "/" + sector);
    }
}
