package org.sitedatum.positioning.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.event.HealthEvent.Change;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.event.HealthEvent.Device;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;

/** What an engine says of three sources of positions, of which the first is late, off, or noisier than it says. */
class SourceHealthTest implements EngineListener {

    private static final double STATED = 0.1;

    private final List<HealthEvent> events = new ArrayList<>();
    private final PositioningEngine engine =
            new PositioningEngine(FaultScene.POSITION_OF_3.site(), EngineOptions.defaults(), this);
    private final SplittableRandom random = new SplittableRandom(9);
    private final FaultWalk walk = new FaultWalk(new SplittableRandom(2));

    private void play(double late, Vector3 off, double sigma) {
        for (int step = 0; step < 600; step++) {
            double t = 0.2 * step;
            say("rtls-0", t, t - late, off, sigma);
            say("rtls-1", t + 0.05, t + 0.05, Vector3.ZERO, STATED);
            say("rtls-2", t + 0.1, t + 0.1, Vector3.ZERO, STATED);
        }
    }

    private void say(String source, double t, double seen, Vector3 off, double sigma) {
        Vector3 p = walk.truth(seen).translation().plus(off);
        engine.accept(new PositionFix(
                FaultySensors.header(source, t),
                Site.FRAME,
                p.x() + sigma * Dense.normal(random),
                p.y() + sigma * Dense.normal(random),
                p.z(),
                Covariance3.isotropic(STATED * STATED)));
    }

    private SubjectHealth health(String id) {
        return engine.health().subjects().stream()
                .filter(subject -> subject.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> raised(Condition condition) {
        return events.stream()
                .filter(event -> event.condition() == condition && event.change() == Change.RAISED)
                .map(HealthEvent::subject)
                .distinct()
                .toList();
    }

    @Test
    void shouldTellTheSpreadAndBiasOfSourcesThatAreInOrder() {
        play(0, Vector3.ZERO, STATED);

        assertThat(events).isEmpty();
        assertThat(engine.health().subjects()).hasSize(3).allSatisfy(subject -> {
            assertThat(subject.device()).isEqualTo(Device.SOURCE);
            assertThat(subject.bias()).isCloseTo(0, within(0.1));
            assertThat(subject.spread()).isBetween(0.05, 0.2);
            assertThat(subject.excludedShare()).isLessThan(0.1);
            assertThat(subject.lag()).isCloseTo(0, within(0.1));
        });
    }

    @Test
    void shouldNameASourceWhoseClockIsOffAndSayByHowMuch() {
        play(0.6, Vector3.ZERO, STATED);

        assertThat(raised(Condition.CLOCK_OFFSET)).containsExactly("rtls-0");
        assertThat(health("rtls-0").lag()).isCloseTo(0.6, within(0.2));
        assertThat(engine.health().problems().get("rtls-0")).contains("clock_offset");
    }

    @Test
    void shouldNameASourceThatIsAlwaysOffToOneSide() {
        play(0, new Vector3(1.2, 0, 0), STATED);

        assertThat(raised(Condition.BIASED)).containsExactly("rtls-0");
        assertThat(health("rtls-0").bias()).isCloseTo(1.2, within(0.4));
    }

    @Test
    void shouldNameASourceThatIsNoisierThanItSays() {
        play(0, Vector3.ZERO, 1);

        assertThat(raised(Condition.NOISY)).containsExactly("rtls-0");
        assertThat(health("rtls-0").spread()).isGreaterThan(0.6);
    }

    @Override
    public void onEvent(SiteEvent event) {
        if (event instanceof HealthEvent health) {
            events.add(health);
        }
    }
}
