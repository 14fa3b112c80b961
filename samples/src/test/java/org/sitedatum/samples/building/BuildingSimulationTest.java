package org.sitedatum.samples.building;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.samples.building.sensor.Delivery;
import org.sitedatum.samples.building.sensor.Mishaps;

class BuildingSimulationTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldGiveTheSameMessagesInWhateverStepsTheyAreAskedFor() {
        BuildingSimulation atOnce = new BuildingSimulation(11, START);
        BuildingSimulation inSteps = new BuildingSimulation(11, START);

        List<Delivery> whole = atOnce.deliverUntil(START + 20 * SECOND);
        List<Delivery> pieces = new ArrayList<>();
        for (long t = START; t <= START + 20 * SECOND; t += 7_000_000L) {
            pieces.addAll(inSteps.deliverUntil(t));
        }
        pieces.addAll(inSteps.deliverUntil(START + 20 * SECOND));

        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void shouldGiveOtherMessagesForAnotherSeed() {
        List<Delivery> one = new BuildingSimulation(1, START).deliverUntil(START + SECOND);
        List<Delivery> other = new BuildingSimulation(2, START).deliverUntil(START + SECOND);

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void shouldDeliverInOrderOfReceiptWithWholeMicrosecondStamps() {
        long last = 0;
        for (Delivery delivery : new BuildingSimulation(3, START).deliverUntil(START + 30 * SECOND)) {
            assertThat(delivery.receivedNanos()).isGreaterThanOrEqualTo(last);
            assertThat(delivery.fixes()).isNotEmpty().allSatisfy(fix -> {
                assertThat(fix.stampNanos() % 1000).isZero();
                assertThat(fix.header().receivedNanos()).isEqualTo(delivery.receivedNanos());
                assertThat(fix.header().source()).isEqualTo(delivery.source());
            });
            last = delivery.receivedNanos();
        }
    }

    @Test
    void shouldSpeakAtRealisticRates() {
        List<Fix> fixes = new BuildingSimulation(4, START)
                .deliverUntil(START + 60 * SECOND).stream()
                        .flatMap(delivery -> delivery.fixes().stream())
                        .toList();

        long ranges = fixes.stream().filter(RangeFix.class::isInstance).count();
        long odometry = fixes.stream().filter(OdometryFix.class::isInstance).count();

        // 14 tags at 10 Hz and 3 at 2 Hz, up to six anchors each; 4 robots at 20 Hz and a headset at 30 Hz
        assertThat(ranges / 60).isBetween(750L, 876L);
        assertThat(odometry / 60).isBetween(108L, 112L);
    }

    @Test
    void shouldLetEveryTagHearEnoughAnchorsMostOfTheTime() {
        BuildingSimulation simulation = new BuildingSimulation(5, START);
        int seconds = 120;
        List<Fix> fixes = simulation.deliverUntil(START + seconds * SECOND).stream()
                .flatMap(delivery -> delivery.fixes().stream())
                .toList();

        Map<String, Map<Long, Set<String>>> heard = new HashMap<>();
        fixes.stream()
                .filter(RangeFix.class::isInstance)
                .map(RangeFix.class::cast)
                .forEach(range -> heard.computeIfAbsent(
                                range.header().trackable().orElseThrow(), tag -> new HashMap<>())
                        .computeIfAbsent((range.stampNanos() - START) / SECOND, second -> new HashSet<>())
                        .add(range.anchor()));

        assertThat(heard)
                .hasSize(17)
                .allSatisfy((tag, bySecond) -> assertThat(bySecond.values())
                        .filteredOn(anchors -> anchors.size() >= 4)
                        .as(tag)
                        .hasSizeGreaterThan(seconds * 9 / 10));
    }

    @Test
    void shouldHaveEveryMishapNowAndThenAndCountIt() {
        BuildingSimulation simulation = new BuildingSimulation(6, START);
        List<Delivery> deliveries = simulation.deliverUntil(START + 120 * SECOND);

        assertThat(simulation.mishaps()).containsOnlyKeys(Mishaps.Kind.values());
        long unknown = deliveries.stream()
                .flatMap(delivery -> delivery.fixes().stream())
                .filter(fix -> fix instanceof RangeFix range && range.anchor().equals("forklift-7"))
                .count();
        assertThat(unknown).isPositive().isEqualTo(simulation.mishaps().get(Mishaps.Kind.UNKNOWN_ANCHOR));
        long ahead = deliveries.stream()
                .flatMap(delivery -> delivery.fixes().stream())
                .filter(fix -> fix.stampNanos() > fix.header().receivedNanos() + SECOND)
                .count();
        assertThat(ahead).isPositive().isEqualTo(simulation.mishaps().get(Mishaps.Kind.FROM_FUTURE));
    }

    @Test
    void shouldDescribeASiteThatDoesNotContradictItself() {
        var site = new SampleBuilding().site();
        Set<String> ids = new HashSet<>();
        site.anchors().forEach(anchor -> assertThat(ids.add(anchor.id())).isTrue());
        site.trackables().forEach(body -> {
            assertThat(ids.add(body.id())).isTrue();
            body.tags().forEach(tag -> assertThat(ids.add(tag.id())).isTrue());
        });

        assertThat(ids).allMatch(EntityId::isValid);
        assertThat(site.floors()).hasSize(2);
        for (Floor floor : site.floors()) {
            List<Anchor> anchors = site.anchors().stream()
                    .filter(anchor -> anchor.floor().orElseThrow().equals(floor.id()))
                    .toList();
            assertThat(anchors)
                    .hasSizeBetween(8, 12)
                    .allSatisfy(anchor -> assertThat(anchor.position().z())
                            .isBetween(floor.elevation(), floor.elevation() + floor.height()));
        }
    }
}
