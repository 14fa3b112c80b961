package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SideOffsetsTest {

    private static final long SEED = 20261122;

    private final SideOffsets offsets = new SideOffsets(3);

    /** Two sensors report a body 1 m and -1 m aside, plus scatter that is a tenth of what they state. */
    private void watch(double seconds, double statedByFirst, double believedX) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (double t = 0; t < seconds; t += 0.5) {
            offsets.fade(0.5);
            offsets.learn(0, 1 - believedX + 0.3 * random.nextGaussian(), 0, statedByFirst, 0.1);
            offsets.learn(1, -1 - believedX + 0.3 * random.nextGaussian(), 0, 1, 0.1);
        }
    }

    @Test
    void shouldShareADifferenceBetweenTwoSensorsWithEqualErrors() {
        watch(60, 1, 0);

        offsets.find(0);
        double first = offsets.x();
        offsets.find(1);

        assertThat(first).isCloseTo(1, within(0.15));
        assertThat(offsets.x()).isCloseTo(-1, within(0.15));
        assertThat(offsets.y()).isZero();
    }

    @Test
    void shouldNotDependOnWhichSensorTheBodyIsBelievedToStandAt() {
        watch(60, 1, 0);
        offsets.find(0);
        double amidst = offsets.x();
        offsets.clear();

        watch(60, 1, -1);
        offsets.find(0);

        assertThat(offsets.x()).isCloseTo(amidst, within(1e-9));
    }

    @Test
    void shouldGiveTheSensorThatStatesLargerErrorsTheLargerPart() {
        watch(60, 9, 0);

        offsets.find(0);
        double coarse = offsets.x();
        offsets.find(1);

        assertThat(coarse).isGreaterThan(1.6);
        assertThat(Math.abs(offsets.x())).isLessThan(0.4);
    }

    @Test
    void shouldSeeNoOffsetOfASensorThatIsAlone() {
        for (int i = 0; i < 100; i++) {
            offsets.fade(0.1);
            offsets.learn(2, 0.7, -0.3, 1, 0.4);
        }

        offsets.find(2);

        assertThat(offsets.x()).isCloseTo(0, within(1e-12));
        assertThat(offsets.y()).isCloseTo(0, within(1e-12));
        offsets.find(0);
        assertThat(offsets.x()).isZero();
    }

    @Test
    void shouldBlameTheOtherSensorWhenOneScattersAsMuchAsItStates() {
        for (int i = 0; i < 200; i++) {
            offsets.fade(0.5);
            offsets.learn(0, 1, 0, 1, 1.0);
            offsets.learn(1, -1, 0, 1, 0.1);
        }

        offsets.find(0);
        double scattered = offsets.x();
        offsets.find(1);

        assertThat(scattered).isZero();
        assertThat(offsets.x()).isCloseTo(-2, within(0.2));
    }

    @Test
    void shouldForgetWhenASensorHasLongNotSeenTheBody() {
        watch(60, 1, 0);

        offsets.fade(150);
        offsets.find(0);

        assertThat(Math.abs(offsets.x())).isLessThan(0.01);
    }

    @Test
    void shouldBlameTheSensorThatShowsFacesForWhatItFallsShort() {
        for (int i = 0; i < 200; i++) {
            offsets.fade(0.5);
            offsets.learn(0, 0, 1, 9, 0.1);
            offsets.lookAlong(1, 0, 20);
            offsets.learn(1, 0, -3, 1, 0.1);
        }

        offsets.find(0);
        double beyond = offsets.y();
        offsets.find(1);

        // variances along: 8.1 and 0.9 + 9.0 in common; without the face it would be 3.6 and -0.4
        assertThat(beyond).isCloseTo(4 * 8.1 / 18, within(0.1));
        assertThat(offsets.y()).isCloseTo(-4 * 9.9 / 18, within(0.1));
        assertThat(offsets.x()).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldLeaveWhatLiesAcrossTheLookAsItIs() {
        for (int i = 0; i < 200; i++) {
            offsets.fade(0.5);
            offsets.learn(0, 1, 0, 9, 0.1);
            offsets.lookAlong(1, 0, 20);
            offsets.learn(1, -3, 0, 1, 0.1);
        }

        offsets.find(1);

        assertThat(offsets.x()).isCloseTo(-0.4, within(0.05));
    }
}
