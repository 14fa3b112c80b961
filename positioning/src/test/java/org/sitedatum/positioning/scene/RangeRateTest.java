package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.filter.Dense;

class RangeRateTest {

    private final RangeRate rate = new RangeRate();
    private final Scan scan = new Scan();
    private final PlanarState state = new PlanarState();

    /** A radar at the origin that sees something at the height of its own. */
    private int see(double radialVelocity) {
        scan.count = 0;
        scan.sensorX = 0;
        scan.sensorY = 0;
        scan.sensorZ = 1;
        scan.sensorU = 0;
        scan.sensorV = 0;
        int j = scan.add();
        scan.z[j] = 1;
        scan.lag[j] = 0;
        scan.radialVelocity[j] = radialVelocity;
        return j;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldHaveTheGradientOfItsPrediction(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int j = see(0.7);
        scan.sensorX = Dense.normal(random);
        scan.sensorY = Dense.normal(random);
        scan.sensorZ = 4;
        scan.sensorU = Dense.normal(random);
        scan.sensorV = Dense.normal(random);
        scan.lag[j] = 0.3 * random.nextDouble();
        state.start(5 + 3 * Dense.normal(random), -6 + 3 * Dense.normal(random), 0.1, 0.02, 0.2, 1);
        state.u = Dense.normal(random);
        state.v = Dense.normal(random);

        rate.compute(state, scan, j, 0);
        double[] analytic = {rate.gradient(0), rate.gradient(1), rate.gradient(2), rate.gradient(3)};

        for (int i = 0; i < 4; i++) {
            double step = 1e-6;
            double slope = (expected(j, i, step) - expected(j, i, -step)) / (2 * step);
            assertThat(analytic[i]).as("seed %d component %d", seed, i).isCloseTo(slope, within(1e-7));
        }
    }

    private double expected(int j, int component, double step) {
        PlanarState moved = new PlanarState();
        moved.copyFrom(state);
        moved.x += component == 0 ? step : 0;
        moved.y += component == 1 ? step : 0;
        moved.u += component == 2 ? step : 0;
        moved.v += component == 3 ? step : 0;
        rate.compute(moved, scan, j, 0);
        return scan.radialVelocity[j] - rate.innovation();
    }

    @Test
    void shouldTellASpeedAlongTheRayAndNoneAcrossIt() {
        int j = see(-1.5);
        state.start(10, 0, 0.01, 0, 0.01, 16);

        rate.compute(state, scan, j, 0);
        rate.apply(state);

        assertThat(state.u).isCloseTo(-1.5, within(0.02));
        assertThat(state.v).isCloseTo(0, within(1e-12));
        assertThat(Math.sqrt(state.puu)).isLessThan(0.31);
        assertThat(state.pvv).isCloseTo(16, within(0.1));
    }

    @Test
    void shouldTakeOffTheSensorsOwnMotion() {
        int j = see(-2);
        scan.sensorU = 2;
        state.start(10, 0, 0.01, 0, 0.01, 16);

        rate.compute(state, scan, j, 0);

        assertThat(rate.innovation())
                .as("a body at rest seen by a robot that drives towards it")
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldNotFitAFoldedSpeed() {
        int j = see(1.2 - 2 * 2.5);
        state.start(10, 0, 0.01, 0, 0.01, 0.04);
        state.u = 1.2;

        rate.compute(state, scan, j, 0);

        assertThat(rate.fits()).isFalse();
        assertThat(rate.ratio(0.8)).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void shouldBeAbsentWithoutARateOrAPlace() {
        int j = see(Double.NaN);
        assertThat(RangeRate.isGiven(scan, j)).isFalse();

        scan.radialVelocity[j] = 1;
        assertThat(RangeRate.isGiven(scan, j)).isTrue();

        scan.sensorU = Double.NaN;
        assertThat(RangeRate.isGiven(scan, j)).isFalse();
    }

    @Test
    void shouldFollowASensorThatRides() {
        Ride ride = new Ride();
        ride.pass(0, 0, 1_000_000_000L);
        assertThat(ride.u()).isNaN();

        for (int k = 1; k <= 30; k++) {
            ride.pass(0.15 * k, -0.05 * k, 1_000_000_000L + 100_000_000L * k);
        }

        assertThat(ride.u()).isCloseTo(1.5, within(1e-6));
        assertThat(ride.v()).isCloseTo(-0.5, within(1e-6));
        ride.pass(100, 0, 60_000_000_000L);
        assertThat(ride.u()).as("after a silence").isNaN();
    }
}
