package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

/** A body with a tag that a sensor sees as well is one body; a wrong merge is undone. */
class IdentitiesTest {

    private final List<MergeEvent> merges = new ArrayList<>();
    private final List<String> published = new ArrayList<>();
    private final PositioningEngine engine =
            new PositioningEngine(siteWithWalker(), EngineOptions.defaults(), new EngineListener() {
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
    private SplittableRandom random = new SplittableRandom(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldMergeATaggedPersonWithWhatTheRadarSees(long seed) {
        random = new SplittableRandom(seed);
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

    private void tag(int k, double x, double y) {
        long stamp = CrowdSimulation.stamp(k);
        FixHeader header = new FixHeader(
                "uwb", stamp, stamp, Optional.of("walker"), OptionalLong.empty(), Optional.empty(), Optional.empty());
        double sigma = 0.15;
        engine.accept(new PositionFix(
                header,
                Site.FRAME,
                x + sigma * Dense.normal(random),
                y + sigma * Dense.normal(random),
                1.2,
                Covariance3.isotropic(sigma * sigma)));
    }

    private void radar(int k, double x, double y) {
        double sigma = 0.2;
        PositionDetection seen =
                CrowdSimulation.position(x + sigma * Dense.normal(random), y + sigma * Dense.normal(random), sigma);
        engine.accept(new DetectionsFix(
                CrowdSimulation.header("radar", CrowdSimulation.stamp(k)), "radar", Site.FRAME, List.of(seen)));
    }

    private static Site siteWithWalker() {
        Site hall = CrowdSimulation.site("radar");
        return new Site(
                hall.id(),
                hall.name(),
                hall.georeference(),
                hall.floors(),
                hall.frames(),
                hall.anchors(),
                hall.cameras(),
                hall.detectors(),
                hall.markers(),
                hall.walls(),
                hall.fences(),
                List.of(new Trackable("walker", "walker", TrackableKind.PEDESTRIAN, List.of(), 1.2)),
                hall.sectors());
    }
}
