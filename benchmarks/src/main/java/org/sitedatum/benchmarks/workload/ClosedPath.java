package org.sitedatum.benchmarks.workload;

import java.util.Random;

/**
 * A smooth closed path through a hall at walking speed, sampled every {@value #STEP} s and repeated without end. Bodies
 * follow it one behind the other, each shifted to a place of its own.
 */
public final class ClosedPath {

    /** Seconds between two samples. */
    public static final double STEP = 0.1;

    private static final int SAMPLES = 1 << 10;
    private static final int WAVES = 6;
    private static final double WIDEST = 6;
    private static final int STAGGER = 37;
    private static final int COLUMNS = 100;
    private static final double SPACING = 10;

    private final double[] x = new double[SAMPLES];
    private final double[] y = new double[SAMPLES];
    private final double[] z = new double[SAMPLES];

    /** A path of random waves per axis. */
    public ClosedPath(long seed) {
        Random random = new Random(seed);
        draw(x, WIDEST, random);
        draw(y, WIDEST, random);
        draw(z, 0.02 * WIDEST, random);
    }

    private static void draw(double[] out, double widest, Random random) {
        for (int wave = 1; wave <= WAVES; wave++) {
            double phase = 2 * Math.PI * random.nextDouble();
            for (int i = 0; i < SAMPLES; i++) {
                out[i] += widest / wave * Math.cos(2 * Math.PI * wave * i / SAMPLES + phase);
            }
        }
    }

    private static int sample(int body, int epoch) {
        return (epoch + STAGGER * body) & (SAMPLES - 1);
    }

    /** Site x of a body at an epoch, m. */
    public double x(int body, int epoch) {
        return x[sample(body, epoch)] + SPACING * (body % COLUMNS);
    }

    /** Site y of a body at an epoch, m. */
    public double y(int body, int epoch) {
        int row = body / COLUMNS;
        return y[sample(body, epoch)] + SPACING * row;
    }

    /** Site z of a body at an epoch, m. */
    public double z(int body, int epoch) {
        return 1 + z[sample(body, epoch)];
    }
}
