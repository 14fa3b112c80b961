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
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;

/**
 * What an engine says of sensors without names: a camera under the roof, a radar and a lidar, all of which see one body.
 * The camera and the radar send through one gateway.
 */
class SensorHealthTest implements EngineListener {

    private final List<HealthEvent> events = new ArrayList<>();
    private final Site site = FaultScene.RANGE_OF_6.site();
    private PositioningEngine engine = new PositioningEngine(site, EngineOptions.defaults(), this);
    private final FaultWalk walk = new FaultWalk(new SplittableRandom(2));
    private final FaultySights sights =
            new FaultySights(walk, new Fault(FaultKind.SLOW, 0, 100, new SplittableRandom(4)), new SplittableRandom(5));

    private double cameraStops = Double.POSITIVE_INFINITY;
    private double radarStops = Double.POSITIVE_INFINITY;
    private double radarLate;
    private double drift;
    private boolean lidar = true;
    private boolean tag;

    private final List<Fix> accepted = new ArrayList<>();

    private void accept(Fix fix) {
        accepted.add(fix);
        engine.accept(fix);
    }

    private void play(double from, double to) {
        for (int step = (int) Math.round(20 * from); step < Math.round(20 * to); step++) {
            double t = 0.05 * step;
            if (step % 4 == 0 && t < cameraStops) {
                accept(sights.pixels(t, t, Math.max(0, drift * (t - 20)), false));
            } else if (step % 4 == 1 && t < radarStops) {
                accept(sights.scan(t, t - radarLate, 0, false));
            } else if (step % 4 == 2 && lidar) {
                accept(sights.detections(t, t, 0, false));
            } else if (step % 4 == 3 && tag) {
                accept(tagPosition(t));
            }
            engine.advanceTo(FaultySensors.stamp(t + 0.03));
        }
    }

    private Fix tagPosition(double t) {
        Vector3 p = sights.place(t, 0, false, 0.1);
        return new PositionFix(
                FaultySensors.header("rtls", t), Site.FRAME, p.x(), p.y(), p.z(), Covariance3.isotropic(0.01));
    }

    private SubjectHealth health(String sensor) {
        return engine.health().subjects().stream()
                .filter(subject ->
                        subject.device() == Device.SENSOR && subject.id().equals(sensor))
                .findFirst()
                .orElseThrow();
    }

    private List<HealthEvent> said(Condition condition, Device device) {
        return events.stream()
                .filter(event -> event.condition() == condition && event.device() == device)
                .toList();
    }

    @Test
    void shouldTellHowSensorsAreThatAreInOrder() {
        play(0, 60);

        assertThat(events).isEmpty();
        for (String sensor : List.of("roof", "corner", "lidar")) {
            assertThat(health(sensor).bias()).as(sensor).isCloseTo(0, within(0.1));
            assertThat(health(sensor).spread()).as(sensor).isBetween(0.01, 0.5);
            assertThat(health(sensor).excludedShare()).as(sensor).isLessThan(0.1);
            assertThat(health(sensor).lag()).as(sensor).isCloseTo(0, within(0.05));
        }
    }

    @Test
    void shouldNameACameraWhoseBiasGrows() {
        drift = 0.02;
        play(0, 90);

        assertThat(said(Condition.BIASED, Device.SENSOR))
                .singleElement()
                .satisfies(event -> assertThat(event.subject()).isEqualTo("roof"))
                .satisfies(event -> assertThat(event.change()).isEqualTo(Change.RAISED));
        assertThat(Math.abs(health("roof").bias())).isGreaterThan(0.6);
        assertThat(engine.health().problems().get("roof")).contains("biased");
    }

    @Test
    void shouldNameACameraThatIsAloneByTheTagsItSees() {
        lidar = false;
        radarStops = 0;
        tag = true;
        drift = 0.02;
        play(0, 90);

        assertThat(said(Condition.BIASED, Device.SENSOR))
                .extracting(HealthEvent::subject)
                .contains("roof");
    }

    @Test
    void shouldNameARadarThatIsLateAndSayByHowMuch() {
        radarLate = 0.6;
        play(0, 60);

        assertThat(said(Condition.CLOCK_OFFSET, Device.SENSOR))
                .extracting(HealthEvent::subject)
                .containsExactly("corner");
        assertThat(health("corner").lag()).isCloseTo(0.6, within(0.2));
    }

    @Test
    void shouldNameARadarThatFallsSilentOnceAndClearItOnce() {
        radarStops = 30;
        play(0, 40);

        assertThat(said(Condition.SILENT, Device.SENSOR))
                .singleElement()
                .satisfies(event -> assertThat(event.subject()).isEqualTo("corner"))
                .satisfies(event -> assertThat(1e-9 * (event.stampNanos() - FaultySensors.START))
                        .isBetween(32.0, 34.5));
        assertThat(health("corner").conditions()).containsExactly(Condition.SILENT);

        radarStops = 100;
        play(40, 42);
        assertThat(said(Condition.SILENT, Device.SENSOR))
                .extracting(HealthEvent::change)
                .containsExactly(Change.RAISED, Change.CLEARED);
    }

    @Test
    void shouldGoOnInAnotherEngineToTheNumber() {
        drift = 0.02;
        cameraStops = 70;
        play(0, 48);
        byte[] state = engine.snapshot();
        accepted.clear();
        events.clear();
        play(48, 80);
        List<HealthEvent> whole = List.copyOf(events);
        EngineHealth end = engine.health();
        assertThat(whole).isNotEmpty();

        events.clear();
        engine = new PositioningEngine(site, EngineOptions.defaults(), this);
        assertThat(engine.resume(state)).isEmpty();
        accepted.forEach(fix -> {
            engine.accept(fix);
            engine.advanceTo(fix.stampNanos() + 30_000_000L);
        });

        assertThat(events).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++) {
            assertThat(events.get(i))
                    .usingRecursiveComparison()
                    .ignoringFields("stampNanos", "measured")
                    .isEqualTo(whole.get(i));
        }
        assertThat(engine.health()).isEqualTo(end);
    }

    @Override
    public void onEvent(SiteEvent event) {
        if (event instanceof HealthEvent health) {
            events.add(health);
        }
    }
}
