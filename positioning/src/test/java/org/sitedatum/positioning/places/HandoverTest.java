package org.sitedatum.positioning.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.site.Fence;

/** A stay begun without a name goes on under the name the body proves to have, and back when that was wrong. */
class HandoverTest {

    private static final Fence DOCK = WatchedSite.box("dock", 0, 0, 10, 10);

    private final WatchedSite site = new WatchedSite(DOCK);

    private void merge(MergeEvent.Change change, double seconds) {
        site.places.onMerge(new MergeEvent(0, WatchedSite.stamp(seconds), "anon-1", "a", change, 0.99));
    }

    private FenceEvent last() {
        return (FenceEvent) site.events.get(site.events.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGoOnUnderTheName(boolean isHeardBefore) {
        site.pose("anon-1", 0, 5, 5);
        if (isHeardBefore) {
            site.pose("a", 1, -1, 5).pose("anon-1", 1, 5, 5);
        }

        merge(MergeEvent.Change.MERGED, 2);
        site.pose("anon-1", 2, 5, 5, TrackingState.LOST).pose("a", 3, 5, 5).pose("a", 4, 20, 5);

        assertThat(site.said())
                .containsExactly(
                        "dock anon-1 ENTERED POSE 0.0",
                        "dock anon-1 EXITED MERGE 2.0",
                        "dock a ENTERED MERGE 2.0",
                        "dock a EXITED POSE 4.0");
        assertThat(last().enteredNanos()).as("the stay is one").isEqualTo(WatchedSite.stamp(0));
        assertThat(((FenceEvent) site.events.get(2)).visit()).isEqualTo(last().visit());
    }

    @Test
    void shouldEnterOnceWhoIsInsideUnderBothNames() {
        site.pose("anon-1", 0, 5, 5).pose("a", 3, 5, 5);

        merge(MergeEvent.Change.MERGED, 4);
        site.pose("anon-1", 4, 5, 5, TrackingState.LOST).pose("a", 5, 5, 5).pose("a", 6, 20, 5);

        assertThat(site.said())
                .containsExactly(
                        "dock anon-1 ENTERED POSE 0.0",
                        "dock a ENTERED POSE 3.0",
                        "dock anon-1 EXITED MERGE 4.0",
                        "dock a EXITED POSE 6.0");
        assertThat(last().enteredNanos()).isEqualTo(WatchedSite.stamp(0));
    }

    @Test
    void shouldGiveBackWhatWasNeverItsOwn() {
        site.pose("anon-1", 0, 5, 5).pose("a", 1, -1, 5);
        merge(MergeEvent.Change.MERGED, 2);

        merge(MergeEvent.Change.PARTED, 3);
        site.pose("anon-1", 4, 5, 5).pose("a", 4, -5, 5).pose("anon-1", 5, 20, 5);

        assertThat(site.said())
                .containsExactly(
                        "dock anon-1 ENTERED POSE 0.0",
                        "dock anon-1 EXITED MERGE 2.0",
                        "dock a ENTERED MERGE 2.0",
                        "dock a EXITED MERGE 3.0",
                        "dock anon-1 ENTERED MERGE 3.0",
                        "dock anon-1 EXITED POSE 5.0");
        assertThat(last().enteredNanos()).isEqualTo(WatchedSite.stamp(0));
    }

    @Test
    void shouldKeepItsOwnStayOnParting() {
        site.pose("anon-1", 0, 20, 5).pose("a", 1, 5, 5);
        merge(MergeEvent.Change.MERGED, 2);
        merge(MergeEvent.Change.PARTED, 3);
        site.pose("a", 4, 5, 5);

        assertThat(site.said()).containsExactly("dock a ENTERED POSE 1.0");
    }

    @Test
    void shouldRememberTheLenderInASnapshot() {
        site.pose("anon-1", 0, 5, 5).pose("a", 1, -1, 5);
        merge(MergeEvent.Change.MERGED, 2);
        WatchedSite next = new WatchedSite(DOCK);
        next.places.resume(site.places.state());

        next.places.onMerge(new MergeEvent(0, WatchedSite.stamp(3), "anon-1", "a", MergeEvent.Change.PARTED, 0.1));

        assertThat(next.said()).containsExactly("dock a EXITED MERGE 3.0", "dock anon-1 ENTERED MERGE 3.0");
    }

    /** Whatever happens, entries and exits of one id alternate, and at most one id is inside per body that is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldAlternateUnderAnyMergesAndPartings(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean merged = false;
        for (int k = 0; k < 400; k++) {
            double x = random.nextBoolean() ? 5 : 20;
            int what = random.nextInt(10);
            if (what == 0) {
                merge(merged ? MergeEvent.Change.PARTED : MergeEvent.Change.MERGED, k);
                merged = !merged;
            } else if (what < 5) {
                site.pose("a", k, x, 5);
            } else if (!merged) {
                site.pose("anon-1", k, x, 5, what == 9 ? TrackingState.LOST : TrackingState.TRACKING);
            }
        }

        Map<String, List<FenceEvent.Change>> byBody = new HashMap<>();
        for (SiteEvent event : site.events) {
            FenceEvent fence = (FenceEvent) event;
            byBody.computeIfAbsent(fence.trackable(), id -> new ArrayList<>()).add(fence.change());
        }
        assertThat(byBody).as("seed " + seed).containsOnlyKeys("a", "anon-1");
        byBody.forEach((id, changes) -> {
            for (int i = 0; i < changes.size(); i++) {
                assertThat(changes.get(i))
                        .as("seed %d %s %d", seed, id, i)
                        .isEqualTo(i % 2 == 0 ? FenceEvent.Change.ENTERED : FenceEvent.Change.EXITED);
            }
        });
        assertThat(site.said()).anyMatch(line -> line.contains("MERGE"));
    }
}
