package org.sitedatum.benchmarks.workload;

import java.util.Random;
import java.util.SplittableRandom;

/** Gaussian noise drawn beforehand, so that drawing it costs a benchmark next to nothing. */
public final class NoiseTable {

    private static final int SIZE = 1 << 16;

    private final double[] table = new double[SIZE];
    private final SplittableRandom random;

    /** Noise of zero mean. */
    public NoiseTable(double sigma, long seed) {
        Random source = new Random(seed);
        for (int i = 0; i < SIZE; i++) {
            table[i] = sigma * source.nextGaussian();
        }
        random = new SplittableRandom(seed);
    }

    /** The next draw. */
    public double next() {
        return table[random.nextInt() & (SIZE - 1)];
    }

    /** True in {@code share} of the calls. */
    public boolean happens(double share) {
        return random.nextDouble() < share;
    }

    /** Uniform in an interval. */
    public double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
