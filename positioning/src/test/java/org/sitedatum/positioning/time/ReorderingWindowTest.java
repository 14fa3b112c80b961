package org.sitedatum.positioning.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.time.ReorderingWindow.Outcome;

class ReorderingWindowTest {

    private static final long MILLISECOND = 1_000_000L;
    private static final long WINDOW = 500 * MILLISECOND;

    private final List<Fix> arrived = new ArrayList<>();
    private int appliedFixes;
    private final ReorderingWindow<Ledger> window = newWindow();

    private ReorderingWindow<Ledger> newWindow() {
        return new ReorderingWindow<>(WINDOW, new Desk<>(new Ledger()), new Ledger());
    }

    @Test
    void shouldApplyFixesInOrderOnce() {
        for (int i = 0; i < 100; i++) {
            assertThat(window.accept(range(10L * i, "a"))).isEqualTo(Outcome.APPLIED);
        }

        assertThat(appliedFixes).isEqualTo(100);
        assertThat(window.head().count).isEqualTo(100);
        assertThat(window.newestStampNanos()).isEqualTo(990 * MILLISECOND);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shouldGiveTheSameStateForEveryArrivalOrderInsideTheWindow(long seed) {
        Random random = new Random(seed);
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            // many stamps are shared, by different anchors
            fixes.add(range(20L * random.nextInt(200), "anchor-" + i));
        }
        List<Fix> sorted = new ArrayList<>(fixes);
        sorted.sort(FixOrder.INSTANCE);
        sorted.forEach(window::accept);
        long expected = window.head().hash;

        for (int n = 0; n < 20; n++) {
            ReorderingWindow<Ledger> other = newWindow();
            for (Fix fix : delayed(sorted, random)) {
                assertThat(other.accept(fix)).isIn(Outcome.APPLIED, Outcome.REWOUND);
            }
            assertThat(other.head().hash).as("seed %d, order %d", seed, n).isEqualTo(expected);
            assertThat(other.head().count).isEqualTo(400);
        }
    }

    /** Arrival order after delays of up to a window. */
    private static List<Fix> delayed(List<Fix> sorted, Random random) {
        record Arrival(Fix fix, long nanos) {}
        List<Arrival> arrivals = new ArrayList<>();
        for (Fix fix : sorted) {
            arrivals.add(new Arrival(fix, fix.stampNanos() + (long) (random.nextDouble() * WINDOW)));
        }
        Collections.shuffle(arrivals, random);
        arrivals.sort((a, b) -> Long.compare(a.nanos, b.nanos));
        return arrivals.stream().map(Arrival::fix).toList();
    }

    @Test
    void shouldRefuseAFixOlderThanTheWindowAndChangeNothing() {
        window.accept(range(0, "a"));
        window.accept(range(1_000, "a"));
        long before = window.head().hash;

        assertThat(window.accept(range(499, "b"))).isEqualTo(Outcome.TOO_OLD);
        assertThat(window.head().hash).isEqualTo(before);
        assertThat(window.accept(range(500, "b"))).isEqualTo(Outcome.REWOUND);
        assertThat(window.head().count).isEqualTo(3);
    }

    @Test
    void shouldRefuseWhatWasSaidBeforeWhereverItStands() {
        for (int i = 0; i < 20; i++) {
            window.accept(range(20L * i, "a"));
        }
        long before = window.head().hash;

        for (int i = 0; i < 20; i++) {
            assertThat(window.accept(range(20L * i, "a"))).isEqualTo(Outcome.DUPLICATE);
        }
        assertThat(window.head().hash).isEqualTo(before);
    }

    @Test
    void shouldNotTakeAFixTwiceJustBecauseTheFirstWasForgotten() {
        for (int i = 0; i < 1_000; i++) {
            window.accept(range(20L * i, "a"));
        }

        for (int i = 0; i < 1_000; i++) {
            assertThat(window.accept(range(20L * i, "a"))).isIn(Outcome.DUPLICATE, Outcome.TOO_OLD);
        }
        assertThat(window.head().count).isEqualTo(1_000);
    }

    /** A second source is always 400 ms late: the work per fix must not grow with the length of the run. */
    @ParameterizedTest
    @ValueSource(longs = {20, 200, 240, 260, 400, 499})
    void shouldKeepAndReapplyNoMoreThanAboutTwoWindowsForASourceThatIsAlwaysLate(long lateMs) {
        int most = 0;
        for (int i = 60; i < 5_000; i++) {
            window.accept(range(10L * i, "prompt"));
            appliedFixes = 0;
            assertThat(window.accept(range(10L * i - lateMs, "late"))).isIn(Outcome.APPLIED, Outcome.REWOUND);
            most = Math.max(most, appliedFixes);
        }

        // two fixes per 10 ms: 100 per window
        assertThat(most).isLessThan(260);
    }

    @Test
    void shouldTakeFixesOfOneStampInAnyOrderAtLittleCost() {
        int most = 0;
        for (int i = 0; i < 200; i++) {
            for (String anchor : new String[] {"d", "b", "c", "a"}) {
                appliedFixes = 0;
                window.accept(range(10L * i, anchor));
                most = Math.max(most, appliedFixes);
            }
        }

        assertThat(most).isEqualTo(4);
    }

    @Test
    void shouldKeepBodiesApartThatAreWorkedOnAtOneDesk() {
        Desk<Ledger> desk = new Desk<>(new Ledger());
        List<ReorderingWindow<Ledger>> shared = new ArrayList<>();
        List<ReorderingWindow<Ledger>> alone = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shared.add(new ReorderingWindow<>(WINDOW, desk, new Ledger()));
            alone.add(newWindow());
        }
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            int body = random.nextInt(3);
            Fix fix = range(10L * i - random.nextInt(100), "a" + i);

            assertThat(shared.get(body).accept(fix)).isEqualTo(alone.get(body).accept(fix));

            int read = random.nextInt(3);
            assertThat(shared.get(read).head().hash).isEqualTo(alone.get(read).head().hash);
        }
    }

    @Test
    void shouldTellTheStateWhichFixHasArrived() {
        List<Fix> arrivals = List.of(range(100, "a"), range(50, "a"), range(100, "b"), range(0, "c"), range(75, "a"));

        arrivals.forEach(window::accept);

        assertThat(arrived).isEqualTo(arrivals);
    }

    @Test
    void shouldStartWithAFixLaterThanTheNext() {
        assertThat(window.accept(range(300, "a"))).isEqualTo(Outcome.APPLIED);
        assertThat(window.accept(range(0, "a"))).isEqualTo(Outcome.REWOUND);

        ReorderingWindow<Ledger> other = newWindow();
        other.accept(range(0, "a"));
        other.accept(range(300, "a"));
        assertThat(window.head().hash).isEqualTo(other.head().hash);
    }

    private static Fix range(long stampMs, String anchor) {
        FixHeader header = FixHeader.of("s", stampMs * MILLISECOND, stampMs * MILLISECOND, "t");
        return new RangeFix(header, anchor, 1, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Remembers what was applied in which order. */
    private final class Ledger implements Rewindable {

        private long hash = 17;
        private int count;
        private Fix lastApplied;

        @Override
        public void save(Snapshot out) {
            out.putLong(hash);
            out.put(count);
        }

        @Override
        public void restore(Snapshot in) {
            hash = in.nextLong();
            count = in.nextInt();
        }

        @Override
        public void apply(Fix fix) {
            appliedFixes++;
            count++;
            hash = 31 * hash + fix.hashCode();
            lastApplied = fix;
        }

        @Override
        public void noteArrival() {
            arrived.add(lastApplied);
        }
    }
}
