package org.sitedatum.positioning.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.model.MotionMode;
import org.sitedatum.positioning.model.MotionModel;
import org.sitedatum.positioning.model.MotionStep;
import org.sitedatum.positioning.model.RangeModel;

/** The claim of the package: predicting, mixing and correcting by ranges allocates nothing once warm. */
class SteadyStateAllocationTest {

    private static final MotionMode MODE = new MotionMode(1, 0.5, 0.3, 0.05, 0.01, 20, 0.1, 1e-4, 1, 2);
    private static final Vector3[] ANCHORS = {
        new Vector3(0, 0, 2.5), new Vector3(10, 0, 2.5), new Vector3(10, 8, 2.5), new Vector3(0, 8, 2.5)
    };

    private final MotionStep step = new MotionStep();
    private final RangeModel model = new RangeModel();
    private final Linearization rows = new Linearization();
    private final RobustUpdate update = new RobustUpdate();
    private final GaussianMixture mixture = new GaussianMixture();
    private final Gaussian[] modes = {body(), body()};
    private final double[] weights = {0.6, 0.4};
    private final Gaussian merged = body();
    private final Vector3 lever = new Vector3(0.2, 0.1, 0);
    private final int[] biases = {13, 14, 15};

    @Test
    void shouldAllocateNothingPerPredictionAndRange() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        run(20_000);

        long before = threads.getThreadAllocatedBytes(id);
        run(20_000);
        long allocated = threads.getThreadAllocatedBytes(id) - before;

        // the measurement itself may cost a few bytes; one boxed double per step would cost 320,000
        assertThat(allocated).isLessThan(2_000);
        assertThat(merged.mean()[0]).isFinite();
    }

    private void run(int steps) {
        for (int i = 0; i < steps; i++) {
            for (Gaussian mode : modes) {
                step.set(0.01 + 0.001 * (i % 3), MODE);
                MotionModel.predict(mode, step);
                rows.clear();
                model.linearize(mode, ANCHORS[i % 4], lever, 6 + 0.1 * (i % 7), 0.01, 12, biases, 16, rows);
                update.apply(mode, rows, 1e9, 0.6, 2);
            }
            mixture.mergeInto(modes, weights, 2, merged.size(), merged);
        }
    }

    private static Gaussian body() {
        Gaussian gaussian = new Gaussian(true);
        for (int i = 0; i < 6; i++) {
            gaussian.append(0, 0.01);
        }
        for (int i = 0; i < gaussian.size(); i++) {
            gaussian.inflate(i, 0.1);
        }
        gaussian.mean()[0] = 4;
        gaussian.mean()[1] = 3;
        return gaussian;
    }
}
