package org.sitedatum.positioning.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.replay.PairedPoints.Point;

class AnonymousTruthTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldInterpolateBetweenSamples() {
        AnonymousTruth truth = new AnonymousTruth(List.of(sample("a", 0, 0), sample("a", 2 * SECOND, 4)));

        assertThat(truth.at(SECOND / 2)).containsExactly(new Point("a", 1, 0));
        assertThat(truth.at(2 * SECOND)).containsExactly(new Point("a", 4, 0));
    }

    @Test
    void shouldNotBePresentInALongGapOrOutsideItsTrack() {
        AnonymousTruth truth = new AnonymousTruth(
                List.of(sample("a", SECOND, 0), sample("a", 2 * SECOND, 1), sample("a", 5 * SECOND, 2)));

        assertThat(truth.at(0)).isEmpty();
        assertThat(truth.at(3 * SECOND)).isEmpty();
        assertThat(truth.at(5 * SECOND)).hasSize(1);
        assertThat(truth.at(6 * SECOND)).isEmpty();
    }

    @Test
    void shouldLayTheGridFromTheFirstReceiptWhenTruthIsOlder() {
        AnonymousTruth truth = new AnonymousTruth(List.of(sample("a", 300, 0), sample("a", 2_500, 0)));

        assertThat(truth.grid(1_000, 402)).containsExactly(402, 1_402, 2_402);
        assertThat(truth.grid(1_000, 2_600)).isEmpty();
    }

    @Test
    void shouldLayTheGridFromTheFirstSample() {
        AnonymousTruth truth = new AnonymousTruth(List.of(sample("a", 300, 0), sample("b", 2_500, 1)));

        assertThat(truth.grid(1_000, 0)).containsExactly(300, 1_300, 2_300);
    }

    private static TruthSample sample(String id, long stampNanos, double x) {
        return new TruthSample(id, stampNanos, new Vector3(x, 0, 0), Optional.empty());
    }
}
