package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.positioning.site.Site;

/** People without a tag walk from the sector of one node into that of another, and meet at the border. */
@Tag("slow")
class StrangersOfTwoSectorsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WARM_SCANS = 30;

    @TempDir
    Path folder;

    @Test
    void shouldShowEachOnceWithoutAGapAsTheyGoFromNodeToNode() throws Exception {
        DrivenClock clock = new DrivenClock(EpochNanoClock.system().epochNanos());
        Site site = NodesInProcess.site(folder, StrangersWatch.siteJson());
        try (NodesInProcess nodes = new NodesInProcess(folder, List.of("n1", "n2"), clock)) {
            nodes.start("n1", List.of(site));
            nodes.start("n2", List.of(site));
            await().atMost(PATIENCE)
                    .until(() -> nodes.owner("halls/w").isPresent()
                            && nodes.owner("halls/e").isPresent()
                            && !nodes.owner("halls/w").equals(nodes.owner("halls/e")));
            try (StrangersWatch watch = new StrangersWatch(nodes.broker(), clock)) {
                await().atMost(PATIENCE).until(() -> watch.scans() > WARM_SCANS);
                watch.forget();

                await().atMost(PATIENCE).until(() -> watch.changes() >= 4);

                assertThat(watch.names()).allMatch(names -> names.size() == 1);
                assertThat(watch.longestMillis()).allMatch(millis -> millis <= 2 * StrangersWatch.PERIOD_MILLIS);
                assertThat(watch.faults()).isEmpty();
            }
        }
    }
}
