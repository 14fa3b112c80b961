package org.sitedatum.positioning.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceMargins;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Schedule;

/** What a body does at a fence and what is said of it. */
class FenceStoryTest {

    private static final Fence DOCK = WatchedSite.box("dock", 0, 0, 10, 10);

    @Test
    void shouldSayThatABodyEnteredAndLeft() {
        WatchedSite site = new WatchedSite(DOCK);

        site.pose("a", 0, -2, 5).pose("a", 1, 0.5, 5).pose("a", 2, 5, 5).pose("a", 3, 11, 5);

        assertThat(site.said()).containsExactly("dock a ENTERED POSE 1.0", "dock a EXITED POSE 3.0");
        FenceEvent left = (FenceEvent) site.events.get(1);
        assertThat(left.visit()).isEqualTo(1);
        assertThat(left.enteredNanos()).isEqualTo(WatchedSite.stamp(1));
        assertThat(left.sequence()).isEqualTo(2);
        assertThat(left.probability()).isLessThan(0.001);
    }

    @Test
    void shouldSayThatABodyFirstHeardInsideEntered() {
        assertThat(new WatchedSite(DOCK).pose("a", 0, 5, 5).said()).containsExactly("dock a ENTERED POSE 0.0");
    }

    @Test
    void shouldSayNothingThatTheCovarianceDoesNotSupport() {
        WatchedSite site = new WatchedSite(DOCK).withSigma(1);

        site.pose("a", 0, -0.5, 5).pose("a", 1, 0.5, 5).pose("a", 2, 1, 5);
        assertThat(site.said()).isEmpty();

        // 1.28 standard deviations inside
        site.pose("a", 3, 1.3, 5);
        assertThat(site.said()).containsExactly("dock a ENTERED POSE 3.0");

        // the mean is outside, but not for sure
        site.pose("a", 4, -1, 5);
        assertThat(site.said()).hasSize(1);

        site.pose("a", 5, -1.3, 5);
        assertThat(site.said()).hasSize(2).last().isEqualTo("dock a EXITED POSE 5.0");
    }

    @Test
    void shouldNeverEnterWhatIsNarrowerThanTheUncertainty() {
        WatchedSite site = new WatchedSite(WatchedSite.box("slot", 0, 0, 10, 1)).withSigma(1);

        for (int i = 0; i < 10; i++) {
            site.pose("a", i, 5, 0.5);
        }

        assertThat(site.said()).isEmpty();
    }

    @Test
    void shouldIgnoreLostAndCoastingPoses() {
        WatchedSite site = new WatchedSite(DOCK);

        site.pose("a", 0, 5, 5, TrackingState.LOST).pose("a", 1, 5, 5, TrackingState.COASTING);
        assertThat(site.said()).isEmpty();

        site.pose("a", 2, 5, 5, TrackingState.DEGRADED).pose("a", 3, 50, 50, TrackingState.LOST);
        assertThat(site.said()).containsExactly("dock a ENTERED POSE 2.0");
    }

    @Test
    void shouldIgnoreAPoseOlderThanTheBodysLast() {
        WatchedSite site = new WatchedSite(DOCK);

        site.pose("a", 2, 5, 5).pose("a", 1, 50, 50).pose("b", 1, 5, 5);

        assertThat(site.said()).containsExactly("dock a ENTERED POSE 2.0", "dock b ENTERED POSE 1.0");
    }

    @Test
    void shouldLeaveOutHoles() {
        List<Point2> hole = WatchedSite.rectangle(4, 4, 6, 6);
        Fence ring = Fence.ofPolygon("ring", Optional.empty(), List.of(WatchedSite.rectangle(0, 0, 10, 10), hole));
        WatchedSite site = new WatchedSite(ring);

        site.pose("a", 0, 5, 5).pose("a", 1, 2, 5).pose("a", 2, 5, 5);

        assertThat(site.said()).containsExactly("ring a ENTERED POSE 1.0", "ring a EXITED POSE 2.0");
    }

    @Test
    void shouldTellFloorsApart() {
        Fence upstairs = Fence.ofPolygon("up", Optional.of("u"), List.of(WatchedSite.rectangle(0, 0, 10, 10)));
        Fence downstairs = Fence.ofPolygon("down", Optional.of("g"), List.of(WatchedSite.rectangle(0, 0, 10, 10)));
        WatchedSite site = new WatchedSite(upstairs, downstairs, DOCK);

        site.pose("a", 0, 5, 5);
        site.onFloor("u").pose("a", 1, 5, 5);

        assertThat(site.said())
                .containsExactly(
                        "dock a ENTERED POSE 0.0",
                        "down a ENTERED POSE 0.0",
                        "down a EXITED POSE 1.0",
                        "up a ENTERED POSE 1.0");
    }

    @Test
    void shouldLookAtHeightsOfAnExtrudedFence() {
        WatchedSite site = new WatchedSite(DOCK.withHeights(2, 1));

        site.atHeight(1).pose("a", 0, 5, 5);
        assertThat(site.said()).isEmpty();

        site.atHeight(2.5).pose("a", 1, 5, 5);
        site.atHeight(3.5).pose("a", 2, 5, 5);
        assertThat(site.said()).containsExactly("dock a ENTERED POSE 1.0", "dock a EXITED POSE 2.0");
    }

    @Test
    void shouldCountHeightsFromTheFloorOfTheFence() {
        Fence shelf = Fence.ofPolygon("shelf", Optional.of("u"), List.of(WatchedSite.rectangle(0, 0, 10, 10)))
                .withHeights(1, 1);
        WatchedSite site = new WatchedSite(shelf).onFloor("u");

        site.atHeight(1.5).pose("a", 0, 5, 5);
        site.atHeight(5.5).pose("a", 1, 5, 5);

        assertThat(site.said()).containsExactly("shelf a ENTERED POSE 1.0");
    }

    @Test
    void shouldEnterACircleByItsRadius() {
        WatchedSite site =
                new WatchedSite(Fence.ofCircle("press", Optional.empty(), new Fence.Circle(new Point2(3, 4), 2)));

        site.pose("a", 0, 5.2, 4).pose("a", 1, 4.8, 4).pose("a", 2, 3, 6.2);

        assertThat(site.said()).containsExactly("press a ENTERED POSE 1.0", "press a EXITED POSE 2.0");
    }

    @Test
    void shouldEnterOnlyAsDeepAsTheEnterTolerance() {
        WatchedSite site = new WatchedSite(DOCK.withMargins(FenceMargins.DEFAULT.withTolerances(2, 0)));

        site.pose("a", 0, 1, 5)
                .pose("a", 1, 1.8, 5)
                .pose("a", 2, 2.2, 5)
                .pose("a", 3, 1, 5)
                .pose("a", 4, -1, 5);

        assertThat(site.said()).containsExactly("dock a ENTERED POSE 2.0", "dock a EXITED POSE 4.0");
    }

    @Test
    void shouldStayWithinTheExitToleranceUntilItsTimeout() {
        WatchedSite site = new WatchedSite(DOCK.withMargins(FenceMargins.DEFAULT.withTolerances(0, 2))
                .withTimeouts(FenceTimeouts.DEFAULT.withToleranceTimeout(3)));

        site.pose("a", 0, 5, 5)
                .pose("a", 1, 11, 5)
                .pose("a", 2, 9, 5)
                .pose("a", 3, 11, 5)
                .pose("a", 5, 11, 5);
        assertThat(site.said()).hasSize(1);

        site.until(5.9);
        assertThat(site.said()).hasSize(1);

        site.until(6);
        assertThat(site.said()).hasSize(2).last().isEqualTo("dock a EXITED TIMEOUT 6.0");
    }

    @Test
    void shouldLeaveAtOnceBeyondTheExitTolerance() {
        WatchedSite site = new WatchedSite(DOCK.withMargins(FenceMargins.DEFAULT.withTolerances(0, 2)));

        site.pose("a", 0, 5, 5).pose("a", 1, 11.5, 5).pose("a", 2, 12.5, 5);

        assertThat(site.said()).hasSize(2).last().isEqualTo("dock a EXITED POSE 2.0");
    }

    @Test
    void shouldDelayAnExitAndForgetItWhenTheBodyComesBack() {
        WatchedSite site = new WatchedSite(DOCK.withTimeouts(FenceTimeouts.DEFAULT.withDelays(0, 2)));

        site.pose("a", 0, 5, 5)
                .pose("a", 1, 12, 5)
                .pose("a", 2, 5, 5)
                .pose("a", 4, 12, 5)
                .pose("a", 5, 12, 5);
        assertThat(site.said()).hasSize(1);

        site.until(6);
        assertThat(site.said()).hasSize(2).last().isEqualTo("dock a EXITED TIMEOUT 6.0");
    }

    @Test
    void shouldEnterAfterTheEnterDelayByItself() {
        WatchedSite site = new WatchedSite(DOCK.withTimeouts(FenceTimeouts.DEFAULT.withDelays(2, 0)));

        site.pose("a", 0, 5, 5).pose("a", 1, 15, 5).pose("a", 2, 5, 5).until(3.9);
        assertThat(site.said()).isEmpty();

        site.until(4.1);
        assertThat(site.said()).containsExactly("dock a ENTERED TIMEOUT 4.0");
    }

    @Test
    void shouldLeaveByItselfWhenNothingMoreIsHeard() {
        WatchedSite site = new WatchedSite(DOCK.withTimeouts(FenceTimeouts.DEFAULT.withTimeout(3)));

        site.pose("a", 0, 5, 5).pose("a", 2, 6, 5).until(4.9);
        assertThat(site.said()).hasSize(1);

        site.until(60);
        assertThat(site.said()).containsExactly("dock a ENTERED POSE 0.0", "dock a EXITED TIMEOUT 5.0");

        site.pose("a", 61, 6, 5);
        assertThat(site.said()).hasSize(3).last().isEqualTo("dock a ENTERED POSE 61.0");
    }

    @Test
    void shouldLeaveAtTheTimeoutAlsoWhenTheNextPoseComesLater() {
        WatchedSite site = new WatchedSite(DOCK.withTimeouts(FenceTimeouts.DEFAULT.withTimeout(3)));

        site.pose("a", 0, 5, 5).pose("a", 10, 5, 5);

        assertThat(site.said())
                .containsExactly("dock a ENTERED POSE 0.0", "dock a EXITED TIMEOUT 3.0", "dock a ENTERED POSE 10.0");
    }

    @Test
    void shouldNeverWaitLongerWithinTheToleranceThanTheTimeout() {
        WatchedSite site = new WatchedSite(DOCK.withMargins(FenceMargins.DEFAULT.withTolerances(0, 2))
                .withTimeouts(FenceTimeouts.DEFAULT.withTimeout(2).withToleranceTimeout(100)));

        site.pose("a", 0, 5, 5)
                .pose("a", 1, 11, 5)
                .pose("a", 2, 11, 5)
                .pose("a", 2.9, 11, 5)
                .until(3);

        assertThat(site.said()).hasSize(2).last().isEqualTo("dock a EXITED TIMEOUT 3.0");
    }

    @Test
    void shouldSayADwellOnceAStay() {
        WatchedSite site = new WatchedSite(DOCK.withTimeouts(FenceTimeouts.DEFAULT.withDwell(5)));

        site.pose("a", 0, 5, 5).until(4.9);
        assertThat(site.said()).hasSize(1);

        site.until(100).pose("a", 101, 20, 5).pose("a", 102, 5, 5).pose("a", 108, 5, 5);
        assertThat(site.said())
                .containsExactly(
                        "dock a ENTERED POSE 0.0",
                        "dock a DWELLING TIMEOUT 5.0",
                        "dock a EXITED POSE 101.0",
                        "dock a ENTERED POSE 102.0",
                        "dock a DWELLING TIMEOUT 107.0");
    }

    @Test
    void shouldWatchOnlyDuringTheSchedule() {
        // START is Thursday, 2026-01-01, 00:00 UTC
        Schedule firstMinute = new Schedule("UTC", List.of(new Schedule.Window(Set.of(DayOfWeek.THURSDAY), 1, 2)));
        WatchedSite site = new WatchedSite(DOCK.withSchedule(firstMinute));

        site.pose("a", 0, 5, 5).pose("b", 1, 20, 5).until(59);
        assertThat(site.said()).isEmpty();

        site.until(60.1).pose("b", 70, 5, 5).pose("b", 80, 20, 5).pose("c", 119, 5, 5);
        site.until(130).pose("c", 131, 6, 6);
        assertThat(site.said())
                .containsExactly(
                        "dock a ENTERED SCHEDULE 60.0",
                        "dock b ENTERED POSE 70.0",
                        "dock b EXITED POSE 80.0",
                        "dock c ENTERED POSE 119.0",
                        "dock a EXITED SCHEDULE 120.0",
                        "dock c EXITED SCHEDULE 120.0");
    }

    @Test
    void shouldEndTheStayOfAnAnonymousBodyThatIsLost() {
        WatchedSite site = new WatchedSite(DOCK);

        site.pose("anon-1", 0, 5, 5).pose("anon-1", 1, 5, 5, TrackingState.LOST);
        site.pose("anon-2", 2, 5, 5).until(200);

        assertThat(site.said())
                .containsExactly(
                        "dock anon-1 ENTERED POSE 0.0",
                        "dock anon-1 EXITED LOST 1.0",
                        "dock anon-2 ENTERED POSE 2.0",
                        "dock anon-2 EXITED LOST 122.0");
        assertThat(site.places.state().bodies()).isEmpty();
    }
}
