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
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.event.SiteEvent;

/** A person whose tag has fallen silent is looked for among those who come into view. */
class ReunionsTest {

    private static final int SILENT = 100;
    private static final int IN_VIEW = 115;
    private static final double SIGMA = 0.15;

    private final List<MergeEvent> merges = new ArrayList<>();
    private final PositioningEngine engine =
            new PositioningEngine(Walker.site(), EngineOptions.defaults(), new EngineListener() {
                @Override
                public void onEvent(SiteEvent event) {
                    if (event instanceof MergeEvent merge) {
                        merges.add(merge);
                    }
                }
            });
    private Walker walker = new Walker(1, SIGMA, SIGMA);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFollowAPersonWhoComesIntoViewWhileTheTagIsSilent(long seed) {
        walker = new Walker(seed, SIGMA, SIGMA);
        walkUnseen(SILENT);
        for (int k = SILENT; k < 160; k++) {
            see(k, k < IN_VIEW ? new double[0] : new double[] {0.1 * k, 5});
        }

        PoseEstimate pose = pose(160);
        assertThat(merges).as("seed " + seed).extracting(MergeEvent::change).containsExactly(MergeEvent.Change.MERGED);
        assertThat(merges.get(0).probability()).isBetween(0.8, 0.9999);
        assertThat(pose.state()).isEqualTo(TrackingState.DEGRADED);
        assertThat(pose.position().x()).isCloseTo(16, within(0.5));
        assertThat(pose.position().y()).isCloseTo(5, within(0.5));
        assertThat(engine.anonymousAt(CrowdSimulation.stamp(160))).isEmpty();
    }

    @Test
    void shouldPromiseNoMoreThanWithoutThePersonInView() {
        walkUnseen(SILENT);
        for (int k = SILENT; k < IN_VIEW; k++) {
            see(k);
        }
        double unseen = pose(160).protectionLevel();
        for (int k = IN_VIEW; k < 160; k++) {
            see(k, 0.1 * k, 5);
        }

        assertThat(pose(160).protectionLevel()).isGreaterThan(unseen);
    }

    @Test
    void shouldFindAPersonAgainWhoWasOutOfViewForAWhile() {
        for (int k = 0; k < 220; k++) {
            if (k < SILENT) {
                engine.accept(walker.tag(k, 0.1 * k, 5));
            }
            see(k, k < 140 || k > 170 ? new double[] {0.1 * k, 5} : new double[0]);
        }

        assertThat(merges)
                .extracting(MergeEvent::change)
                .containsExactly(MergeEvent.Change.MERGED, MergeEvent.Change.MERGED);
        assertThat(pose(220).position().x()).isCloseTo(22, within(0.5));
    }

    @Test
    void shouldNotTakeSomebodyWhoWasThereBeforeForAPersonWhoseTagIsSilent() {
        for (int k = 0; k < 200; k++) {
            double apart = Math.max(0.3, 4 - Math.max(0, 0.1 * (k - SILENT)));
            if (k < SILENT) {
                engine.accept(walker.tag(k, 0.1 * Math.min(k, SILENT), 5));
            }
            see(k, 0.1 * Math.min(k, SILENT), 5 + apart);
        }

        assertThat(merges).isEmpty();
        assertThat(pose(200).state()).isEqualTo(TrackingState.COASTING);
    }

    @Test
    void shouldNotChooseBetweenTwoWhoComeIntoViewAlike() {
        walkUnseen(SILENT);
        for (int k = SILENT; k < 160; k++) {
            see(k, k < IN_VIEW ? new double[0] : new double[] {0.1 * k, 4, 0.1 * k, 6});
        }

        assertThat(merges).isEmpty();
        assertThat(engine.anonymousAt(CrowdSimulation.stamp(160))).hasSize(2);
    }

    @Test
    void shouldPlaceAPersonWhoIsOneOfTwoBetweenThemAndSayHowFarTheyAreApart() {
        walkUnseen(SILENT);
        for (int k = SILENT; k < 180; k++) {
            see(k, k < IN_VIEW ? new double[0] : new double[] {0.1 * k, 4, 0.1 * k, 6});
        }

        PoseEstimate pose = pose(180);
        assertThat(pose.state()).isEqualTo(TrackingState.DEGRADED);
        assertThat(pose.position().x()).isCloseTo(18, within(0.5));
        assertThat(pose.position().y()).isCloseTo(5, within(0.7));
        assertThat(pose.covariance().get(1, 1)).isGreaterThan(0.5);
        assertThat(pose.protectionLevel()).isGreaterThan(1.5);
        assertThat(pose.sources()).contains("radar");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldGoOnWithTwoSideBySideOfWhomOneWoreTheTag(long seed) {
        walker = new Walker(seed, SIGMA, SIGMA);
        for (int k = 0; k < 180; k++) {
            if (k < SILENT) {
                engine.accept(walker.tag(k, 0.1 * k, 5));
            }
            see(k, 0.1 * k, 4.5, 0.1 * k, 5.5);
        }

        PoseEstimate pose = pose(180);
        assertThat(pose.state()).as("seed " + seed).isEqualTo(TrackingState.DEGRADED);
        assertThat(pose.position().x()).as("seed " + seed).isCloseTo(18, within(0.6));
        assertThat(pose.position().y()).as("seed " + seed).isBetween(4.2, 5.8);
    }

    @Test
    void shouldPartFromSomebodyElseOnceTheTagSpeaksAgain() {
        walkUnseen(SILENT);
        for (int k = SILENT; k < 200; k++) {
            see(k, k < IN_VIEW ? new double[0] : new double[] {0.1 * k, 5});
            if (k >= 150) {
                engine.accept(walker.tag(k, 10, 8));
            }
        }

        assertThat(merges)
                .extracting(MergeEvent::change)
                .containsExactly(MergeEvent.Change.MERGED, MergeEvent.Change.PARTED);
        assertThat(pose(200).position().y()).isCloseTo(8, within(0.3));
        assertThat(engine.anonymousAt(CrowdSimulation.stamp(200))).hasSize(1);
    }

    private void walkUnseen(int end) {
        for (int k = 0; k < end; k++) {
            engine.accept(walker.tag(k, 0.1 * k, 5));
            see(k);
        }
    }

    /** The radar sees people at x, y, x, y, ... */
    private void see(int k, double... places) {
        engine.accept(walker.radarOf(k, places));
    }

    private PoseEstimate pose(int k) {
        return engine.estimateAt(Walker.ID, CrowdSimulation.stamp(k)).orElseThrow();
    }
}
