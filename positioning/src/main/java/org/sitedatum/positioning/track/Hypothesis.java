package org.sitedatum.positioning.track;

import java.util.Arrays;
import java.util.List;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.model.MotionMode;
import org.sitedatum.positioning.model.MotionModel;
import org.sitedatum.positioning.model.MotionStep;
import org.sitedatum.positioning.model.RangeErrorModel;
import org.sitedatum.positioning.time.Snapshot;

/**
 * One explanation of what was heard so far: where the body started, how it is turned, whether its ranges are calibrated.
 * Inside it an interacting multiple model mixes the ways of moving (Blom and Bar-Shalom 1988). Odometry replaces the
 * motion model and leaves a single mode.
 */
final class Hypothesis {

    private final Gaussian[] modes;
    private final double[] probability;

    private int modeCount = 1;
    private double logWeight;
    private RangeErrorModel rangeErrors = RangeErrors.RAW;

    Hypothesis() {
        modes = new Gaussian[ModeMixing.MAX_MODES];
        for (int i = 0; i < modes.length; i++) {
            modes[i] = new Gaussian(false);
        }
        probability = new double[modes.length];
        probability[0] = 1;
    }

    void copyFrom(Hypothesis other) {
        modeCount = other.modeCount;
        for (int i = 0; i < modeCount; i++) {
            modes[i].copyFrom(other.modes[i]);
        }
        System.arraycopy(other.probability, 0, probability, 0, probability.length);
        logWeight = other.logWeight;
        rangeErrors = other.rangeErrors;
    }

    void save(Snapshot out) {
        out.put(modeCount);
        out.put(logWeight);
        out.putValue(rangeErrors);
        out.put(probability, modeCount);
        for (int i = 0; i < modeCount; i++) {
            save(modes[i], out);
        }
    }

    private static void save(Gaussian gaussian, Snapshot out) {
        if (gaussian.oriented()) {
            for (int k = 0; k < 4; k++) {
                out.put(gaussian.quaternion(k));
            }
        }
        out.put(gaussian.mean(), gaussian.size());
        out.put(gaussian.covariance(), Gaussian.entries(gaussian.size()));
    }

    /** Reads what {@link #save} wrote; all Gaussians of a body have the same states. */
    void restore(Snapshot in, boolean oriented, int nuisances) {
        modeCount = in.nextCount(modes.length);
        logWeight = in.next();
        rangeErrors = in.nextValue(RangeErrorModel.class);
        in.nextInto(probability, modeCount);
        for (int i = 0; i < modeCount; i++) {
            modes[i].reshape(oriented, Gaussian.coreSize(oriented) + nuisances);
            restore(modes[i], in);
        }
    }

    private static void restore(Gaussian gaussian, Snapshot in) {
        int size = gaussian.size();
        if (gaussian.oriented()) {
            gaussian.setQuaternion(in.next(), in.next(), in.next(), in.next());
        }
        in.nextInto(gaussian.mean(), size);
        in.nextInto(gaussian.covariance(), Gaussian.entries(size));
    }

    int modeCount() {
        return modeCount;
    }

    Gaussian mode(int i) {
        return modes[i];
    }

    double probability(int i) {
        return probability[i];
    }

    /** The most probable mode. */
    Gaussian likeliest() {
        return modes[likeliestIndex()];
    }

    int likeliestIndex() {
        int best = 0;
        for (int i = 1; i < modeCount; i++) {
            if (probability[i] > probability[best]) {
                best = i;
            }
        }
        return best;
    }

    double logWeight() {
        return logWeight;
    }

    void addLogWeight(double gain) {
        logWeight += gain;
    }

    RangeErrorModel rangeErrors() {
        return rangeErrors;
    }

    /** Starts over with one mode, a tag at the origin whose Gaussian the caller fills. */
    Gaussian restart(RangeErrorModel errors, double startLogWeight) {
        modeCount = 1;
        Arrays.fill(probability, 0);
        probability[0] = 1;
        rangeErrors = errors;
        logWeight = startLogWeight;
        modes[0].reshape(false, StateLayout.TAG_SIZE);
        for (int state = 0; state < StateLayout.TAG_SIZE; state++) {
            modes[0].reset(state, 0, 0);
        }
        return modes[0];
    }

    /** Copies the only mode to as many as there are ways of moving, equally probable. */
    void spread(int count) {
        for (int i = 1; i < count; i++) {
            modes[i].copyFrom(modes[0]);
        }
        Arrays.fill(probability, 0, count, 1.0 / count);
        modeCount = count;
    }

    /** Merges the modes into one. */
    void collapse(ModeMixing mixing) {
        if (modeCount > 1) {
            Gaussian merged = mixing.room();
            mixing.merge(modes, probability, modeCount, modes[0].size(), merged);
            modes[0].copyFrom(merged);
            modeCount = 1;
            probability[0] = 1;
        }
    }

    /** Mixes the modes by their transition probabilities over {@code dt} seconds. */
    void mix(double dt, List<MotionMode> motions, ModeMixing mixing) {
        if (modeCount > 1) {
            mixing.mix(modes, probability, modeCount, dt, motions);
        }
    }

    /** Moves each mode on by its motion model. */
    void predict(double dt, List<MotionMode> motions, MotionStep[] steps) {
        for (int i = 0; i < modeCount; i++) {
            steps[i].set(dt, motions.get(i));
            MotionModel.predict(modes[i], steps[i]);
        }
    }

    /** Bayes: mode probabilities and the hypothesis' weight after likelihoods of one observation. */
    void weigh(double[] logLikelihoods) {
        if (modeCount == 1) {
            logWeight += logLikelihoods[0];
            return;
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < modeCount; i++) {
            largest = Math.max(largest, logLikelihoods[i]);
        }
        double sum = 0;
        for (int i = 0; i < modeCount; i++) {
            double below = logLikelihoods[i] - largest;
            probability[i] *= below == 0 ? 1 : Math.exp(below);
            sum += probability[i];
        }
        for (int i = 0; i < modeCount; i++) {
            probability[i] = Math.max(probability[i] / sum, 1e-9);
        }
        logWeight += largest + Math.log(sum);
    }

    /** Writes the modes as one Gaussian over the first {@code size} states. */
    void mergeInto(Gaussian out, ModeMixing mixing, int size) {
        mixing.merge(modes, probability, modeCount, size, out);
    }
}
