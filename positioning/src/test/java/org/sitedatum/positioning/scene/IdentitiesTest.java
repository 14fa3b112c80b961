package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.event.SiteEvent;

/** A body with a tag that a sensor sees as well is one body; a wrong merge is undone. */
class IdentitiesTest {

    private final List<MergeEvent> merges = new ArrayList<>();
    private final List<String> published = new ArrayList<>();
    private final PositioningEngine engine =
            new PositioningEngine(Walker.site(), EngineOptions.defaults(), new EngineListener() {
                @Override
                public void onPose(PoseEstimate pose) {
                    published.add(pose.trackable());
                }

                @Override
                public void onEvent(SiteEvent event) {
                    if (event instanceof MergeEvent merge) {
                        merges.add(merge);
                    }
                }
            });
    private Walker walker = walkerOf(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldMergeATaggedPersonWithWhatTheRadarSees(long seed) {
        walker = walkerOf(seed);
        for (int k = 0; k < 100; k++) {
            tag(k, 0.1 * k, 5);
            radar(k, 0.1 * k, 5);
        }

        assertThat(merges).as("seed " + seed).hasSize(1);
        assertThat(merges.get(0).change()).isEqualTo(MergeEvent.Change.MERGED);
        assertThat(merges.get(0).trackable()).isEqualTo("walker");
        assertThat(merges.get(0).probability()).isGreaterThan(0.95);
        assertThat(engine.anonymousAt(CrowdSimulation.stamp(100))).isEmpty();
        published.clear();
        radar(100, 10, 5);
        assertThat(published).isEmpty();
    }

    @Test
    void shouldUndoAMergeWhenTheTwoPart() {
        for (int k = 0; k < 100; k++) {
            tag(k, 0.1 * k, 5);
            radar(k, 0.1 * k, 5);
        }
        for (int k = 100; k < 200; k++) {
            tag(k, 0.1 * k, 5);
            radar(k, 10, 5 + 0.1 * (k - 100));
        }

        assertThat(merges.stream().map(MergeEvent::change))
                .containsExactly(MergeEvent.Change.MERGED, MergeEvent.Change.PARTED);
        assertThat(engine.anonymousAt(CrowdSimulation.stamp(200))).hasSize(1);
    }

    @Test
    void shouldNotMergeSomebodyWhoWalksBeside() {
        for (int k = 0; k < 200; k++) {
            tag(k, 0.1 * k, 5);
            radar(k, 0.1 * k, 7);
        }

        assertThat(merges).isEmpty();
        assertThat(engine.anonymousAt(CrowdSimulation.stamp(200))).hasSize(1);
    }

    private static Walker walkerOf(long seed) {
        return new Walker(seed, 0.15, 0.2);
    }

    private void tag(int k, double x, double y) {
        engine.accept(walker.tag(k, x, y));
    }

    private void radar(int k, double x, double y) {
        engine.accept(walker.radar(k, x, y));
    }
}
