package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.RobustUpdate;
import org.sitedatum.positioning.model.MotionMode;
import org.sitedatum.positioning.model.MotionModel;
import org.sitedatum.positioning.model.PositionModel;
import org.sitedatum.positioning.model.RangeModel;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * G: consistency. The normalised estimation error squared of the kernel is chi-square when the simulation matches the
 * model (Bar-Shalom, Li and Kirubarajan 2001, sec. 5.4.2); the engine, whose models are wider, is never overconfident.
 */
class G01_ConsistencyTest {

    private static final int SEEDS = 60;
    private static final double DENSITY = 0.3;
    private static final MotionMode MODE =
            new MotionMode(DENSITY, 1, 1, 1, DENSITY, Double.POSITIVE_INFINITY, 0, 0, 1, 1);
    private static final double OPEN = Double.POSITIVE_INFINITY;
    private static final Vector3[] ANCHORS = {
        new Vector3(0, 0, 3),
        new Vector3(30, 2, 0),
        new Vector3(28, 25, 4),
        new Vector3(1, 27, 0),
        new Vector3(15, 12, 9)
    };

    /** A state drawn from the prior, moved by the noise the model states, measured with the noise the model states. */
    @Test
    void shouldHaveChiSquareErrorsWhenTheSimulationMatchesTheModel() {
        double sum = 0;
        int checks = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
            MatchedRun run = new MatchedRun(random);
            for (int step = 0; step < 150; step++) {
                run.step(step);
                if (step >= 29 && step % 30 == 29) {
                    sum += run.squaredError();
                    checks++;
                }
            }
        }

        // sum of 6 degrees of freedom each, 300 checks taken as independent: mean 6, deviation sqrt(12/300) = 0.2
        assertThat(checks).isEqualTo(SEEDS * 5);
        assertThat(sum / checks).isBetween(6 - 0.7, 6 + 0.7);
    }

    private static final class MatchedRun {
        private final java.util.SplittableRandom random;
        private final Gaussian gaussian = new Gaussian(false);
        private final double[] truth = {14, 11, 1, 0.5, -0.3, 0};
        private final RangeModel ranges = new RangeModel();
        private final PositionModel positions = new PositionModel();
        private final Linearization rows = new Linearization();
        private final RobustUpdate update = new RobustUpdate();

        MatchedRun(java.util.SplittableRandom random) {
            this.random = random;
            for (int i = 0; i < 6; i++) {
                double sigma = i < 3 ? 0.3 : 0.2;
                gaussian.reset(i, truth[i] + sigma * Dense.normal(random), sigma * sigma);
            }
            gaussian.append(0, 0);
        }

        void step(int n) {
            double dt = 0.1;
            for (int axis = 0; axis < 3; axis++) {
                double a = Math.sqrt(DENSITY) * Dense.normal(random);
                double b = Math.sqrt(DENSITY) * Dense.normal(random);
                // exact sample of (dt^3/3, dt^2/2, dt)
                truth[axis] += dt * truth[3 + axis] + Math.sqrt(dt * dt * dt) * (a / 2 + b / Math.sqrt(12));
                truth[3 + axis] += Math.sqrt(dt) * a;
            }
            MotionModel.predict(gaussian, dt, MODE);
            rows.clear();
            if (n % 5 == 0) {
                Vector3 measured = new Vector3(
                        truth[0] + 0.3 * Dense.normal(random),
                        truth[1] + 0.3 * Dense.normal(random),
                        truth[2] + 0.3 * Dense.normal(random));
                positions.linearize(
                        gaussian,
                        Vector3.ZERO,
                        measured,
                        org.sitedatum.frames.geometry.Covariance3.isotropic(0.09),
                        1,
                        -1,
                        rows);
            } else {
                Vector3 anchor = ANCHORS[n % ANCHORS.length];
                double range =
                        new Vector3(truth[0], truth[1], truth[2]).distanceTo(anchor) + 0.1 * Dense.normal(random);
                ranges.linearize(gaussian, anchor, Vector3.ZERO, range, 0.01, 6, new int[0], -1, rows);
            }
            update.apply(gaussian, rows, OPEN, OPEN, OPEN);
        }

        double squaredError() {
            double[][] p = new double[6][6];
            double[] e = new double[6];
            for (int i = 0; i < 6; i++) {
                e[i] = truth[i] - gaussian.mean()[i];
                for (int j = 0; j < 6; j++) {
                    p[i][j] = gaussian.covariance(i, j);
                }
            }
            double[] weighted = Dense.times(Dense.inverse(p), e);
            double sum = 0;
            for (int i = 0; i < 6; i++) {
                sum += e[i] * weighted[i];
            }
            return sum;
        }
    }

    /** White position noise as stated: the horizontal error of the engine is inside its own covariance. */
    @Test
    void shouldNotBeOverconfidentInPositions() {
        double sum = 0;
        int outside = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            SimulatedHall hall = hall(seed);
            for (double t = 0; t < 20; t += 0.1) {
                hall.accept(hall.position("rtls", "walker", t, 0.3, Vector3.ZERO));
            }
            double squared = squaredError(hall, 19.9);
            sum += squared;
            outside += squared > 5.991 ? 1 : 0;
        }

        // 120 degrees of freedom: 99.9 % below 173
        assertThat(sum).isBetween(20.0, 173.0);
        assertThat(outside).isLessThanOrEqualTo(8);
    }

    /** Ranges with white noise and unknown constant biases. */
    @Test
    void shouldNotBeOverconfidentInRanges() {
        double sum = 0;
        int outside = 0;
        int beyondProtection = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            SimulatedHall hall = hall(seed);
            hall.walkWithRanges("walker", 0, 20, 0, 1, 2, 3, 4);
            double squared = squaredError(hall, 19.975);
            sum += squared;
            outside += squared > 5.991 ? 1 : 0;
            PoseEstimate pose = hall.estimate("walker", 19.975);
            beyondProtection += hall.error(pose) > pose.protectionLevel() ? 1 : 0;
        }

        assertThat(sum).isBetween(20.0, 173.0);
        assertThat(outside).isLessThanOrEqualTo(8);
        assertThat(beyondProtection).isZero();
    }

    private static SimulatedHall hall(long seed) {
        return new SimulatedHall(SmallSite.withAnchors(5).body("walker", TrackableKind.PEDESTRIAN, 1.2), 1.2, seed);
    }

    /** Of the horizontal position, two degrees of freedom. */
    private static double squaredError(SimulatedHall hall, double t) {
        PoseEstimate pose = hall.estimate("walker", t);
        Vector3 e = pose.position().minus(hall.truth(t).translation());
        double xx = pose.covariance().get(0, 0);
        double xy = pose.covariance().get(0, 1);
        double yy = pose.covariance().get(1, 1);
        double det = xx * yy - xy * xy;
        return (yy * e.x() * e.x() - 2 * xy * e.x() * e.y() + xx * e.y() * e.y()) / det;
    }
}
