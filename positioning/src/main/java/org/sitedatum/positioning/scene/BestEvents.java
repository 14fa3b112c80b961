package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * The likeliest event of each kind, where events are of one kind when their keys are the same. Scratch; not thread-safe;
 * allocates nothing once it has grown to the size of the clusters met.
 */
final class BestEvents {

    private final long[] keys;
    private final int[] slots;
    private final int mask;
    private final int[] slotOfKind;
    private final double[] weights;
    private int[] pairs = new int[0];
    private int size;
    private int count;

    /** Room for so many kinds. */
    BestEvents(int most) {
        int room = Integer.highestOneBit(most) * 4;
        keys = new long[room];
        slots = new int[room];
        mask = room - 1;
        slotOfKind = new int[most];
        weights = new double[most];
    }

    /**
     * Part of the key of a kind, for two small numbers: the key is the sum of its parts, in any order. Source: the mixing
     * function of G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
     */
    static long key(int a, int b) {
        long z = ((long) a << 32 | b + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Forgets all events; the next are of clusters of so many targets. */
    void begin(int clusterSize) {
        for (int e = 0; e < count; e++) {
            slots[slotOfKind[e]] = 0;
        }
        count = 0;
        size = clusterSize;
    }

    /** Takes an event: the pair of each target. Kept if it is likelier than those of its kind so far. */
    void offer(long key, double weight, int[] chosen) {
        int slot = slotOf(key);
        int e = slots[slot] - 1;
        if (e < 0) {
            e = count++;
            slots[slot] = count;
            keys[slot] = key;
            slotOfKind[e] = slot;
            if (pairs.length < count * size) {
                pairs = Arrays.copyOf(pairs, 2 * count * size);
            }
        } else if (weight <= weights[e]) {
            return;
        }
        weights[e] = weight;
        System.arraycopy(chosen, 0, pairs, e * size, size);
    }

    private int slotOf(long key) {
        int slot = (int) key & mask;
        while (slots[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Kinds of events so far. */
    int count() {
        return count;
    }

    double weight(int e) {
        return weights[e];
    }

    /** Pair that the i-th target has in the event. */
    int pair(int e, int i) {
        return pairs[e * size + i];
    }
}
