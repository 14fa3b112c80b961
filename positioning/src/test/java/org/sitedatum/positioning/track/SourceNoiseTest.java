package org.sitedatum.positioning.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceNoiseTest {

    private static final double STATED = 0.01;

    @ParameterizedTest
    @CsvSource({"4, 0", "10, 1.2", "60, 1.2"})
    void shouldFindWhiteNoiseWhite(double rate, double speed) {
        SourceNoise noise = heard(rate, speed, Math.sqrt(STATED), 0);

        assertThat(noise.shareSeen(0)).isBetween(0.6, 1.0);
        assertThat(noise.share(0)).isEqualTo(1);
        assertThat(noise.needsBias(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "60, 1.2"})
    void shouldFindTheConstantPartOfAnError(double rate, double speed) {
        SourceNoise noise = heard(rate, speed, 0.02, 0.09);

        assertThat(noise.shareSeen(0)).isBetween(0.01, 0.2);
        assertThat(noise.needsBias(0)).isTrue();

        noise.setBiasOffset(0, 0);
        assertThat(noise.share(0)).isEqualTo(noise.shareSeen(0));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1.2"})
    void shouldBelieveWhatIsStatedWhenPositionsAreRare(double rate, double speed) {
        SourceNoise noise = heard(rate, speed, 0.01, 0);

        assertThat(noise.shareSeen(0)).isEqualTo(1);
    }

    private static SourceNoise heard(double rate, double speed, double white, double constant) {
        SourceNoise noise = new SourceNoise();
        Random random = new Random(11);
        int slot = noise.slot("vendor");
        for (int i = 0; i < 60 * rate; i++) {
            double t = i / rate;
            double x = 5 * Math.sin(speed * t / 5) + constant + white * random.nextGaussian();
            double y = 5 * Math.cos(speed * t / 5) + constant + white * random.nextGaussian();
            noise.learn(slot, x, y, t, STATED, SourceNoise.MEMORY);
        }
        return noise;
    }
}
