package org.sitedatum.positioning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;

/** A measurement of where the body was: its derivatives, and what it predicts. */
class LagJacobianTest {

    private static final double LAG = 0.18;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldDifferentiatePositionsOfABodyThatHasMovedOn(long seed) {
        Gaussian gaussian = Dense.random(new SplittableRandom(seed), false, 1);
        int lag = gaussian.coreSize();
        PositionModel model = new PositionModel();

        Jacobians.verify(
                (g, out) -> {
                    model.linearize(g, Vector3.ZERO, new Vector3(1, 2, 3), Covariance3.isotropic(0.04), 1, -1, out);
                    for (int row = 0; row < out.rows(); row++) {
                        out.goBack(row, g, lag);
                    }
                },
                gaussian,
                1e-6);
    }

    @Test
    void shouldPredictTheRangeToWhereTheBodyWas() {
        Gaussian gaussian = new Gaussian(false);
        gaussian.mean()[StateLayout.PX] = 6;
        gaussian.mean()[StateLayout.PX + 1] = 3;
        gaussian.mean()[StateLayout.VX] = 1.2;
        gaussian.mean()[StateLayout.VX + 1] = -0.9;
        int excess = gaussian.append(0, 0);
        int lag = gaussian.append(LAG, 0);
        Vector3 anchor = new Vector3(1, 1, 2);
        double before = new Vector3(6 - LAG * 1.2, 3 + LAG * 0.9, 0).distanceTo(anchor);
        Linearization out = new Linearization();

        new RangeModel().linearize(gaussian, anchor, Vector3.ZERO, before, 0.01, excess, new int[0], -1, out);
        double unaware = out.residual(0);
        out.goBack(0, gaussian, lag);

        assertThat(Math.abs(unaware)).isGreaterThan(0.1);
        assertThat(out.residual(0)).isCloseTo(0, within(0.01));
        assertThat(out.motion(0)).isCloseTo(unaware - out.residual(0), within(1e-12));
    }
}
