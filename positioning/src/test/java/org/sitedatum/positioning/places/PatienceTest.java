package org.sitedatum.positioning.places;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceMargins;
import org.sitedatum.positioning.site.FencePatience;
import org.sitedatum.positioning.site.FenceTimeouts;

/** A body may have fences do otherwise than they say; the body {@code hasty} here does, the body {@code a} does not. */
class PatienceTest {

    private static final double NONE = Double.NaN;
    private static final Fence DOCK = WatchedSite.box("dock", 0, 0, 10, 10)
            .withTimeouts(new FenceTimeouts(20, 5, 4, NONE, NONE))
            .withMargins(new FenceMargins(NONE, 1, NONE, NONE));

    private static WatchedSite site(FencePatience patience) {
        WatchedSite site = new WatchedSite(patience, DOCK);
        site.pose("a", 0, 5, 5).pose("hasty", 0, 5, 5);
        return site;
    }

    @Test
    void shouldLeaveByItselfAfterTheBodysOwnTimeout() {
        WatchedSite site = site(new FencePatience(3, NONE, NONE, NONE));

        site.until(19);
        assertThat(site.said())
                .containsExactly(
                        "dock a ENTERED POSE 0.0", "dock hasty ENTERED POSE 0.0", "dock hasty EXITED TIMEOUT 3.0");

        site.until(20);
        assertThat(site.said()).last().isEqualTo("dock a EXITED TIMEOUT 20.0");
    }

    @Test
    void shouldStayInAsFarOutAsTheBodysOwnTolerance() {
        WatchedSite site = site(new FencePatience(NONE, 3, NONE, 0));

        site.pose("a", 1, 12, 5).pose("hasty", 1, 12, 5).until(5.5);

        assertThat(site.said()).doesNotContain("dock hasty EXITED POSE 1.0").contains("dock a EXITED TIMEOUT 5.0");
        site.until(6.5);
        assertThat(site.said()).last().isEqualTo("dock hasty EXITED TIMEOUT 6.0");
    }

    @Test
    void shouldSlipForTheBodysOwnTime() {
        WatchedSite site = site(new FencePatience(NONE, NONE, 2, NONE));

        site.pose("a", 1, 10.5, 5).pose("hasty", 1, 10.5, 5).until(10);

        assertThat(site.said()).contains("dock hasty EXITED TIMEOUT 3.0", "dock a EXITED TIMEOUT 6.0");
    }

    @Test
    void shouldDelayAnExitAsTheBodyWants() {
        WatchedSite site = site(new FencePatience(NONE, NONE, NONE, 0));

        site.pose("a", 1, 30, 5).pose("hasty", 1, 30, 5).until(10);

        assertThat(site.said()).contains("dock hasty EXITED POSE 1.0", "dock a EXITED TIMEOUT 5.0");
    }

    @Test
    void shouldGoOnWithItAfterASnapshot() {
        FencePatience patience = new FencePatience(3, NONE, NONE, NONE);
        WatchedSite before = site(patience);
        WatchedSite after = new WatchedSite(patience, DOCK);

        after.places.resume(before.places.state());
        after.until(4);

        assertThat(after.said()).containsExactly("dock hasty EXITED TIMEOUT 3.0");
    }
}
