package org.sitedatum.positioning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.RobustUpdate;

/** The packed kernels against a plain filter in numpy: golden/ekf.csv says how it was made. */
class GoldenFilterTest {

    private static final double OPEN = Double.POSITIVE_INFINITY;
    private static final MotionMode MODE = new MotionMode(0.8, 1, 1, 1, 0.05, 5, 0, 0, 1, 1);
    private static final Covariance3 POSITION_NOISE = new Covariance3(0.09, 0.02, -0.01, 0.16, 0.03, 0.25);
    private static final double RANGE_VARIANCE = 0.0036;
    private static final int STATES = 8;

    private final Gaussian gaussian = new Gaussian(false);
    private final RangeModel rangeModel = new RangeModel();
    private final PositionModel positionModel = new PositionModel();
    private final Linearization rows = new Linearization();
    private final RobustUpdate update = new RobustUpdate();

    @Test
    void shouldReproduceTheOtherImplementation() throws IOException {
        begin();

        List<String> lines = golden();
        for (int step = 0; step < lines.size(); step++) {
            String[] fields = lines.get(step).split(",");
            double[] numbers = new double[fields.length];
            for (int i = 1; i < fields.length; i++) {
                numbers[i] = Double.parseDouble(fields[i]);
            }
            take(fields[0], numbers);
            compare(step, numbers);
        }
        assertThat(lines).hasSize(120);
    }

    private void begin() {
        gaussian.append(0, 0);
        gaussian.append(0.15, 0.0225);
        double[] mean = {5, 4, 1.2, 0, 0, 0};
        double[] variance = {1, 1, 0.2, 0.25, 0.25, 0.01};
        for (int i = 0; i < 6; i++) {
            gaussian.reset(i, mean[i], variance[i]);
        }
    }

    private void take(String kind, double[] n) {
        MotionModel.predict(gaussian, n[1], MODE);
        rows.clear();
        if (kind.equals("range")) {
            rangeModel.linearize(
                    gaussian,
                    new Vector3(n[2], n[3], n[4]),
                    Vector3.ZERO,
                    n[5],
                    RANGE_VARIANCE,
                    6,
                    new int[] {7},
                    -1,
                    rows);
        } else {
            positionModel.linearize(gaussian, Vector3.ZERO, new Vector3(n[2], n[3], n[4]), POSITION_NOISE, 1, -1, rows);
        }
        assertThat(update.apply(gaussian, rows, OPEN, OPEN, OPEN)).isTrue();
    }

    private void compare(int step, double[] n) {
        int place = 7;
        for (int i = 0; i < STATES; i++) {
            assertThat(gaussian.mean()[i]).as("step %d state %d", step, i).isCloseTo(n[place++], within(1e-9));
        }
        for (int i = 0; i < STATES; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(gaussian.covariance(i, j))
                        .as("step %d covariance %d %d", step, i, j)
                        .isCloseTo(n[place++], within(1e-9));
            }
        }
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = GoldenFilterTest.class.getResourceAsStream("/golden/ekf.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
