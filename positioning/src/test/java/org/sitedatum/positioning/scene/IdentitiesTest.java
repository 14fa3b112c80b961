package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    /** The radar shows somebody who walks abreast for five seconds before it shows the one with the tag. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldPreferTheOneWhoFitsBetterOverSomebodyAbreast(long seed) {
        walker = walkerOf(seed);
        for (int k = 0; k < 150; k++) {
            double x = 0.1 * k;
            tag(k, x, 5);
            engine.accept(k < 50 ? walker.radar(k, x, 5.8) : walker.radarOf(k, x, 5.8, x, 5));
        }

        assertThat(merges.get(0).anonymous()).as("seed " + seed).isEqualTo("anon-1");
        assertThat(merges.get(merges.size() - 1).anonymous()).as("seed " + seed).isEqualTo("anon-2");
        assertThat(merges).as("seed " + seed).hasSize(3);
        List<PoseEstimate> left = engine.anonymousAt(CrowdSimulation.stamp(150));
        assertThat(left).as("seed " + seed).hasSize(1);
        assertThat(left.get(0).position().y()).as("seed " + seed).isCloseTo(5.8, within(0.4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldNotChangeItsMindAboutTwoAbreastWhoAreBothSeen(long seed) {
        walker = walkerOf(seed);
        for (int k = 0; k < 300; k++) {
            tag(k, 0.05 * k, 5);
            engine.accept(walker.radarOf(k, 0.05 * k, 5.8, 0.05 * k, 5));
        }

        assertThat(merges.get(merges.size() - 1).stampNanos())
                .as("seed " + seed)
                .isLessThan(CrowdSimulation.stamp(40));
        assertThat(engine.anonymousAt(CrowdSimulation.stamp(300))
                        .get(0)
                        .position()
                        .y())
                .as("seed " + seed)
                .isCloseTo(5.8, within(0.4));
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
