package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.positioning.time.Snapshot;

/**
 * How noisy the sources of positions of one body really are, beside what they state. The white share of the stated
 * variance is followed from how far each position lies off the line through the two before it, which needs no filter: of
 * white noise of variance R the squared distance has the mean {@code R (1 + (1 + r)^2 + r^2)} per axis, with r the ratio
 * of the two intervals, and what the body accelerates only adds to it. What is stated but not seen as noise is taken for
 * a constant error of the source and estimated as such.
 */
final class SourceNoise {

    /** Time constant of a source's constant error, s. */
    static final double BIAS_TAU = 60;

    /** Sources kept per body; further ones take the stated variance. */
    static final int MAX_SOURCES = 4;
    /** Positions before the average counts. */
    static final double MEMORY = 60;
    /** Positions the average reaches back at most: its own error shall stay small beside what is left to a constant error. */
    static final double LONG_MEMORY = 300;
    /** White share below which the rest counts as a constant error. */
    private static final double BIAS_BELOW = 0.5;

    private static final double SMALLEST = 1e-3;
    /** Intervals longer than this say more about the motion than about the noise, s. */
    private static final double LONGEST_INTERVAL = 0.5;
    /** One sample counts at most this many times the stated variance. */
    private static final double LARGEST_SAMPLE = 4;
    /** Per source: x, y and stamp of the last position, then of the one before. */
    private static final int KEPT = 6;

    private String[] sources = {};
    private double[] share = {};
    private int[] seen = {};
    private int[] biasOffset = {};
    private double[] last = {};
    private int count;

    void save(Snapshot out) {
        out.put(count);
        for (int i = 0; i < count; i++) {
            out.putValue(sources[i]);
            out.put(seen[i]);
            out.put(biasOffset[i]);
        }
        out.put(share, count);
        out.put(last, count * KEPT);
    }

    void restore(Snapshot in) {
        count = in.nextCount(MAX_SOURCES);
        if (count > sources.length) {
            grow(count);
        }
        for (int i = 0; i < count; i++) {
            sources[i] = in.nextValue(String.class);
            seen[i] = in.nextInt();
            biasOffset[i] = in.nextInt();
        }
        in.nextInto(share, count);
        in.nextInto(last, count * KEPT);
    }

    /** True when the errors are among so many nuisances. */
    boolean fits(int nuisances) {
        for (int i = 0; i < count; i++) {
            if (biasOffset[i] < -1 || biasOffset[i] + 3 > nuisances && biasOffset[i] >= 0) {
                return false;
            }
        }
        return true;
    }

    void clear() {
        Arrays.fill(sources, "");
        count = 0;
    }

    private void grow(int room) {
        sources = Arrays.copyOf(sources, room);
        share = Arrays.copyOf(share, room);
        seen = Arrays.copyOf(seen, room);
        biasOffset = Arrays.copyOf(biasOffset, room);
        last = Arrays.copyOf(last, room * KEPT);
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
        if (count == sources.length) {
            grow(count + 1);
        }
        sources[count] = source;
        share[count] = 1;
        seen[count] = 0;
        biasOffset[count] = -1;
        Arrays.fill(last, count * KEPT, (count + 1) * KEPT, Double.NaN);
        return count++;
    }

    /**
     * White share of the stated variance as it is used: all of it until the source has proved much less noisy. An average
     * of so few positions may be off by a quarter, and less noise with nothing in its stead would make the body too sure.
     */
    double share(int slot) {
        return slot < 0 || biasOffset[slot] < 0 || seen[slot] < MEMORY ? 1 : share[slot];
    }

    /** White share of the stated variance as it is seen. */
    double shareSeen(int slot) {
        return share[slot];
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
     * @param x m
     * @param y m
     * @param time s, on any scale that grows with the stamp
     * @param statedVariance mean over the two axes, m^2
     * @param memory positions the average reaches back at most
     */
    void learn(int slot, double x, double y, double time, double statedVariance, double memory) {
        if (slot < 0) {
            return;
        }
        int at = slot * KEPT;
        double interval = time - last[at + 2];
        double before = last[at + 2] - last[at + 5];
        if (interval > 0 && interval < LONGEST_INTERVAL && before > 0 && before < LONGEST_INTERVAL) {
            double r = interval / before;
            double dx = x - last[at] - r * (last[at] - last[at + 3]);
            double dy = y - last[at + 1] - r * (last[at + 1] - last[at + 4]);
            double sample = 0.5 * (dx * dx + dy * dy) / (1 + (1 + r) * (1 + r) + r * r) / statedVariance;
            double gain = 1 / Math.min(memory, ++seen[slot] + 9);
            double moved = share[slot] + gain * (Math.min(LARGEST_SAMPLE, sample) - share[slot]);
            share[slot] = Math.max(SMALLEST, Math.min(1, moved));
        }
        System.arraycopy(last, at, last, at + 3, 3);
        last[at] = x;
        last[at + 1] = y;
        last[at + 2] = time;
    }
}
