package org.sitedatum.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.fix.PositionFix;

class PositionStreamTest {

    private static final int BODIES = 50;
    private static final int FIXES = 50_000;

    @Test
    void shouldHoldBackTheWantedShareAndLoseNone() {
        PositionStream stream = new PositionStream(BODIES, 0, 0.02, 1);
        Map<String, Long> newest = new HashMap<>();
        int late = 0;
        int own = 0;

        for (int i = 0; i < FIXES; i++) {
            PositionFix fix = stream.next();
            String body = fix.header().trackable().orElseThrow();
            long before = newest.getOrDefault(body, 0L);
            if (fix.stampNanos() < before) {
                assertThat(before - fix.stampNanos()).isLessThanOrEqualTo(300_000_000L);
                late++;
            }
            newest.merge(body, fix.stampNanos(), Math::max);
            own += body.equals(HallSite.id(stream.body())) ? 1 : 0;
        }

        assertThat((double) late / FIXES).isCloseTo(0.02, within(0.003));
        assertThat(own).isEqualTo(FIXES);
    }

    @Test
    void shouldScatterAboutTheTruthAsStatedButForOutliers() {
        PositionStream stream = new PositionStream(BODIES, 0.02, 0, 1);
        double squared = 0;
        int outliers = 0;

        for (int i = 0; i < FIXES; i++) {
            PositionFix fix = stream.next();
            double error = fix.x() - stream.truth().x(stream.body(), stream.epoch());
            if (Math.abs(error) > 2.5) {
                outliers++;
            } else {
                squared += error * error;
            }
        }

        assertThat((double) outliers / FIXES).isCloseTo(0.02, within(0.003));
        assertThat(Math.sqrt(squared / (FIXES - outliers))).isCloseTo(PositionStream.SIGMA, within(0.005));
    }
}
