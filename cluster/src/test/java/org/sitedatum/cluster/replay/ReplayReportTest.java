package org.sitedatum.cluster.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.replay.AnonymousScore;
import org.sitedatum.positioning.replay.ReplayScore;
import org.sitedatum.positioning.replay.TrackableScore;

class ReplayReportTest {

    @Test
    void shouldPrintExactlyTheKeysOfTheContract() {
        SortedMap<String, TrackableScore> trackables = new TreeMap<>();
        trackables.put(
                "r1", new TrackableScore(3, 0.75, 0.1, 0.2, 0.09, 0.3, 0.4, OptionalDouble.of(1.5), 0.95, 0.001, 0.5));
        ReplayScore score = new ReplayScore(
                10,
                7,
                Map.of(Reason.GATED, 2L, Reason.DUPLICATE, 1L),
                trackables,
                Optional.of(new AnonymousScore(50, 0.25, 0.5, 1.25, 1.125, 0.5, 0.75, 4)));
        ReplayReport report = new ReplayReport("hall", score, Map.of(Reason.MALFORMED, 2L, Reason.GATED, 1L), 0.5);

        assertThat(ReplayJson.of(report))
                .isEqualTo("{\"recording\":\"hall\",\"fixes\":13,\"accepted\":7,"
                        + "\"rejected\":{\"MALFORMED\":2,\"DUPLICATE\":1,\"GATED\":3},"
                        + "\"wallSeconds\":0.5,\"fixesPerSecond\":26.0,"
                        + "\"trackables\":{\"r1\":{\"poses\":3,\"availability\":0.75,\"rmse2d\":0.1,\"rmse3d\":0.2,"
                        + "\"median2d\":0.09,\"p95\":0.3,\"max\":0.4,\"headingRmseDeg\":1.5,\"nees95\":0.95,"
                        + "\"plExceeded\":0.001,\"plMedian\":0.5}},"
                        + "\"anonymous\":{\"truths\":50,\"matchedRmse\":0.25,\"coverage\":0.5,\"gospa\":1.25,"
                        + "\"gospaNoFalse\":1.125,\"mota\":0.5,\"idf1\":0.75,\"identitySwitches\":4}}");
    }

    @Test
    void shouldNeverPrintNaN() {
        SortedMap<String, TrackableScore> trackables = new TreeMap<>();
        double none = Double.NaN;
        trackables.put(
                "r1",
                new TrackableScore(
                        0,
                        0,
                        none,
                        none,
                        none,
                        none,
                        none,
                        OptionalDouble.empty(),
                        none,
                        none,
                        Double.POSITIVE_INFINITY));
        ReplayScore score = new ReplayScore(0, 0, Map.of(), trackables, Optional.empty());
        ReplayReport report = new ReplayReport("hall", score, Map.of(), 0);

        String json = ReplayJson.of(report);

        assertThat(json).contains("\"rmse2d\":null", "\"plMedian\":null", "\"fixesPerSecond\":null");
        assertThat(json).doesNotContain("NaN", "Infinity", "headingRmseDeg", "anonymous");
    }
}
