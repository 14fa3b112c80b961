package org.sitedatum.positioning.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.FenceEvent.Cause;
import org.sitedatum.positioning.event.FenceEvent.Change;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceMargins;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Schedule;

/** What holds for every walk, fence and uncertainty. */
class FenceLawTest {

    private static final int STEPS = 4_000;

    private static Fence[] fences(SplittableRandom random) {
        List<Fence> fences = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double cx = random.nextDouble(0, 60);
            double cy = random.nextDouble(0, 40);
            double size = random.nextDouble(0.5, 8);
            Optional<String> floor = i % 3 == 0 ? Optional.of(i % 2 == 0 ? "g" : "u") : Optional.empty();
            Fence fence = i % 4 == 0
                    ? Fence.ofCircle("f" + i, floor, new Fence.Circle(new Point2(cx, cy), size))
                    : Fence.ofPolygon("f" + i, floor, RegionTest.star(random, cx, cy, size));
            fences.add(dressed(fence, i, random));
        }
        return fences.toArray(new Fence[0]);
    }

    private static Fence dressed(Fence fence, int i, SplittableRandom random) {
        Fence dressed = fence;
        if (i % 5 == 1) {
            dressed = dressed.withTimeouts(new FenceTimeouts(
                    random.nextDouble(1, 5),
                    random.nextDouble(0, 3),
                    random.nextDouble(0, 2),
                    random.nextDouble(0, 2),
                    4));
        }
        if (i % 5 == 2) {
            dressed = dressed.withMargins(new FenceMargins(0.1, 0.7, 0.8, 0.2));
        }
        if (i % 7 == 3) {
            dressed = dressed.withHeights(0.5, 1);
        }
        if (i % 11 == 4) {
            Schedule.Window window = new Schedule.Window(Set.of(DayOfWeek.THURSDAY), 1 + i % 3, 4);
            dressed = dressed.withSchedule(new Schedule("UTC", List.of(window)));
        }
        return dressed;
    }

    /** Feeds a random walk of several bodies: slow and fast, sure and unsure, with gaps, lost, late and repeated poses. */
    private static void walk(WatchedSite site, SplittableRandom random, int steps) {
        String[] bodies = {"a", "b", "c", "anon-1"};
        double[] x = new double[bodies.length];
        double[] y = new double[bodies.length];
        double seconds = 0;
        for (int i = 0; i < steps; i++) {
            seconds += random.nextInt(200) == 0 ? random.nextDouble(0, 20) : 0.05;
            int k = random.nextInt(bodies.length);
            double stride = random.nextInt(30) == 0 ? 20 : 0.5;
            x[k] = Math.max(0, Math.min(60, x[k] + random.nextDouble(-stride, stride * 1.05)));
            y[k] = Math.max(0, Math.min(40, y[k] + random.nextDouble(-stride, stride * 1.05)));
            site.withSigma(Math.exp(random.nextDouble(-5, 0.7)))
                    .atHeight(random.nextDouble(0, 2))
                    .onFloor(random.nextInt(50) == 0 ? "u" : "g");
            // an anonymous body that is lost is forgotten with its stamp; it does not come back
            double late = k < 3 && random.nextInt(20) == 0 ? 0.3 : 0;
            TrackingState state =
                    random.nextInt(100) == 0 ? TrackingState.values()[random.nextInt(4)] : TrackingState.TRACKING;
            site.pose(bodies[k], seconds - late, x[k], y[k], state);
            if (random.nextInt(5) == 0) {
                site.until(seconds);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shouldAlternateEntriesAndExitsOfEveryBodyAndFence(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        WatchedSite site = new WatchedSite(fences(random));

        walk(site, random, STEPS);

        Map<String, FenceEvent> open = new HashMap<>();
        Map<String, Long> lastStamp = new HashMap<>();
        Set<Change> changes = new TreeSet<>();
        Set<Cause> causes = new TreeSet<>();
        long sequence = 0;
        for (SiteEvent one : site.events) {
            FenceEvent event = (FenceEvent) one;
            String pair = event.fence() + " " + event.trackable();
            assertThat(event.sequence()).isEqualTo(++sequence);
            assertThat(event.stampNanos())
                    .as("seed %s, %s", seed, event)
                    .isGreaterThanOrEqualTo(lastStamp.getOrDefault(pair, Long.MIN_VALUE));
            lastStamp.put(pair, event.stampNanos());
            changes.add(event.change());
            causes.add(event.cause());
            if (event.change() == Change.ENTERED) {
                assertThat(open.put(pair, event)).as("seed %s, %s", seed, event).isNull();
            } else {
                FenceEvent entry = event.change() == Change.EXITED ? open.remove(pair) : open.get(pair);
                assertThat(entry).as("seed %s, %s", seed, event).isNotNull();
                assertThat(event.visit()).isEqualTo(entry.visit());
                assertThat(event.enteredNanos()).isEqualTo(entry.stampNanos());
            }
        }
        assertThat(changes).contains(Change.ENTERED, Change.EXITED);
        assertThat(causes).contains(Cause.POSE, Cause.CROSSING, Cause.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void shouldEnterByAPoseOnlyWithItsCovarianceBehindIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Fence[] fences = fences(random);
        WatchedSite site = new WatchedSite(fences);

        walk(site, random, STEPS);

        long entries = 0;
        for (SiteEvent one : site.events) {
            FenceEvent event = (FenceEvent) one;
            FenceMargins margins = fences[Integer.parseInt(event.fence().substring(1))].margins();
            if (event.change() == Change.ENTERED && event.cause() != Cause.TIMEOUT) {
                assertThat(event.probability()).isGreaterThanOrEqualTo(margins.enterProbabilityOrDefault());
                entries++;
            } else if (event.change() == Change.EXITED && event.cause() == Cause.POSE) {
                assertThat(event.probability()).isLessThanOrEqualTo(margins.exitProbabilityOrDefault());
            }
        }
        assertThat(entries).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void shouldSayTheSameOfAThousandFencesAsOfEachAlone(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Fence[] fences = fences(random);
        WatchedSite all = new WatchedSite(fences);
        walk(all, new SplittableRandom(seed), STEPS);

        List<String> alone = new ArrayList<>();
        for (Fence fence : fences) {
            WatchedSite one = new WatchedSite(fence);
            walk(one, new SplittableRandom(seed), STEPS);
            alone.addAll(one.said());
        }

        assertThat(all.said()).containsExactlyInAnyOrderElementsOf(alone);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void shouldGoOnFromASnapshotAsIfNothingHadHappened(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Fence[] fences = fences(random);
        WatchedSite whole = new WatchedSite(fences);
        SplittableRandom steps = new SplittableRandom(seed);
        List<PlacesState> snapshots = new ArrayList<>();
        List<Integer> saidBefore = new ArrayList<>();
        List<Long> seeds = new ArrayList<>();

        for (int part = 0; part < 6; part++) {
            long partSeed = steps.nextLong();
            seeds.add(partSeed);
            snapshots.add(whole.places.state());
            saidBefore.add(whole.events.size());
            walkLater(whole, new SplittableRandom(partSeed), part);
        }

        for (int part = 1; part < 6; part++) {
            WatchedSite resumed = new WatchedSite(fences);
            resumed.places.resume(snapshots.get(part));
            assertThat(resumed.places.state()).isEqualTo(snapshots.get(part));
            for (int rest = part; rest < 6; rest++) {
                walkLater(resumed, new SplittableRandom(seeds.get(rest)), rest);
            }
            assertThat(resumed.events)
                    .as("seed %s from part %s", seed, part)
                    .isEqualTo(whole.events.subList(saidBefore.get(part), whole.events.size()));
        }
    }

    /** A part of a walk that starts where the one before ended in time. */
    private static void walkLater(WatchedSite site, SplittableRandom random, int part) {
        double seconds = 30 * part;
        double x = random.nextDouble(0, 60);
        double y = random.nextDouble(0, 40);
        for (int i = 0; i < 500; i++) {
            seconds += 0.05;
            x += random.nextDouble(-0.6, 0.6);
            y += random.nextDouble(-0.6, 0.6);
            site.withSigma(random.nextDouble(0.01, 0.5)).pose(i % 2 == 0 ? "a" : "b", seconds, x + i % 2, y);
            if (i % 4 == 0) {
                site.until(seconds);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void shouldBeAFunctionOfItsInput(long seed) {
        Fence[] fences = fences(new SplittableRandom(seed));
        List<SiteEvent> first = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            WatchedSite site = new WatchedSite(fences);
            walk(site, new SplittableRandom(seed), STEPS);
            if (run == 0) {
                first.addAll(site.events);
            } else {
                assertThat(site.events).isEqualTo(first).isNotEmpty();
            }
        }
    }
}
