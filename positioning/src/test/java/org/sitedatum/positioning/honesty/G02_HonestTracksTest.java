package org.sitedatum.positioning.honesty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * G: consistency of whole tracks. Over many installations, each with unknowns of its own, 95 % of the errors lie within the
 * ellipse that promises to hold 95 % of them: neither fewer, which would be too sure, nor many more, which would be no use.
 */
class G02_HonestTracksTest {

    private static final int INSTALLATIONS = 200;

    @Test
    void shouldHold95PercentOfTheErrorsOf200Installations() {
        Honesty all = new Honesty();
        for (DrawnRun.Sensors sensors : DrawnRun.Sensors.values()) {
            Honesty honesty = over(sensors);
            assertThat(honesty.share()).as(sensors + " " + honesty).isBetween(0.925, 0.975);
            assertThat(honesty.exceeded()).as(sensors + " " + honesty).isLessThan(0.001);
            all.add(honesty);
        }

        System.out.println("all: " + all);
        assertThat(all.share()).as(all.toString()).isBetween(0.93, 0.97);
    }

    private static Honesty over(DrawnRun.Sensors sensors) {
        Honesty honesty = new Honesty();
        for (int seed = 1; seed <= INSTALLATIONS; seed++) {
            new DrawnRun(sensors, seed).play(honesty);
        }
        System.out.println(sensors + ": " + honesty);
        return honesty;
    }
}
