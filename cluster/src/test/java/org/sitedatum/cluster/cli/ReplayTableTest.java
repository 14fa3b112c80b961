package org.sitedatum.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.replay.ReplayReport;
import org.sitedatum.positioning.replay.ReplayScore;
import org.sitedatum.positioning.replay.TrackableScore;

class ReplayTableTest {

    @Test
    void shouldNeverPrintNaN() {
        double none = Double.NaN;
        TrackableScore unseen = new TrackableScore(
                0, 0, none, none, none, none, none, OptionalDouble.empty(), none, none, Double.POSITIVE_INFINITY);
        ReplayScore score = new ReplayScore(0, 0, Map.of(), new TreeMap<>(Map.of("r1", unseen)), Optional.empty());

        assertThat(ReplayTable.of(new ReplayReport("hall", score, Map.of(), 0)))
                .doesNotContain("NaN")
                .contains("r1");
    }
}
