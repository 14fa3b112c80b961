package org.sitedatum.positioning.honesty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sitedatum.positioning.honesty.SlowErrorRun.Body;
import org.sitedatum.positioning.honesty.SlowErrorRun.Errors;

/**
 * G: sources of places whose errors last. Beside odometry such an error shows, also where nobody stated it, and the covariance
 * grows by it; a source without one loses nothing of its accuracy.
 */
class G03_SlowErrorsTest {

    private static final Errors WHITE = new Errors(0.15, 0, 1, false);
    private static final Errors MULTIPATH = new Errors(0.15, 0.10, 3.3, false);

    @ParameterizedTest
    @EnumSource(names = {"HEADSET", "HEADSET_BY_SIGHT", "ROBOT"})
    void shouldNoticeAnErrorThatLastsForSecondsBesideOdometry(Body body) {
        Honesty honesty = over(body, MULTIPATH, 4);

        assertThat(honesty.share()).as(honesty.toString()).isGreaterThan(0.91);
        assertThat(honesty.exceeded()).as(honesty.toString()).isLessThan(0.004);
    }

    @Test
    void shouldNotFollowASourceLessCloselyThatHasNoSlowError() {
        Honesty honesty = over(Body.HEADSET, WHITE, 3);

        assertThat(honesty.rms()).as(honesty.toString()).isLessThan(0.06);
        assertThat(honesty.stated()).as(honesty.toString()).isLessThan(0.13);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void shouldHoldWhatASourceStatesButDoesNotShowAsNoise(Body body) {
        for (double tau : new double[] {3.3, 10, 30, 60}) {
            Honesty honesty = over(body, new Errors(0.15, 0.10, tau, true), 12);
            assertThat(honesty.share()).as(tau + " s: " + honesty).isGreaterThan(0.91);
            assertThat(honesty.exceeded()).as(tau + " s: " + honesty).isLessThan(0.001);
        }
    }

    private static Honesty over(Body body, Errors errors, int seeds) {
        Honesty honesty = new Honesty();
        for (int seed = 1; seed <= seeds; seed++) {
            new SlowErrorRun(body, errors, seed).play(honesty);
        }
        System.out.println(body + ", " + errors + ", " + seeds + " seeds: " + honesty);
        return honesty;
    }
}
