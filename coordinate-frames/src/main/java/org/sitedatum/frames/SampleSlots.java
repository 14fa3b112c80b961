package org.sitedatum.frames;

import java.util.Arrays;
import org.sitedatum.frames.geometry.Covariance6;

/**
 * Where the samples of an edge are kept: by sequence number in a ring of eight longs each (stamp, quaternion x y z w,
 * translation x y z as raw bits), with the parent and the covariance beside it where they differ. Knows nothing of
 * threads.
 */
abstract class SampleSlots {

    static final int STRIDE = 8;

    /** Parent of the newest sample. */
    final FrameNode parent;

    /** From this stamp on every sample has that parent; Long.MIN_VALUE when all have. */
    final long parentSince;

    final int capacity;

    private final long[] slots;
    private final FrameNode[] parents; // by slot; empty when all samples have the same
    private final Covariance6[] covariances; // by slot; empty when all samples are exact

    SampleSlots(FrameNode parent, long parentSince, long[] slots, FrameNode[] parents, Covariance6[] covariances) {
        this.parent = parent;
        this.parentSince = parentSince;
        this.slots = slots;
        this.parents = parents;
        this.covariances = covariances;
        this.capacity = slots.length / STRIDE;
    }

    final long stamp(long sequence) {
        return slots[at(sequence)];
    }

    final FrameNode parentOf(long sequence) {
        return parents.length == 0 ? parent : parents[slotOf(sequence)];
    }

    final Covariance6 covarianceOf(long sequence) {
        return covariances.length == 0 ? Covariance6.ZERO : covariances[slotOf(sequence)];
    }

    /** Where the longs of a sample begin. */
    final int at(long sequence) {
        return slotOf(sequence) * STRIDE;
    }

    /** One number of the sample whose longs it lies in: 1 to 4 quaternion, 5 to 7 translation. */
    final double component(int at) {
        return Double.longBitsToDouble(slots[at]);
    }

    private int slotOf(long sequence) {
        return (int) sequence & capacity - 1;
    }

    final boolean hasOneParent() {
        return parents.length == 0;
    }

    /** True when there is a place for such a covariance. */
    final boolean canStore(Covariance6 covariance) {
        return covariances.length > 0 || covariance.equals(Covariance6.ZERO);
    }

    final void put(long sequence, long stamp, FrameNode from, PoseRegister pose, Covariance6 covariance) {
        pose.store(slots, at(sequence), stamp);
        if (covariances.length > 0) {
            covariances[slotOf(sequence)] = covariance;
        }
        if (parents.length > 0) {
            parents[slotOf(sequence)] = from;
        }
    }

    final boolean isAt(long sequence, PoseRegister pose) {
        return pose.isAt(slots, at(sequence));
    }

    final void copySampleInto(long sequence, long[] out, int outAt) {
        System.arraycopy(slots, at(sequence), out, outAt, STRIDE);
    }

    /** True when some sample has this parent. */
    final boolean mentions(FrameNode frame) {
        return parent == frame || Arrays.asList(parents).contains(frame);
    }

    /** The last sample not after {@code stamp}: a guess from even spacing, then doubling steps, then halving. */
    final long search(long stamp, long first, long firstStamp, long last, long lastStamp) {
        long low = first;
        long high = last;
        double share = (double) (stamp - firstStamp) / (lastStamp - firstStamp);
        long guess = Math.max(low, Math.min(high - 1, low + (long) (share * (high - low))));
        long step = 1;
        if (stamp(guess) <= stamp) {
            low = guess;
            for (long probe = low + 1; probe < high; probe = low + step) {
                if (stamp(probe) > stamp) {
                    high = probe;
                    break;
                }
                low = probe;
                step *= 2;
            }
        } else {
            high = guess;
            for (long probe = high - 1; probe > low; probe = high - step) {
                if (stamp(probe) <= stamp) {
                    low = probe;
                    break;
                }
                high = probe;
                step *= 2;
            }
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (stamp(middle) <= stamp) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
