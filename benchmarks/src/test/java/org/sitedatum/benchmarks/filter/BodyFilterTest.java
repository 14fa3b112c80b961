package org.sitedatum.benchmarks.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sitedatum.benchmarks.workload.ClosedPath;
import org.sitedatum.benchmarks.workload.NoiseTable;

class BodyFilterTest {

    @Test
    void shouldAllComputeTheSameFilter() {
        HandWrittenFilter reference = new HandWrittenFilter();
        List<BodyFilter> others = List.of(
                EngineFilter.trusting(new EngineFilter.Room()),
                new EjmlFilter(new EjmlFilter.Room()),
                new HipparchusFilter(BodyFilter.DENSITY));
        ClosedPath path = new ClosedPath(7);
        NoiseTable noise = new NoiseTable(BodyFilter.SIGMA, 8);

        for (int epoch = 0; epoch < 500; epoch++) {
            double x = path.x(0, epoch) + noise.next();
            double y = path.y(0, epoch) + noise.next();
            double z = path.z(0, epoch) + noise.next();
            reference.step(x, y, z);
            for (BodyFilter other : others) {
                other.step(x, y, z);
                for (int axis = 0; axis < 3; axis++) {
                    assertThat(other.position(axis))
                            .as("%s, epoch %d", other.getClass().getSimpleName(), epoch)
                            .isCloseTo(reference.position(axis), within(1e-9));
                }
            }
        }
    }

    @Test
    void shouldBeCloserToTheTruthThanTheMeasurements() {
        EngineFilter filter = new EngineFilter(new EngineFilter.Room());
        ClosedPath path = new ClosedPath(7);
        NoiseTable noise = new NoiseTable(BodyFilter.SIGMA, 8);
        double squared = 0;
        int counted = 0;

        for (int epoch = 0; epoch < 1000; epoch++) {
            filter.step(
                    path.x(0, epoch) + noise.next(), path.y(0, epoch) + noise.next(), path.z(0, epoch) + noise.next());
            if (epoch >= 50) {
                double dx = filter.position(0) - path.x(0, epoch);
                squared += dx * dx;
                counted++;
            }
        }

        assertThat(Math.sqrt(squared / counted)).isLessThan(0.6 * BodyFilter.SIGMA);
    }
}
