package org.sitedatum.positioning.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.event.HealthEvent.Change;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;

/** What an engine says of its anchors. */
class SiteHealthTest implements EngineListener {

    private static final Vector3 NEW_PLACE = new Vector3(16, 3.5, 2.4);

    private final List<HealthEvent> events = new ArrayList<>();
    private final Site site = FaultScene.RANGE_OF_6.site();
    private final PositioningEngine engine = new PositioningEngine(site, EngineOptions.defaults(), this);
    private final SplittableRandom random = new SplittableRandom(5);
    private Optional<FixRejection> last = Optional.empty();
    private final FaultWalk walk = new FaultWalk(new SplittableRandom(2));

    /** Ranges of all anchors, of which the second stands elsewhere. */
    private void walk(double from, double to, Vector3 second) {
        int n = 0;
        for (double t = from; t < to; t += 0.03) {
            int anchor = n++ % 6;
            Vector3 place = anchor == 1 ? second : site.anchors().get(anchor).position();
            double range = walk.truth(t).translation().distanceTo(place) + 0.1 + 0.05 * Dense.normal(random);
            engine.accept(new RangeFix(
                    FaultySensors.header("uwb", t),
                    site.anchors().get(anchor).id(),
                    range,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN));
        }
    }

    @Test
    void shouldSayNothingWhileAllIsWell() {
        walk(0, 120, site.anchors().get(1).position());

        assertThat(events).isEmpty();
        assertThat(engine.health().problems()).isEmpty();
        assertThat(engine.health().subjects()).hasSize(6);
        assertThat(engine.health().subjects()).allSatisfy(subject -> {
            assertThat(subject.bias()).isBetween(-0.2, 0.4);
            assertThat(subject.spread()).isLessThan(0.2);
            assertThat(subject.excludedShare()).isLessThan(0.05);
        });
    }

    @Test
    void shouldNameAMovedAnchorAndItsNewPlaceOnceAndClearItOnce() {
        Vector3 surveyed = site.anchors().get(1).position();
        walk(0, 40, surveyed);
        walk(40, 100, NEW_PLACE);

        assertThat(engine.health().problems()).containsOnlyKeys("a1");
        assertThat(engine.rejectedCounts().get(Reason.EXCLUDED)).isGreaterThan(200);
        assertThat(last).hasValueSatisfying(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.EXCLUDED);
            assertThat(rejection.detail()).contains("proved");
        });
        HealthEvent moved = events.stream()
                .filter(event -> event.condition() == Condition.MOVED)
                .findFirst()
                .orElseThrow();
        assertThat(moved.subject()).isEqualTo("a1");
        assertThat(moved.likelyPosition().orElseThrow().distanceTo(NEW_PLACE)).isLessThan(0.5);

        walk(100, 220, surveyed);
        assertThat(engine.health().problems()).isEmpty();
        for (Condition condition : Condition.values()) {
            List<Change> changes = events.stream()
                    .filter(event -> event.condition() == condition)
                    .map(HealthEvent::change)
                    .toList();
            assertThat(changes).as(condition.name()).isIn(List.of(), List.of(Change.RAISED, Change.CLEARED));
        }
    }

    @Override
    public void onRejection(FixRejection rejection) {
        last = Optional.of(rejection);
    }

    @Override
    public void onEvent(SiteEvent event) {
        events.add((HealthEvent) event);
    }
}
