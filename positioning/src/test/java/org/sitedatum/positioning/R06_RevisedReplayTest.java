package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.positioning.replay.Replay;
import org.sitedatum.positioning.replay.ScoringOptions;
import org.sitedatum.positioning.replay.SiteHistory;
import org.sitedatum.positioning.replay.TruthSample;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Site;

/** A recording during which the site changed says in the replay what was said live, to the bit. */
class R06_RevisedReplayTest {

    private static final Site SITE = BusyHall.site();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldReplayARecordingWithRevisionsToTheBit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fix> fixes = new ArrayList<>(BusyHall.fixes(seed, 12));
        fixes.sort(Comparator.comparingLong(fix -> fix.header().receivedNanos()));
        Outcomes live = new Outcomes();
        PacedEngine engine = new PacedEngine(new PositioningEngine(SITE, 1, EngineOptions.defaults(), live));
        List<SiteHistory.Step> steps = new ArrayList<>();
        for (int i = 0; i < fixes.size(); i++) {
            engine.accept(fixes.get(i));
            boolean alone = i + 1 < fixes.size()
                    && fixes.get(i + 1).header().receivedNanos()
                            > fixes.get(i).header().receivedNanos();
            if (alone && random.nextInt(400) == 0) {
                engine.passTo(engine.timeNanos() + random.nextInt(2) * 100_000L);
                SiteHistory.Step step = new SiteHistory.Step(engine.timeNanos(), steps.size() + 2, edited(random));
                steps.add(step);
                engine.reconfigure(step.site(), step.revision());
            }
        }

        Outcomes replayed = new Outcomes();
        Replay.run(
                new SiteHistory(SITE, 1, steps),
                EngineOptions.defaults(),
                fixes.iterator(),
                List.<TruthSample>of(),
                ScoringOptions.defaults(),
                replayed);

        assertThat(steps).hasSizeGreaterThan(3);
        assertThat(replayed.poses).isEqualTo(live.poses);
        assertThat(replayed.events).isEqualTo(live.events);
        assertThat(replayed.rejections).isEqualTo(live.rejections);
    }

    private static Site edited(SplittableRandom random) {
        List<Anchor> anchors = new ArrayList<>(SITE.anchors());
        Anchor one = anchors.remove(random.nextInt(anchors.size()));
        if (random.nextBoolean()) {
            anchors.add(new Anchor(
                    one.id(),
                    one.position().times(1 + 0.01 * random.nextDouble()),
                    Optional.of("g"),
                    Optional.empty(),
                    Double.NaN,
                    Double.NaN));
        }
        return SITE.toBuilder().anchors(anchors).build();
    }
}
