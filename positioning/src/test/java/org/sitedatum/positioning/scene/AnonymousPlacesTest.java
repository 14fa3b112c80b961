package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.event.ProximityEvent;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;

/** Fences and meetings of bodies nobody has named, and of one that proves to be named. */
class AnonymousPlacesTest {

    private final List<String> said = new ArrayList<>();
    private final List<PoseEstimate> lost = new ArrayList<>();
    private final PositioningEngine engine =
            new PositioningEngine(site(), EngineOptions.defaults(), new EngineListener() {
                @Override
                public void onPose(PoseEstimate pose) {
                    if (pose.state() == TrackingState.LOST) {
                        lost.add(pose);
                    }
                }

                @Override
                public void onEvent(SiteEvent event) {
                    if (event instanceof FenceEvent fence) {
                        said.add(fence.trackable() + " " + fence.change() + " " + fence.cause());
                    } else if (event instanceof ProximityEvent near) {
                        said.add(near.first() + " " + near.second() + " " + near.change());
                    } else if (event instanceof MergeEvent merge) {
                        said.add(merge.anonymous() + " " + merge.trackable() + " " + merge.change());
                    }
                }
            });
    private Walker walker = walkerOf(1);

    @Test
    void shouldSayWhenSomebodyUnknownEntersAndLeaves() {
        for (int k = 0; k < 150; k++) {
            radar(k, 0.1 * k, 5);
        }

        assertThat(said).containsExactly("anon-1 ENTERED POSE", "anon-1 EXITED POSE");
    }

    @Test
    void shouldEndTheStayOfSomebodyUnknownWhoIsGone() {
        for (int k = 0; k < 75; k++) {
            radar(k, 0.1 * k, 5);
        }
        for (int k = 75; k < 100; k++) {
            radar(k);
        }

        assertThat(said).containsExactly("anon-1 ENTERED POSE", "anon-1 EXITED LOST");
        assertThat(lost).extracting(PoseEstimate::trackable).containsExactly("anon-1");
        assertThat(lost.get(0).existence()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldLetOnePersonEnterOnceWhoIsSeenAndHasATag(long seed) {
        walker = walkerOf(seed);
        for (int k = 0; k < 150; k++) {
            tag(k, 0.1 * k, 5);
            radar(k, 0.1 * k, 5);
        }

        assertThat(said)
                .as("seed " + seed)
                .containsExactly("anon-1 walker MERGED", "walker ENTERED POSE", "walker EXITED POSE");
        assertThat(lost.size()).isLessThanOrEqualTo(1);
    }

    @Test
    void shouldSayWhenSomebodyUnknownComesNearToAPersonWithATag() {
        for (int k = 0; k < 100; k++) {
            tag(k, 2, 15);
            radar(k, Math.max(3.2, 12 - 0.1 * k), 15);
        }

        assertThat(said).containsExactly("anon-1 walker STARTED");
    }

    @Test
    void shouldEndTheStayOfSomebodyWhoSwitchesHisTagOn() {
        for (int k = 0; k < 75; k++) {
            radar(k, Math.min(7, 0.1 * k), 5);
        }
        for (int k = 75; k < 130; k++) {
            radar(k, 7, 5);
            tag(k, 7, 5);
        }

        assertThat(said)
                .contains("anon-1 walker MERGED")
                .filteredOn(line -> line.startsWith("anon-1 E"))
                .containsExactly("anon-1 ENTERED POSE", "anon-1 EXITED MERGE");
        assertThat(said).filteredOn(line -> line.startsWith("walker E")).containsExactly("walker ENTERED POSE");
        assertThat(lost).extracting(PoseEstimate::trackable).containsExactly("anon-1");
    }

    @Test
    void shouldGoOnWithoutANameWithSomebodyWhoseTagStops() {
        int stop = 60;
        int end = stop + (int) (EngineOptions.defaults().lostAfterNanos() / 100_000_000L) + 20;
        for (int k = 0; k < end; k++) {
            radar(k, 7, 5);
            if (k < stop) {
                tag(k, 7, 5);
            }
        }

        assertThat(said).filteredOn(line -> line.contains("walker ")).contains("walker ENTERED POSE");
        assertThat(said)
                .containsSubsequence("anon-1 walker MERGED", "anon-1 walker PARTED", "anon-1 ENTERED POSE")
                .doesNotContain("anon-1 EXITED LOST");
        assertThat(engine.anonymousAt(CrowdSimulation.stamp(end))).hasSize(1);
    }

    private static Walker walkerOf(long seed) {
        return new Walker(seed, 0.1, 0.1);
    }

    private void tag(int k, double x, double y) {
        engine.accept(walker.tag(k, x, y));
    }

    private void radar(int k, double x, double y) {
        hear(k, walker.radar(k, x, y));
    }

    private void radar(int k) {
        hear(k, walker.radar(k));
    }

    private void hear(int k, DetectionsFix seen) {
        engine.accept(seen);
        engine.advanceTo(CrowdSimulation.stamp(k));
    }

    private static Site site() {
        List<Point2> ring = List.of(new Point2(5, 3), new Point2(10, 3), new Point2(10, 7), new Point2(5, 7));
        return Walker.site(
                List.of(Fence.ofPolygon("cell", Optional.empty(), List.of(ring))),
                Optional.of(new Meetings(1, 0.2, Double.NaN, Double.NaN)));
    }
}
