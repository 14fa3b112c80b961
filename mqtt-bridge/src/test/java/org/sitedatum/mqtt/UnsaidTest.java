package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.MergeEvent;

class UnsaidTest {

    private static final long MILLI = 1_000_000L;

    private final Unsaid unsaid = new Unsaid();

    @Test
    void shouldKeepEachBodysNewestPoseSinceTheOtherFellSilent() {
        unsaid.beginHandOver(0);
        unsaid.keep(pose("a", 1), MILLI);
        unsaid.keep(pose("a", 2), 2 * MILLI);
        unsaid.keep(pose("b", 2), 2 * MILLI);

        assertThat(unsaid.takePoses(50 * MILLI)).extracting(PoseEstimate::seq).containsExactly(2L, 2L);
        assertThat(unsaid.takePoses(50 * MILLI)).isEmpty();
    }

    @Test
    void shouldKeepNoPoseWhileTheOtherGoesOn() {
        unsaid.beginHandOver(0);
        unsaid.keep(pose("a", 1), MILLI);
        unsaid.forget();

        assertThat(unsaid.isHandOver()).isFalse();
        assertThat(unsaid.takePoses(2 * MILLI)).isEmpty();
    }

    @Test
    void shouldSayNoStalePoseWhenTheHandOverTookTooLong() {
        unsaid.beginHandOver(0);
        unsaid.keep(pose("a", 1), MILLI);
        assertThat(unsaid.takePoses(501 * MILLI)).isEmpty();

        unsaid.beginHandOver(0);
        unsaid.keep(pose("a", 1), MILLI);
        unsaid.keep(pose("a", 2), 600 * MILLI);
        assertThat(unsaid.isHandOver()).isFalse();
    }

    @Test
    void shouldKeepEventsOfTheLastSecond() {
        unsaid.keep(event(1), 0);
        unsaid.keep(event(2), 900 * MILLI);

        assertThat(unsaid.takeEvents(1_500 * MILLI)).isEqualTo(List.of(event(2)));
        assertThat(unsaid.takeEvents(1_500 * MILLI)).isEmpty();
    }

    private static MergeEvent event(long sequence) {
        return new MergeEvent(sequence, 5000, "anon-4", "agv-1", MergeEvent.Change.MERGED, 0.99);
    }

    private static PoseEstimate pose(String body, long seq) {
        return EchoConsumer.pose(body, seq * 1_000, seq, TrackingState.TRACKING);
    }
}
