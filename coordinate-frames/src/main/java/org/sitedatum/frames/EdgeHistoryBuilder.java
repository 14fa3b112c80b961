package org.sitedatum.frames;

import java.util.Arrays;
import org.sitedatum.frames.geometry.Covariance6;

/**
 * Makes the next history of an edge when appending in place will not do: the first sample, a late or replaced one, a
 * full ring, another parent, the first covariance. The old history stays as it is for the readers that hold it.
 */
final class EdgeHistoryBuilder {

    private static final int SMALLEST = 16;

    private final long[] slots;
    private final FrameNode[] parents;
    private final Covariance6[] covariances;
    private int size;

    private EdgeHistoryBuilder(int samples, int smallest) {
        int capacity = Math.max(smallest, Integer.highestOneBit(samples) << 1);
        this.slots = new long[capacity * EdgeHistory.STRIDE];
        this.parents = new FrameNode[capacity];
        this.covariances = new Covariance6[capacity];
    }

    /** An edge that holds at every stamp. */
    static EdgeHistory fixed(long stamp, FrameNode parent, PoseRegister pose, Covariance6 covariance) {
        EdgeHistoryBuilder samples = new EdgeHistoryBuilder(1, 1);
        samples.add(stamp, parent, pose, covariance);
        return samples.build(true);
    }

    /** A moving edge with its first sample. */
    static EdgeHistory first(long stamp, FrameNode parent, PoseRegister pose, Covariance6 covariance) {
        EdgeHistoryBuilder samples = new EdgeHistoryBuilder(1, SMALLEST);
        samples.add(stamp, parent, pose, covariance);
        return samples.build(false);
    }

    /** The old samples that are still wanted, with one more, which takes the place of another of its stamp. */
    static EdgeHistory with(
            EdgeHistory old,
            long stamp,
            FrameNode parent,
            PoseRegister pose,
            Covariance6 covariance,
            long historyNanos,
            int maxSamples) {
        long newestStamp = Math.max(stamp, old.newestStamp());
        long last = old.newestSequence();
        long keep = Math.max(
                old.firstToKeep(newestStamp - historyNanos), last - maxSamples + (old.hasStamp(stamp) ? 1 : 2));
        EdgeHistoryBuilder samples = new EdgeHistoryBuilder((int) (last - keep + 2), SMALLEST);
        long sequence = keep;
        for (; sequence <= last && old.stamp(sequence) < stamp; sequence++) {
            samples.copy(old, sequence);
        }
        samples.add(stamp, parent, pose, covariance);
        if (sequence <= last && old.stamp(sequence) == stamp) {
            sequence++;
        }
        for (; sequence <= last; sequence++) {
            samples.copy(old, sequence);
        }
        return samples.build(false);
    }

    private void copy(EdgeHistory old, long sequence) {
        old.copySampleInto(sequence, slots, size * EdgeHistory.STRIDE);
        parents[size] = old.parentOf(sequence);
        covariances[size] = old.covarianceOf(sequence);
        size++;
    }

    private void add(long stamp, FrameNode parent, PoseRegister pose, Covariance6 covariance) {
        pose.store(slots, size * EdgeHistory.STRIDE, stamp);
        parents[size] = parent;
        covariances[size] = covariance;
        size++;
    }

    private EdgeHistory build(boolean fixed) {
        FrameNode parent = parents[size - 1];
        int run = size - 1;
        while (run > 0 && parents[run - 1] == parent) {
            run--;
        }
        boolean sameParent = run == 0;
        boolean exact = Arrays.stream(covariances, 0, size).allMatch(Covariance6.ZERO::equals);
        return new EdgeHistory(
                fixed,
                size,
                parent,
                sameParent ? Long.MIN_VALUE : slots[run * EdgeHistory.STRIDE],
                slots,
                sameParent ? new FrameNode[0] : parents,
                exact ? new Covariance6[0] : covariances);
    }
}
