package org.sitedatum.positioning.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.positioning.sector.SectorRun.Said;
import org.sitedatum.positioning.sector.SectorRun.Victim;

/** S01: two sectors of one site, bodies that go from one to the other and back. */
class S01_TwoSectorsTest {

    private static final double SECONDS = 26;
    private static final long MS = 1_000_000L;
    /** Between two positions of one body. */
    private static final long UPDATE = 200 * MS;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldSayTogetherWhatOneEngineSays(long seed) {
        TwoFloors house = new TwoFloors(seed, SECONDS, true);
        Whole whole = new Whole(house);
        long delay = (seed % 4) * 10 * MS;
        SectorRun run = new SectorRun(house.site, delay, Victim.NOBODY);

        run.feed(house.fixes);

        assertThat(run.handOvers).hasSizeGreaterThan(6);
        assertSame(run, whole);
        assertThat(run.rejections).hasSize(whole.rejections);
        assertThat(longestGapNanos(run)).isLessThanOrEqualTo(UPDATE + delay);
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void shouldSayTheSameWhenAnOwnerDiesAsABodyCrosses(Victim victim, long seed) {
        TwoFloors house = new TwoFloors(seed, SECONDS, true);
        Whole whole = new Whole(house);
        SectorRun run = new SectorRun(house.site, 0, victim);

        run.feed(house.fixes);

        assertThat(run.owners.values().stream().anyMatch(owner -> owner.epoch > 70))
                .isTrue();
        assertSame(run, whole);
    }

    static List<Arguments> deaths() {
        List<Arguments> all = new ArrayList<>();
        for (Victim victim : Victim.values()) {
            for (long seed = 101; victim != Victim.NOBODY && seed <= 108; seed++) {
                all.add(Arguments.of(victim, seed));
            }
        }
        return all;
    }

    /** The same poses to the bit, each once, in order for a consumer that refuses older epochs; the same fence events. */
    private static void assertSame(SectorRun run, Whole whole) {
        assertThat(firstDifference(sorted(run.poses.stream().map(Said::pose).toList()), sorted(whole.poses)))
                .isEmpty();
        Set<String> said = new HashSet<>();
        Map<String, Said> last = new HashMap<>();
        for (Said one : run.poses) {
            String body = one.pose().trackable();
            assertThat(said.add(body + "@" + one.pose().stampNanos() + "#"
                            + one.pose().seq()))
                    .isTrue();
            Said before = last.put(body, one);
            if (before != null) {
                assertThat(one.epoch()).isGreaterThanOrEqualTo(before.epoch());
                assertThat(one.pose().seq()).isEqualTo(before.pose().seq() + 1);
            }
        }
        assertThat(fences(run.events)).isEqualTo(fences(whole.events));
    }

    /** Of silence about one body. */
    private static long longestGapNanos(SectorRun run) {
        Map<String, Long> last = new HashMap<>();
        long longest = 0;
        for (Said one : run.poses) {
            Long before = last.put(one.pose().trackable(), one.atNanos());
            longest = Math.max(longest, before == null ? 0 : one.atNanos() - before);
        }
        return longest;
    }

    private static String firstDifference(List<PoseEstimate> some, List<PoseEstimate> others) {
        for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
            Object one = i < some.size() ? some.get(i) : "nothing";
            Object other = i < others.size() ? others.get(i) : "nothing";
            if (!one.equals(other)) {
                return one + " instead of " + other;
            }
        }
        return "";
    }

    private static List<PoseEstimate> sorted(List<PoseEstimate> poses) {
        return poses.stream()
                .sorted(Comparator.comparing(PoseEstimate::trackable).thenComparing(PoseEstimate::seq))
                .toList();
    }

    private static List<String> fences(List<SiteEvent> events) {
        return events.stream()
                .filter(FenceEvent.class::isInstance)
                .map(FenceEvent.class::cast)
                .map(e -> e.trackable() + " " + e.visit() + " " + e.change() + " " + e.fence() + " " + e.stampNanos()
                        + " " + e.cause() + " " + e.position())
                .sorted()
                .toList();
    }

    /** One engine of the whole site. */
    private static final class Whole implements EngineListener {
        final List<PoseEstimate> poses = new ArrayList<>();
        final List<SiteEvent> events = new ArrayList<>();
        int rejections;

        Whole(TwoFloors house) {
            PacedEngine engine =
                    new PacedEngine(new PositioningEngine(TwoFloors.site(false), EngineOptions.defaults(), this));
            house.fixes.forEach(engine::accept);
        }

        @Override
        public void onPose(PoseEstimate pose) {
            poses.add(pose);
        }

        @Override
        public void onEvent(SiteEvent event) {
            events.add(event);
        }

        @Override
        public void onRejection(org.sitedatum.positioning.FixRejection rejection) {
            rejections++;
        }
    }
}
