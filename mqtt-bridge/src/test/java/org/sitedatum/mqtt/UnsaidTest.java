package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.MergeEvent;

class UnsaidTest {

    private static final long MILLI = 1_000_000L;

    private final Unsaid unsaid = new Unsaid();

    @Test
    void shouldKeepEachBodysNewestPoseThatTheOtherHasNotSaid() {
        unsaid.keep(pose("said", 1), MILLI);
        unsaid.keep(pose("a", 1), MILLI);
        unsaid.keep(pose("a", 2), 2 * MILLI);
        unsaid.beginHandOver(new LastWords(Map.of("said", 1_000L, "a", 1_000L, "b", 1_000L), 0), 3 * MILLI);
        unsaid.keep(pose("b", 2), 4 * MILLI);

        assertThat(unsaid.takePoses(50 * MILLI))
                .extracting(PoseEstimate::trackable, PoseEstimate::seq)
                .containsExactlyInAnyOrder(tuple("a", 2L), tuple("b", 2L));
        assertThat(unsaid.takePoses(50 * MILLI)).isEmpty();
    }

    @Test
    void shouldSayNoPoseWhileTheOtherMayGoOn() {
        unsaid.keep(pose("a", 1), MILLI);
        assertThat(unsaid.takePoses(2 * MILLI)).isEmpty();

        unsaid.beginHandOver(LastWords.NONE, 0);
        unsaid.keep(pose("a", 1), MILLI);
        unsaid.forget();

        assertThat(unsaid.isHandOver(2 * MILLI)).isFalse();
        assertThat(unsaid.takePoses(2 * MILLI)).isEmpty();
    }

    @Test
    void shouldSayNoStalePoseWhenTheHandOverTookTooLong() {
        unsaid.beginHandOver(LastWords.NONE, 0);
        unsaid.keep(pose("a", 1), MILLI);
        assertThat(unsaid.takePoses(501 * MILLI)).isEmpty();

        unsaid.keep(pose("a", 2), 600 * MILLI);
        unsaid.beginHandOver(LastWords.NONE, 1_200 * MILLI);
        assertThat(unsaid.takePoses(1_201 * MILLI)).isEmpty();
    }

    @Test
    void shouldNotRepeatWhatTheOtherHasSaidWhileThisEngineIsBehind() {
        unsaid.beginHandOver(new LastWords(Map.of("a", 2_000L), 0), 0);

        assertThat(unsaid.wasSaid(pose("a", 1), MILLI)).isTrue();
        assertThat(unsaid.wasSaid(pose("a", 2), MILLI)).isTrue();
        assertThat(unsaid.wasSaid(pose("a", 3), MILLI)).isFalse();
        assertThat(unsaid.wasSaid(pose("b", 1), MILLI)).isFalse();
        assertThat(unsaid.wasSaid(pose("a", 1), 2_001 * MILLI)).isFalse();
    }

    @Test
    void shouldKeepEventsOfTheLastSecondThatTheOtherHasNotSaid() {
        unsaid.keep(event(1), 0);
        unsaid.keep(event(2), 900 * MILLI);
        unsaid.keep(event(3), 950 * MILLI);

        unsaid.beginHandOver(new LastWords(Map.of(), 2), 960 * MILLI);

        assertThat(unsaid.takeEvents(1_500 * MILLI)).isEqualTo(List.of(event(3)));
        assertThat(unsaid.takeEvents(1_500 * MILLI)).isEmpty();
    }

    @Test
    void shouldSayTheEventsOfTheLastSecondWhenTheOtherIsGoneWithoutAWord() {
        unsaid.keep(event(1), 0);
        unsaid.keep(event(2), 900 * MILLI);

        assertThat(unsaid.takeEvents(1_500 * MILLI)).isEqualTo(List.of(event(2)));
    }

    private static MergeEvent event(long sequence) {
        return new MergeEvent(sequence, 5000, "anon-4", "agv-1", MergeEvent.Change.MERGED, 0.99);
    }

    private static PoseEstimate pose(String body, long seq) {
        return EchoConsumer.pose(body, seq * 1_000, seq, TrackingState.TRACKING);
    }
}
