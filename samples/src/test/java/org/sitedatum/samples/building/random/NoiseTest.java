package org.sitedatum.samples.building.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NoiseTest {

    private static final int N = 200_000;
    private final Noise noise = new Noise(1).child("test");

    @Test
    void shouldBeUniform() {
        double[] u = LongStream.range(0, N).mapToDouble(noise::uniform).toArray();

        assertThat(java.util.Arrays.stream(u)).allMatch(x -> x >= 0 && x < 1);
        assertThat(mean(u)).isCloseTo(0.5, within(0.003));
        assertThat(deviation(u)).isCloseTo(Math.sqrt(1 / 12.0), within(0.002));
    }

    @Test
    void shouldBeNormal() {
        double[] z = LongStream.range(0, N).mapToDouble(noise::gaussian).toArray();

        assertThat(mean(z)).isCloseTo(0, within(0.01));
        assertThat(deviation(z)).isCloseTo(1, within(0.01));
        long outside = LongStream.range(0, N)
                .filter(i -> Math.abs(z[(int) i]) > 1.959964)
                .count();
        assertThat(outside / (double) N).isCloseTo(0.05, within(0.002));
    }

    @Test
    void shouldBeExponential() {
        double[] e = LongStream.range(0, N).mapToDouble(noise::exponential).toArray();

        assertThat(java.util.Arrays.stream(e)).allMatch(x -> x >= 0);
        assertThat(mean(e)).isCloseTo(1, within(0.01));
        assertThat(deviation(e)).isCloseTo(1, within(0.02));
    }

    @Test
    void shouldNotCorrelateBetweenStreamsAndNeighbours() {
        Noise other = new Noise(1).child("tesu");
        double streams = 0;
        double neighbours = 0;
        for (int i = 0; i < N; i++) {
            streams += noise.gaussian(i) * other.gaussian(i) / N;
            neighbours += noise.gaussian(i) * noise.gaussian(i + 1) / N;
        }

        assertThat(streams).isCloseTo(0, within(0.012));
        assertThat(neighbours).isCloseTo(0, within(0.012));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
