package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.event.ProximityEvent;
import org.sitedatum.positioning.fix.Fix;

/** The law of resuming: an engine that goes on from a snapshot says what the engine would have said, to the bit. */
class R01_ResumedEngineTest {

    private static final double SECONDS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldSayToTheBitWhatTheEngineThatWentOnSays(long seed) {
        List<Fix> fixes = BusyHall.fixes(seed, SECONDS);
        SplittableRandom random = new SplittableRandom(seed);
        Run first = new Run();
        Run resumed = first;
        List<Integer> cuts =
                random.ints(4, 100, fixes.size() - 100).sorted().boxed().toList();
        int at = 0;
        for (int cut : cuts) {
            for (; at < cut; at++) {
                first.accept(fixes.get(at));
                if (resumed != first) {
                    resumed.accept(fixes.get(at));
                }
            }
            Run next = new Run();
            assertThat(next.engine.resume(resumed.engine.snapshot())).isEmpty();
            next.continueAfter(resumed);
            resumed = next;
            first.said.clear();
        }
        for (; at < fixes.size(); at++) {
            first.accept(fixes.get(at));
            resumed.accept(fixes.get(at));
        }

        assertThat(resumed.said.poses).isNotEmpty();
        assertSaidTheSame(resumed, first);
        assertThat(resumed.engine.snapshot()).isNotEmpty();
        assertThat(resumed.engine.acceptedCount()).isEqualTo(first.engine.acceptedCount());
        assertThat(resumed.engine.rejectedCounts()).isEqualTo(first.engine.rejectedCounts());
        assertThat(resumed.engine.eventCount()).isEqualTo(first.engine.eventCount());
        assertThat(resumed.engine.health()).isEqualTo(first.engine.health());
        assertThat(resumed.engine.places().state())
                .isEqualTo(first.engine.places().state());
        resumed.engine
                .clocks()
                .forEach((source, clock) -> assertThat(clock)
                        .usingRecursiveComparison()
                        .isEqualTo(first.engine.clocks().get(source)));
    }

    @Test
    void shouldHaveSomethingToGoOnWithOfEveryKind() {
        Run run = new Run();
        BusyHall.fixes(1, SECONDS).forEach(run::accept);

        assertThat(run.said.events)
                .hasAtLeastOneElementOfType(FenceEvent.class)
                .hasAtLeastOneElementOfType(ProximityEvent.class)
                .hasAtLeastOneElementOfType(MergeEvent.class)
                .hasAtLeastOneElementOfType(HealthEvent.class);
        assertThat(run.said.alignments).isNotEmpty();
        assertThat(run.said.poses.stream().map(PoseEstimate::trackable).distinct())
                .contains("p0", "p1", "p2", "p3", "tagged", "vehicle", "anon-1", "anon-2");
        assertThat(run.said.poses.stream().filter(pose -> pose.label().isPresent()))
                .isNotEmpty();
    }

    @Test
    void shouldGoOnTheSameWhetherOrNotSnapshotsAreTaken() {
        Run watched = new Run();
        Run alone = new Run();
        int n = 0;
        for (Fix fix : BusyHall.fixes(7, 20)) {
            watched.accept(fix);
            alone.accept(fix);
            if (n++ % 37 == 0) {
                watched.engine.snapshot();
            }
        }

        assertSaidTheSame(watched, alone);
    }

    @Test
    void shouldGoOnFromAWholeSnapshotAndTheChangesSince() {
        Run first = new Run();
        List<byte[]> snapshots = new ArrayList<>();
        List<Fix> fixes = BusyHall.fixes(8, 20);
        int half = fixes.size() / 2;
        for (int i = 0; i < half; i++) {
            first.accept(fixes.get(i));
            if (i % 60 == 59) {
                snapshots.add(first.engine.snapshotChanged());
            }
        }
        snapshots.add(first.engine.snapshotChanged());
        Run resumed = new Run();

        assertThat(resumed.engine.resume(snapshots)).isEmpty();

        resumed.continueAfter(first);
        first.said.clear();
        for (Fix fix : fixes.subList(half, fixes.size())) {
            first.accept(fix);
            resumed.accept(fix);
        }
        assertSaidTheSame(resumed, first);
    }

    @Test
    void shouldWriteTheSameBytesAgainAfterResuming() {
        Run run = new Run();
        BusyHall.fixes(9, 15).forEach(run::accept);
        byte[] bytes = run.engine.snapshot();
        Run resumed = new Run();

        assertThat(resumed.engine.resume(bytes)).isEmpty();

        assertThat(resumed.engine.snapshot()).isEqualTo(bytes);
    }

    @Test
    void shouldPutLateFixesInTheirPlaceAgainAfterTheBorder() {
        List<Fix> fixes = new ArrayList<>(BusyHall.fixes(10, 20));
        int cut = fixes.size() / 2;
        Run first = new Run();
        fixes.subList(0, cut).forEach(first::accept);
        Run resumed = new Run();
        assertThat(resumed.engine.resume(first.engine.snapshot())).isEmpty();
        resumed.continueAfter(first);
        first.said.clear();
        for (int i = cut; i + 5 < fixes.size(); i += 5) {
            Collections.reverse(fixes.subList(i, i + 5));
        }

        for (Fix fix : fixes.subList(cut, fixes.size())) {
            first.accept(fix);
            resumed.accept(fix);
        }

        assertSaidTheSame(resumed, first);
    }

    @Test
    void shouldRefuseFixesFromBeforeTheBorderAndSoSayNothingTwice() {
        List<Fix> fixes = BusyHall.fixes(11, 10);
        Run first = new Run();
        fixes.forEach(first::accept);
        Run resumed = new Run();
        assertThat(resumed.engine.resume(first.engine.snapshot())).isEmpty();

        fixes.subList(fixes.size() - 200, fixes.size()).forEach(resumed.engine::accept);

        assertThat(resumed.said.poses).isEmpty();
        assertThat(resumed.said.events).isEmpty();
        assertThat(resumed.said.rejections)
                .hasSize(200)
                .allMatch(refused -> refused.reason() == FixRejection.Reason.TOO_OLD
                        || refused.reason() == FixRejection.Reason.DUPLICATE);
    }

    private static void assertSaidTheSame(Run resumed, Run first) {
        assertSame(resumed.said.events, first.said.events);
        assertSame(resumed.said.poses, first.said.poses);
        assertSame(resumed.said.rejections, first.said.rejections);
        assertSame(resumed.said.alignments, first.said.alignments);
    }

    /** Says the first difference only. */
    private static void assertSame(List<?> said, List<?> expected) {
        for (int i = 0; i < Math.min(said.size(), expected.size()); i++) {
            assertThat(said.get(i)).as("number %d", i).isEqualTo(expected.get(i));
        }
        assertThat(said).hasSameSizeAs(expected);
    }

    /** An engine that lets time pass in steps of 100 ms between the fixes. */
    private static final class Run {
        private static final long TICK = 100_000_000L;

        final Outcomes said = new Outcomes();
        final PositioningEngine engine = new PositioningEngine(BusyHall.site(), EngineOptions.defaults(), said);
        private long now;

        void accept(Fix fix) {
            long received = fix.header().receivedNanos();
            for (long tick = (now / TICK + 1) * TICK; now > 0 && tick <= received; tick += TICK) {
                engine.advanceTo(tick);
            }
            now = Math.max(now, received);
            engine.accept(fix);
        }

        void continueAfter(Run other) {
            now = other.now;
        }
    }
}
