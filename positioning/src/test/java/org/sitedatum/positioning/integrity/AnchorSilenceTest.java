package org.sitedatum.positioning.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.SmallSite;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.event.HealthEvent.Change;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.event.HealthEvent.Device;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;

/** Tags range to six anchors five times a second, as far as these reach; one anchor falls silent, or tags leave its reach. */
class AnchorSilenceTest implements EngineListener {

    private static final double NAN = Double.NaN;

    private final List<HealthEvent> events = new ArrayList<>();
    private final Site site = SmallSite.withAnchors(6)
            .body("one", TrackableKind.PEDESTRIAN, 1.2)
            .body("two", TrackableKind.PEDESTRIAN, 1.2)
            .build();
    private PositioningEngine engine = new PositioningEngine(site, EngineOptions.defaults(), this);
    private final SplittableRandom random = new SplittableRandom(7);

    private String dead = "a2";
    private double dies = Double.POSITIVE_INFINITY;
    private double revives = Double.POSITIVE_INFINITY;
    private double reach = 50;
    /** Share of ranges that get through. */
    private double heard = 0.9;

    private void play(double from, double to, String... bodies) {
        for (int step = (int) Math.round(30 * from); step < Math.round(30 * to); step++) {
            double t = step / 30.0;
            for (String body : bodies) {
                range(body, t, site.anchors().get(step % 6).id(), place(body, t));
            }
            engine.advanceTo(FaultySensors.stamp(t + 0.05));
        }
    }

    /** From a time on all go to the left end, in ten seconds, and stay there. */
    private double leaves = Double.POSITIVE_INFINITY;

    private Vector3 place(String body, double t) {
        double angle = 0.15 * (body.equals("one") ? t : t + 13);
        double gone = Math.max(0, Math.min(1, (t - leaves) / 10));
        double x = (1 - gone) * (10 + 6 * Math.cos(angle)) + gone * (3 + 0.5 * Math.cos(angle));
        return new Vector3(x, 7.5 + 4 * Math.sin(angle), 1.2);
    }

    private void range(String body, double t, String anchor, Vector3 place) {
        Vector3 there = site.anchors().stream()
                .filter(one -> one.id().equals(anchor))
                .findFirst()
                .orElseThrow()
                .position();
        double distance = place.distanceTo(there);
        boolean off = anchor.equals(dead) && t >= dies && t < revives;
        boolean through = random.nextDouble() < heard;
        double noise = 0.05 * Dense.normal(random);
        if (through && !off && distance < reach) {
            FixHeader header = FixHeader.of("uwb", FaultySensors.stamp(t), FaultySensors.stamp(t + 0.02), body);
            engine.accept(new RangeFix(header, anchor, distance + 0.1 + noise, NAN, NAN, NAN));
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
    void shouldNameAnAnchorThatTwoTagsMissOnceAndClearItOnce() {
        dies = 100;
        revives = 130;
        play(0, 140, "one", "two");

        assertThat(silences()).extracting(HealthEvent::change).containsExactly(Change.RAISED, Change.CLEARED);
        assertThat(silences()).allSatisfy(event -> {
            assertThat(event.device()).isEqualTo(Device.ANCHOR);
            assertThat(event.subject()).isEqualTo("a2");
        });
        assertThat(seconds(silences().get(0))).isBetween(103.0, 108.0);
        assertThat(seconds(silences().get(1))).isBetween(130.0, 130.6);
    }

    @Test
    void shouldListASilentAnchorAmongTheProblemsAndGoOnWatchingInAnotherEngine() {
        dies = 100;
        play(0, 101, "one", "two");
        byte[] state = engine.snapshot();
        engine = new PositioningEngine(site, EngineOptions.defaults(), this);
        assertThat(engine.resume(state)).isEmpty();
        play(101, 110, "one", "two");

        assertThat(silences()).singleElement().extracting(HealthEvent::subject).isEqualTo("a2");
        assertThat(engine.health().problems()).containsEntry("a2", "silent");
    }

    @Test
    void shouldNameAnAnchorThatASingleTagMissesWhereverItGoes() {
        dies = 100;
        play(0, 140, "one");

        assertThat(silences()).singleElement().extracting(HealthEvent::subject).isEqualTo("a2");
        assertThat(seconds(silences().get(0))).isBetween(103.0, 125.0);
    }

    @Test
    void shouldSayNothingOfAnchorsThatAllTagsHaveLeft() {
        reach = 12;
        play(0, 200, "one", "two");
        assertThat(silences()).isEmpty();

        leaves = 200;
        play(200, 320, "one", "two");
        assertThat(silences()).isEmpty();
    }

    @Test
    void shouldSayNothingWhenHalfOfTheRangesAreLost() {
        heard = 0.3;
        play(0, 300, "one");

        assertThat(silences()).isEmpty();
    }

    @Test
    void shouldSayNothingOfATagThatHearsNobodyWhileTheOtherGoesOn() {
        play(0, 100, "one", "two");
        play(100, 160, "two");

        assertThat(silences()).isEmpty();
    }

    @Override
    public void onEvent(SiteEvent event) {
        if (event instanceof HealthEvent health) {
            events.add(health);
        }
    }
}
