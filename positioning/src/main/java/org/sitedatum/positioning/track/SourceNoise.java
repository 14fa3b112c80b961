package org.sitedatum.positioning.track;

import java.util.Arrays;

/**
 * How noisy the sources of positions of one body really are, beside what they state. The white share of the stated
 * variance is followed from innovations (innovation-based adaptive estimation, Mehra 1970); what is stated but not seen
 * as noise is taken for a constant error of the source and estimated as such.
 */
final class SourceNoise {

    /** Time constant of a source's constant error, s. */
    static final double BIAS_TAU = 60;

    /** Sources kept per body; further ones take the stated variance. */
    private static final int MAX_SOURCES = 4;
    /** Fixes the average reaches back. */
    private static final double MEMORY = 60;

    private static final double SMALLEST = 1e-3;
    private static final double LARGEST = 25;
    /** White share below which the rest counts as a constant error. */
    private static final double BIAS_BELOW = 0.5;

    private final String[] sources = new String[MAX_SOURCES];
    private final double[] share = new double[MAX_SOURCES];
    private final int[] seen = new int[MAX_SOURCES];
    private final int[] biasOffset = new int[MAX_SOURCES];
    private int count;

    void copyFrom(SourceNoise other) {
        System.arraycopy(other.sources, 0, sources, 0, MAX_SOURCES);
        System.arraycopy(other.share, 0, share, 0, MAX_SOURCES);
        System.arraycopy(other.seen, 0, seen, 0, MAX_SOURCES);
        System.arraycopy(other.biasOffset, 0, biasOffset, 0, MAX_SOURCES);
        count = other.count;
    }

    void clear() {
        Arrays.fill(sources, null);
        count = 0;
    }

    /** Place of a source, or -1 when there is no room. */
    int slot(String source) {
        for (int i = 0; i < count; i++) {
            if (sources[i].equals(source)) {
                return i;
            }
        }
        if (count == MAX_SOURCES) {
            return -1;
        }
        sources[count] = source;
        share[count] = 1;
        seen[count] = 0;
        biasOffset[count] = -1;
        return count++;
    }

    /** White share of the stated variance. */
    double share(int slot) {
        return slot < 0 ? 1 : share[slot];
    }

    /** Offset of the source's constant-error states, or -1. */
    int biasOffset(int slot) {
        return slot < 0 ? -1 : biasOffset[slot];
    }

    void setBiasOffset(int slot, int offset) {
        biasOffset[slot] = offset;
    }

    /** True when the source has proved much less noisy than stated and has no constant-error states yet. */
    boolean needsBias(int slot) {
        return slot >= 0 && biasOffset[slot] < 0 && seen[slot] >= MEMORY && share[slot] < BIAS_BELOW;
    }

    /**
     * Follows the noise.
     *
     * @param innovationSquared mean over the axes, m^2
     * @param predictedVariance of the innovation without the source's noise, mean over the axes, m^2
     * @param statedVariance mean over the axes, m^2
     */
    void learn(int slot, double innovationSquared, double predictedVariance, double statedVariance) {
        if (slot < 0) {
            return;
        }
        double sample = Math.min(9 * share[slot] + 0.01, (innovationSquared - predictedVariance) / statedVariance);
        double gain = 1 / Math.min(MEMORY, ++seen[slot] + 9);
        share[slot] = Math.max(SMALLEST, Math.min(LARGEST, share[slot] + gain * (sample - share[slot])));
    }
}
