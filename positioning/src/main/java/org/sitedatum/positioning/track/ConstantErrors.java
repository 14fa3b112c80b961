package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Errors that are the same in every image of a camera or a marker, and so do not average out: estimated as three states
 * each, which are forgotten with {@link SourceNoise#BIAS_TAU}. A few at a time; the one used longest ago gives its place
 * away. Rewindable.
 */
final class ConstantErrors {

    /** Cameras and markers that see one body by turns at one place. */
    static final int MOST = 6;

    private String[] keys = new String[0];
    private int[] offsets = new int[0];
    private long[] usedNanos = new long[0];
    private int count;

    void save(Snapshot out) {
        out.put(count);
        for (int i = 0; i < count; i++) {
            out.putValue(keys[i]);
            out.put(offsets[i]);
            out.putLong(usedNanos[i]);
        }
    }

    void restore(Snapshot in) {
        count = in.nextCount(MOST);
        if (count > keys.length) {
            grow(count);
        }
        for (int i = 0; i < count; i++) {
            keys[i] = in.nextValue(String.class);
            offsets[i] = in.nextInt();
            usedNanos[i] = in.nextLong();
        }
    }

    /** True when the errors are among so many nuisances. */
    boolean fits(int nuisances) {
        for (int i = 0; i < count; i++) {
            if (offsets[i] < 0 || offsets[i] + 3 > nuisances) {
                return false;
            }
        }
        return true;
    }

    void clear() {
        count = 0;
    }

    private void grow(int room) {
        keys = Arrays.copyOf(keys, room);
        offsets = Arrays.copyOf(offsets, room);
        usedNanos = Arrays.copyOf(usedNanos, room);
    }

    /**
     * Offset of the first of the three states of an error, added on first use.
     *
     * @param key what is wrong, one of its kind
     * @param variance of each of the three, in the states' own unit squared
     */
    int offset(String key, double variance, long stampNanos, Belief belief) {
        int stalest = 0;
        for (int i = 0; i < count; i++) {
            if (keys[i].equals(key)) {
                usedNanos[i] = stampNanos;
                return offsets[i];
            }
            if (usedNanos[i] < usedNanos[stalest]) {
                stalest = i;
            }
        }
        int slot = stalest;
        if (count < MOST) {
            slot = count++;
            if (count > keys.length) {
                grow(count);
            }
            offsets[slot] = belief.nuisance().addSourceBias(variance, belief);
        } else {
            belief.nuisance().renewSourceBias(offsets[slot], variance, belief);
        }
        keys[slot] = key;
        usedNanos[slot] = stampNanos;
        inflate(offsets[slot], variance, belief);
        return offsets[slot];
    }

    /** Independent of everything so far: nothing seen yet rests on this error. */
    private static void inflate(int offset, double variance, Belief belief) {
        for (int i = 0; i < belief.count(); i++) {
            for (int m = 0; m < belief.hypothesis(i).modeCount(); m++) {
                Gaussian gaussian = belief.hypothesis(i).mode(m);
                for (int k = 0; k < 3; k++) {
                    gaussian.inflate(gaussian.coreSize() + offset + k, variance);
                }
            }
        }
    }
}
