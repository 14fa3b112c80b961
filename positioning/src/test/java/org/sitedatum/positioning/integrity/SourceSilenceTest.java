package org.sitedatum.positioning.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.event.HealthEvent.Change;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.event.HealthEvent.Device;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;

/** A source that stops is said to be silent within a bounded time, once, and well again when it is heard. */
class SourceSilenceTest implements EngineListener {

    private static final double NAN = Double.NaN;

    private final List<HealthEvent> events = new ArrayList<>();
    private PositioningEngine engine = newEngine();

    private PositioningEngine newEngine() {
        return new PositioningEngine(FaultScene.RANGE_OF_6.site(), EngineOptions.defaults(), this);
    }

    /** To a body that stands where {@link #position} says. */
    private void range(double t) {
        double range = Math.sqrt(8.5 * 8.5 + 6.5 * 6.5 + 1.4 * 1.4);
        engine.accept(
                new RangeFix(FaultySensors.header("uwb", t), "a0", range + 0.01 * Math.sin(3 * t), NAN, NAN, NAN));
    }

    private void position(double t) {
        engine.accept(new PositionFix(
                FaultySensors.header("vps", t), Site.FRAME, 9, 7, 1.2, Covariance3.isotropic(0.01 + 1e-6 * t)));
    }

    /** Time as the node tells it, ranges at 5 Hz all the while, positions every second until one time and from another. */
    private void play(double from, double to, double stop, double again) {
        for (int step = (int) Math.round(10 * from); step < Math.round(10 * to); step++) {
            double t = 0.1 * step;
            if (step % 2 == 0) {
                range(t);
            }
            if (step % 10 == 0 && (t < stop || t >= again)) {
                position(t);
            }
            engine.advanceTo(FaultySensors.stamp(t + 0.05));
        }
    }

    private List<HealthEvent> silences() {
        return events.stream()
                .filter(event -> event.condition() == Condition.SILENT)
                .toList();
    }

    private static double seconds(HealthEvent event) {
        return 1e-9 * (event.stampNanos() - FaultySensors.START);
    }

    @Test
    void shouldNameASourceThatStoppedOnceAndClearItOnce() {
        play(0, 100, 40, 80);

        assertThat(silences()).extracting(HealthEvent::change).containsExactly(Change.RAISED, Change.CLEARED);
        HealthEvent raised = silences().get(0);
        assertThat(raised.subject()).isEqualTo("vps");
        assertThat(raised.device()).isEqualTo(Device.SOURCE);
        assertThat(seconds(raised)).isBetween(42.0, 44.0);
        assertThat(raised.measured()).isGreaterThan(raised.limit());
        assertThat(seconds(silences().get(1))).isBetween(80.0, 80.2);
    }

    @Test
    void shouldListASilentSourceAmongTheProblemsWhileItIs() {
        play(0, 60, 40, 80);
        assertThat(engine.health().problems()).containsEntry("vps", "silent");

        play(60, 90, 40, 80);
        assertThat(engine.health().problems()).doesNotContainKey("vps");
    }

    @Test
    void shouldNameASourceOfRangesThoughItIsNoWitnessItself() {
        for (int n = 0; n < 100; n++) {
            range(0.1 * n);
            engine.advanceTo(FaultySensors.stamp(0.1 * n + 0.05));
        }
        for (int n = 100; n < 200; n++) {
            engine.advanceTo(FaultySensors.stamp(0.1 * n));
        }

        assertThat(silences()).singleElement().extracting(HealthEvent::subject).isEqualTo("uwb");
        assertThat(seconds(silences().get(0))).isBetween(12.5, 13.5);
        assertThat(engine.health().problems()).containsEntry("uwb", "silent");
    }

    @Test
    void shouldSayNothingOfSourcesThatAreIrregularOrNewOrWhileNobodyListened() {
        for (int n = 0; n < 40; n++) {
            position(20 * n);
            for (int step = 0; step < 200; step++) {
                engine.advanceTo(FaultySensors.stamp(20 * n + 0.1 * step));
            }
        }
        engine.advanceTo(FaultySensors.stamp(900));
        assertThat(silences()).isEmpty();

        engine = newEngine();
        play(0, 40, 40, 80);
        engine.advanceTo(FaultySensors.stamp(300));
        assertThat(silences()).isEmpty();
    }

    @Test
    void shouldForgetASourceThatHasGoneForGood() {
        play(0, 40, 40, 80);
        for (int second = 40; second < 3700; second++) {
            engine.advanceTo(FaultySensors.stamp(second));
        }

        assertThat(silences())
                .filteredOn(event -> event.subject().equals("vps"))
                .extracting(HealthEvent::change)
                .containsExactly(Change.RAISED, Change.CLEARED);
        assertThat(engine.health().problems()).doesNotContainKeys("vps", "uwb");
    }

    @Test
    void shouldGoOnWatchingInAnotherEngine() {
        play(0, 40, 40, 80);
        byte[] state = engine.snapshot();
        engine = newEngine();
        engine.resume(state);
        play(40, 60, 40, 80);

        assertThat(silences()).singleElement().extracting(HealthEvent::subject).isEqualTo("vps");
        assertThat(Optional.of(seconds(silences().get(0))))
                .hasValueSatisfying(t -> assertThat(t).isLessThan(44));
    }

    @Override
    public void onEvent(SiteEvent event) {
        if (event instanceof HealthEvent health) {
            events.add(health);
        }
    }
}
