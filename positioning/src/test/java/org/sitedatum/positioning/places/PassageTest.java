package org.sitedatum.positioning.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Point2;

/** Fences a body goes through between two poses. */
class PassageTest {

    private static final Fence GATE = WatchedSite.box("gate", 10, 0, 10.4, 20);

    @Test
    void shouldSayEntryAndExitWithStampsInProportionToTheWay() {
        WatchedSite site = new WatchedSite(GATE);

        site.pose("a", 0, 9, 10).pose("a", 1, 11, 10);

        assertThat(site.said()).containsExactly("gate a ENTERED CROSSING 0.5", "gate a EXITED CROSSING 0.7");
        FenceEvent out = (FenceEvent) site.events.get(1);
        assertThat(out.visit()).isEqualTo(1);
        assertThat(out.enteredNanos()).isEqualTo(WatchedSite.stamp(0.5));
    }

    @Test
    void shouldFindGatesFarBehind() {
        Fence second = WatchedSite.box("second", 40, 0, 40.5, 20);
        WatchedSite site = new WatchedSite(GATE, second, WatchedSite.box("aside", 20, 12, 21, 20));

        site.pose("a", 0, 0, 10).pose("a", 2, 50, 10);

        assertThat(site.said())
                .containsExactly(
                        "gate a ENTERED CROSSING 0.4",
                        "gate a EXITED CROSSING 0.416",
                        "second a ENTERED CROSSING 1.6",
                        "second a EXITED CROSSING 1.62");
    }

    @Test
    void shouldSayACrossingOnceHoweverSlowlyTheBodyGoesThrough() {
        for (double sigma : new double[] {0.02, 0.1, 0.2, 0.3, 0.5}) {
            for (double step : new double[] {0.01, 0.05, 0.13, 0.3, 0.7, 1.1}) {
                WatchedSite site = new WatchedSite(GATE).withSigma(sigma);

                for (int i = 0; 7 + i * step < 14; i++) {
                    site.pose("a", 0.1 * i, 7 + i * step, 10);
                }

                assertThat(site.said())
                        .as("sigma %s, step %s", sigma, step)
                        .hasSize(2)
                        .first()
                        .asString()
                        .startsWith("gate a ENTERED");
            }
        }
    }

    @Test
    void shouldSayNothingOfABodyThatTurnsBackInTheGate() {
        WatchedSite site = new WatchedSite(GATE).withSigma(0.3);

        for (double x : new double[] {9, 9.5, 9.9, 10.2, 10.1, 9.7, 9.2, 8.5}) {
            site.pose("a", x < 10 ? 0.1 * site.events.size() : 0.5, x, 10);
        }

        assertThat(site.said()).isEmpty();
    }

    @Test
    void shouldNotGuessTheWayOverALongSilence() {
        WatchedSite site = new WatchedSite(GATE);

        site.pose("a", 0, 9, 10).pose("a", 6, 11, 10);

        assertThat(site.said()).isEmpty();
    }

    @Test
    void shouldNotTakeAWayPastTheEndOfTheGateForOneThroughIt() {
        WatchedSite site = new WatchedSite(GATE);

        site.pose("a", 0, 9, 21).pose("a", 1, 11, 21);
        site.withSigma(0.5).pose("b", 0, 8, 19.8).pose("b", 1, 13, 19.8);

        assertThat(site.said()).isEmpty();
    }

    @Test
    void shouldNotCrossAGateOnAnotherFloor() {
        Fence upstairs = Fence.ofPolygon("up", Optional.of("u"), List.of(WatchedSite.rectangle(10, 0, 11, 20)));
        WatchedSite site = new WatchedSite(upstairs);

        site.pose("a", 0, 9, 10).pose("a", 1, 12, 10);

        assertThat(site.said()).isEmpty();
    }

    @Test
    void shouldHoldACrossingToTheEnterDelay() {
        WatchedSite site = new WatchedSite(GATE.withTimeouts(FenceTimeouts.DEFAULT.withDelays(0.5, 0)));

        site.pose("a", 0, 9, 10).pose("a", 1, 11, 10);

        assertThat(site.said()).isEmpty();
    }

    @Test
    void shouldCrossACircle() {
        WatchedSite site =
                new WatchedSite(Fence.ofCircle("post", Optional.empty(), new Fence.Circle(new Point2(10, 10), 0.5)));

        site.pose("a", 0, 9, 10).pose("a", 1, 11, 10);
        site.pose("b", 0, 9, 10.6).pose("b", 1, 11, 10.6);

        assertThat(site.said()).containsExactly("post a ENTERED CROSSING 0.25", "post a EXITED CROSSING 0.75");
    }
}
