package org.sitedatum.positioning.honesty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * G: consistency of whole tracks. Over many installations, each with unknowns of its own, 95 % of the errors lie within the
 * ellipse that promises to hold 95 % of them: neither fewer, which would be too sure, nor many more, which would be no use.
 */
class G02_HonestTracksTest {

    @ParameterizedTest
    @EnumSource
    void shouldHoldTheErrorsOfAFewInstallationsInTheirEllipses(DrawnRun.Sensors sensors) {
        Honesty honesty = over(sensors, 16);

        assertThat(honesty.share()).as(honesty.toString()).isBetween(0.89, 0.999);
        assertThat(honesty.exceeded()).as(honesty.toString()).isLessThan(0.004);
    }

    @Tag("slow")
    @Test
    void shouldHold95PercentOfTheErrorsOf200Installations() {
        Honesty all = new Honesty();
        for (DrawnRun.Sensors sensors : DrawnRun.Sensors.values()) {
            Honesty honesty = over(sensors, 200);
            assertThat(honesty.share()).as(sensors + " " + honesty).isBetween(0.925, 0.975);
            assertThat(honesty.exceeded()).as(sensors + " " + honesty).isLessThan(0.001);
            all.add(honesty);
        }

        System.out.println("all: " + all);
        assertThat(all.share()).as(all.toString()).isBetween(0.93, 0.97);
    }

    private static Honesty over(DrawnRun.Sensors sensors, int seeds) {
        Honesty honesty = new Honesty();
        for (int seed = 1; seed <= seeds; seed++) {
            new DrawnRun(sensors, seed).play(honesty);
        }
        System.out.println(sensors + ", " + seeds + " seeds: " + honesty);
        return honesty;
    }
}
