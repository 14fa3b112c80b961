package org.sitedatum.samples.headset;

import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Vector3;

/** How a tag's positions err: white, slow, constant, and now and then grossly. */
final class TagError {

    private static final double SLOW_SECONDS = 3.3;
    private static final double GROSS = 3;

    private final WalkSettings settings;
    private final SplittableRandom random;
    private final double[] slow = new double[3];
    private final double[] constant = new double[3];

    TagError(WalkSettings settings, SplittableRandom random) {
        this.settings = settings;
        this.random = random;
        for (int i = 0; i < 3; i++) {
            slow[i] = settings.slowBias() * random.nextGaussian();
            constant[i] = random.nextBoolean() ? settings.constantBias() : -settings.constantBias();
        }
    }

    /** The error of the next position, {@code seconds} after the last, m. */
    Vector3 next(double seconds) {
        double keep = Math.exp(-seconds / SLOW_SECONDS);
        double fresh = settings.slowBias() * Math.sqrt(1 - keep * keep);
        double[] error = new double[3];
        boolean isGross = random.nextDouble() < settings.outliers();
        for (int i = 0; i < 3; i++) {
            slow[i] = keep * slow[i] + fresh * random.nextGaussian();
            error[i] = constant[i] + slow[i] + settings.tagSigma() * random.nextGaussian();
            error[i] += isGross ? GROSS * (2 * random.nextDouble() - 1) : 0;
        }
        return new Vector3(error[0], error[1], error[2]);
    }
}
