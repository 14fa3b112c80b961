package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.SmallSite;

/** On which of two floors, 3 m apart, a body without an identity is, and how probably. */
class TargetFloorsTest {

    private final TargetFloors two =
            new TargetFloors(SmallSite.withAnchors(0).floor("upper", 3, 0).build());

    private static Target at(double z, double variance) {
        Target target = new Target(1);
        target.z = z;
        target.zVariance = variance;
        return target;
    }

    @Test
    void shouldBeSureOfAHeightInTheMiddleOfAStorey() {
        assertThat(two.floor(at(1.2, 0.04))).contains("ground");
        assertThat(two.probability(at(1.2, 0.04))).isGreaterThan(0.999);
        assertThat(two.floor(at(4.2, 0.04))).contains("upper");
        assertThat(two.probability(at(4.2, 0.04))).isGreaterThan(0.999);
    }

    @Test
    void shouldShareWhatReachesIntoTheOtherStorey() {
        assertThat(two.probability(at(2.7, 0.25))).isCloseTo(0.5, within(1e-3));
        assertThat(two.probability(at(2.2, 0.25))).isBetween(0.8, 0.86);
    }

    @Test
    void shouldSayNothingWithoutAHeightOrWithOneFloor() {
        assertThat(two.floor(at(Double.NaN, 0))).isEmpty();
        assertThat(two.probability(at(Double.NaN, 0))).isNaN();
        TargetFloors one = new TargetFloors(SmallSite.withAnchors(0).build());
        assertThat(one.floor(at(Double.NaN, 0))).contains("ground");
        assertThat(one.probability(at(1, 0.04))).isNaN();
    }
}
