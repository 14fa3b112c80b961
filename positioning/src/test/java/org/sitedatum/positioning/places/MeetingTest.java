package org.sitedatum.positioning.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.CollisionEvent;
import org.sitedatum.positioning.event.ProximityEvent;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.site.Meetings;

/** Bodies near each other, about to collide, colliding. People are 0.3 m in radius, "wide" is 2 m. */
class MeetingTest {

    private static final double NAN = Double.NaN;
    private static final Optional<Meetings> PROXIMITY = Optional.of(new Meetings(1, 0.2, NAN, NAN));
    private static final Optional<Meetings> COLLISIONS = Optional.of(new Meetings(NAN, NAN, 3, 2));

    private static List<String> said(WatchedSite site) {
        List<String> lines = new ArrayList<>();
        for (SiteEvent event : site.events) {
            double seconds = Math.round(1e-6 * (event.stampNanos() - WatchedSite.START)) / 1e3;
            if (event instanceof ProximityEvent near) {
                lines.add(near.first() + " " + near.second() + " " + near.change() + " " + seconds);
            } else if (event instanceof CollisionEvent collision) {
                lines.add(collision.mover() + " " + collision.other() + " " + collision.change() + " " + seconds);
            }
        }
        return lines;
    }

    @Test
    void shouldSayNothingWhenTheSiteDoesNotAsk() {
        WatchedSite site = new WatchedSite();

        site.pose("a", 0, 0, 0).pose("b", 0, 0, 0);

        assertThat(site.events).isEmpty();
        assertThat(site.places.state().bodies()).isEmpty();
    }

    @Test
    void shouldSayWhenOutlinesComeNearAndPart() {
        WatchedSite site = new WatchedSite(PROXIMITY);

        site.pose("b", 0, 0, 0).pose("a", 0, 1.7, 0);
        assertThat(site.events).isEmpty();

        site.pose("a", 1, 1.5, 0).pose("a", 2, 1.7, 0).pose("b", 3, -0.2, 0);
        assertThat(said(site)).containsExactly("a b STARTED 1.0", "a b ENDED 3.0");
        ProximityEvent started = (ProximityEvent) site.events.get(0);
        assertThat(started.distance()).isCloseTo(0.9, within(1e-9));
        assertThat(((ProximityEvent) site.events.get(1)).startNanos()).isEqualTo(started.stampNanos());
    }

    @Test
    void shouldKnowTheSizeOfABody() {
        WatchedSite site = new WatchedSite(PROXIMITY);

        site.pose("wide", 0, 0, 0).pose("a", 0, 3.4, 0).pose("b", 0, -3.2, 0);

        assertThat(said(site)).containsExactly("b wide STARTED 0.0");
    }

    @Test
    void shouldNotCompareBodiesOnTwoFloors() {
        WatchedSite site = new WatchedSite(PROXIMITY);

        site.pose("a", 0, 0, 0).onFloor("u").atHeight(5).pose("b", 0, 0.5, 0);
        assertThat(site.events).isEmpty();

        site.onFloor("g").atHeight(1).pose("b", 1, 0.5, 0);
        site.onFloor("u").atHeight(5).pose("b", 2, 0.5, 0);
        assertThat(said(site)).containsExactly("a b STARTED 1.0", "a b ENDED 2.0");
    }

    @Test
    void shouldCompareBodiesOnTheStairsThoughTheirFloorsDiffer() {
        WatchedSite site = new WatchedSite(PROXIMITY);

        site.onFloor("g").atHeight(2.9).pose("a", 0, 0, 0);
        site.onFloor("u").atHeight(3.3).pose("b", 0, 0.8, 0);
        assertThat(said(site)).containsExactly("a b STARTED 0.0");

        site.atHeight(3.6).pose("b", 1, 0.9, 0).atHeight(5).pose("b", 2, 1, 0);
        assertThat(said(site)).containsExactly("a b STARTED 0.0", "a b ENDED 2.0");
    }

    @Test
    void shouldNotTakeHeightsThatAreNotSureForStairs() {
        WatchedSite site = new WatchedSite(PROXIMITY).withSigma(0.5);

        site.onFloor("g").atHeight(2.9).pose("a", 0, 0, 0);
        site.onFloor("u").atHeight(3.3).pose("b", 0, 0.8, 0);

        assertThat(site.events).isEmpty();
    }

    @Test
    void shouldNotCompareADroneWithThePersonBelowIt() {
        WatchedSite site = new WatchedSite(PROXIMITY);

        site.atHeight(1.2).pose("a", 0, 0, 0).atHeight(3.8).pose("drone", 0, 0.2, 0);
        assertThat(site.events).isEmpty();

        site.atHeight(2).pose("drone", 1, 0.2, 0).atHeight(3.1).pose("drone", 2, 0.2, 0);
        assertThat(site.atHeight(3.8).pose("drone", 3, 0.2, 0).events).hasSize(2);
        assertThat(said(site)).containsExactly("a drone STARTED 1.0", "a drone ENDED 3.0");
    }

    @Test
    void shouldPredictNoCollisionWithWhatFliesOver() {
        WatchedSite site = new WatchedSite(COLLISIONS);

        site.atHeight(1.2).pose("a", 0, 0, 0);
        site.atHeight(4)
                .moving(1, 0)
                .pose("drone", 0, -2, 0)
                .pose("drone", 1, -1, 0)
                .pose("drone", 2, 0, 0);

        assertThat(site.events).isEmpty();
    }

    @Test
    void shouldCompareNeighboursOfWhomOnlyTheHeightIsNotKnown() {
        WatchedSite site = new WatchedSite(PROXIMITY).withHeightSigma(3);

        site.atHeight(1.2).pose("a", 0, 0, 0).atHeight(5.5).pose("b", 0, 0.8, 0);

        assertThat(said(site)).containsExactly("a b STARTED 0.0");
    }

    @Test
    void shouldWaitWhileItIsNotClearWhetherTheyAreOnOneFloor() {
        WatchedSite site = new WatchedSite(PROXIMITY);

        site.onFloorProbably(0.99).pose("a", 0, 0, 0).onFloorProbably(0.4).pose("b", 0, 0.8, 0);
        assertThat(site.events).isEmpty();

        site.onFloorProbably(0.95).pose("b", 1, 0.8, 0).onFloorProbably(0.4).pose("b", 2, 0.8, 0);
        assertThat(said(site)).containsExactly("a b STARTED 1.0");
    }

    @Test
    void shouldRememberHeightsInASnapshot() {
        WatchedSite before = new WatchedSite(PROXIMITY);
        before.atHeight(1.2)
                .onFloorProbably(0.9)
                .pose("a", 0, 0, 0)
                .atHeight(4.6)
                .pose("drone", 0, 0.2, 0);

        WatchedSite after = new WatchedSite(PROXIMITY);
        after.places.resume(before.places.state());

        assertThat(after.places.state()).isEqualTo(before.places.state());
        after.atHeight(4.6).pose("drone", 1, 0.3, 0).atHeight(2).pose("drone", 2, 0.3, 0);
        assertThat(said(after)).containsExactly("a drone STARTED 2.0");
    }

    @Test
    void shouldNotCompareBodiesWhoseDistanceIsNotKnown() {
        WatchedSite site = new WatchedSite(PROXIMITY).withSigma(2);

        site.pose("a", 0, 0, 0).pose("b", 0, 0.5, 0);

        assertThat(site.events).isEmpty();
    }

    @Test
    void shouldPredictStartRepeatAndEndACollision() {
        WatchedSite site = new WatchedSite(COLLISIONS);

        site.pose("b", 0, 10, 0);
        for (int i = 0; i <= 100; i++) {
            double t = 0.1 * i;
            site.moving(0, 0).pose("b", t, 10, 0).moving(2, 0).pose("a", t, 2 * t, 0);
        }

        // contact at 9.4 m after 4.7 s; overlapping until 10.6 m and a standard deviation after 5.3 s
        assertThat(said(site)).containsExactly("a b PREDICTED 1.7", "b a STARTED 4.7", "b a ENDED 5.4");
        CollisionEvent predicted = (CollisionEvent) site.events.get(0);
        assertThat(predicted.secondsToCollision()).isCloseTo(3, within(1e-6));
        assertThat(predicted.subject()).isEqualTo("a");
        assertThat(((CollisionEvent) site.events.get(2)).startNanos()).isEqualTo(predicted.stampNanos());
    }

    @Test
    void shouldSayALastingCollisionAgain() {
        WatchedSite site = new WatchedSite(COLLISIONS);

        site.pose("a", 0, 0, 0);
        for (int i = 0; i < 10; i++) {
            site.pose("b", 0.5 * i, 0.3, 0);
        }

        assertThat(said(site)).containsExactly("b a STARTED 0.0", "b a COLLIDING 2.0", "b a COLLIDING 4.0");
    }

    @Test
    void shouldWithdrawAPredictionThatNoLongerHolds() {
        WatchedSite site = new WatchedSite(COLLISIONS);

        site.pose("b", 0, 5, 0).moving(2, 0).pose("a", 0, 0, 0);
        for (int i = 1; i < 20; i++) {
            site.moving(0, 1).pose("a", 0.1 * i, 0, 0.1 * i);
        }

        assertThat(said(site)).containsExactly("a b PREDICTED 0.0", "a b ENDED 1.0");
    }

    @Test
    void shouldFindTheSlowerBodyThoughItIsHeardLast() {
        WatchedSite site = new WatchedSite(COLLISIONS);

        site.moving(-2, 0).pose("b", 0, 8, 0).moving(1.5, 0).pose("a", 0, 0, 0);
        site.moving(-2, 0).pose("b", 0.1, 7.8, 0);

        assertThat(said(site)).containsExactly("a b PREDICTED 0.0");
    }

    @Test
    void shouldEndTheMeetingsOfALostBody() {
        WatchedSite site = new WatchedSite(Optional.of(new Meetings(1, 0.2, 0, NAN)));

        site.pose("a", 0, 0, 0)
                .pose("b", 0, 0.5, 0)
                .pose("a", 1, 0, 0, TrackingState.LOST)
                .pose("b", 2, 0.5, 0);

        assertThat(said(site)).containsExactly("a b STARTED 0.0", "b a STARTED 0.0", "a b ENDED 1.0", "a b ENDED 1.0");
    }

    @Test
    void shouldGoOnFromASnapshot() {
        WatchedSite before = new WatchedSite(PROXIMITY);
        before.pose("a", 0, 0, 0).pose("b", 0, 1, 0);

        WatchedSite after = new WatchedSite(PROXIMITY);
        after.places.resume(before.places.state());
        assertThat(after.places.state()).isEqualTo(before.places.state());
        after.pose("a", 1, 0, 0).pose("b", 1, 1, 0).pose("a", 2, 9, 0);

        assertThat(said(after)).containsExactly("a b ENDED 2.0");
        assertThat(after.events.get(0).sequence()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindEveryPairThatComparingAllWithAllFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        WatchedSite site = new WatchedSite(PROXIMITY).withSigma(0.01);
        int count = 300;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = random.nextDouble(-30, 30);
            y[i] = random.nextDouble(-30, 30);
        }
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < count; i++) {
                x[i] += random.nextDouble(-1, 1);
                y[i] += random.nextDouble(-1, 1);
                site.pose("p" + i, round, x[i], y[i]);
            }
        }
        // once more, so that every pair has been looked at where it stands
        for (int i = 0; i < count; i++) {
            site.pose("p" + i, 20, x[i], y[i]);
        }

        Set<String> near = new HashSet<>();
        for (SiteEvent event : site.events) {
            ProximityEvent one = (ProximityEvent) event;
            String pair = one.first() + " " + one.second();
            boolean changed = one.change() == ProximityEvent.Change.STARTED ? near.add(pair) : near.remove(pair);
            assertThat(changed).as("seed %s, %s", seed, one).isTrue();
        }
        for (int i = 0; i < count; i++) {
            for (int k = i + 1; k < count; k++) {
                double gap = Math.hypot(x[i] - x[k], y[i] - y[k]) - 0.6;
                String a = "p" + i;
                String b = "p" + k;
                String pair = a.compareTo(b) < 0 ? a + " " + b : b + " " + a;
                if (gap < 1) {
                    assertThat(near).as("seed %s", seed).contains(pair);
                } else if (gap > 1.2) {
                    assertThat(near).as("seed %s", seed).doesNotContain(pair);
                }
            }
        }
        assertThat(near).isNotEmpty();
    }
}
