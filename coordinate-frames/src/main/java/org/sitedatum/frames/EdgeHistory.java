package org.sitedatum.frames;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Slerp;

/**
 * The samples of one edge: a ring of eight longs each (stamp, quaternion x y z w, translation x y z as raw bits) in
 * ascending order of stamps.
 *
 * <p>One writer, readers without locks. Appending writes a slot no reader may look at yet and then publishes its sequence
 * number; whatever else changes (late sample, growth, other parent) makes a new history, see {@link EdgeHistoryBuilder}.
 * A reader checks afterwards that the writer had not begun to reuse the slots it read, and reads again if it had: that
 * happens only when the writer has gone once around the ring meanwhile, and a writer halted in mid-write holds up nobody.
 * Pattern: H. Boehm, "Can seqlocks get along with programming language memory models?", MSPC 2012, one lock per slot age.
 */
final class EdgeHistory {

    static final int STRIDE = 8;

    /** Outcomes of a read. */
    static final int FOUND = 0;

    static final int EARLY = 1;
    static final int LATE = 2;
    static final int OTHER_PARENT = 3;

    private static final long BEFORE = -1;
    private static final long AFTER = -2;

    private static final VarHandle BEGUN;
    private static final VarHandle NEWEST;
    private static final VarHandle OLDEST;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            BEGUN = lookup.findVarHandle(EdgeHistory.class, "begun", long.class);
            NEWEST = lookup.findVarHandle(EdgeHistory.class, "newest", long.class);
            OLDEST = lookup.findVarHandle(EdgeHistory.class, "oldest", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A fixed edge has one sample, which holds at every stamp. */
    final boolean fixed;

    /** Parent of the newest sample. */
    final FrameNode parent;

    /** From this stamp on every sample has that parent; Long.MIN_VALUE when all have. */
    final long parentSince;

    private final long[] slots;
    private final FrameNode[] parents; // by slot; empty when all samples have the same
    private final Covariance6[] covariances; // by slot; empty when all samples are exact
    private final int capacity;

    private long begun; // highest sequence number whose slot may be half written
    private long newest; // highest sequence number published
    private long oldest; // lowest sequence number still part of the history

    /** Of {@code size} samples from slot 0 on; the arrays belong to this history from now on. */
    EdgeHistory(
            boolean fixed,
            int size,
            FrameNode parent,
            long parentSince,
            long[] slots,
            FrameNode[] parents,
            Covariance6[] covariances) {
        this.fixed = fixed;
        this.parent = parent;
        this.parentSince = parentSince;
        this.slots = slots;
        this.parents = parents;
        this.covariances = covariances;
        this.capacity = slots.length / STRIDE;
        this.newest = size - 1;
        this.begun = newest;
    }

    /** Appends in place if that is possible: a later stamp, the same parent, room, and a place for the covariance. */
    boolean add(
            long stamp, FrameNode from, PoseRegister pose, Covariance6 covariance, long historyNanos, int maxSamples) {
        long next = newest + 1;
        long keep = Math.max(firstToKeep(stamp - historyNanos), next - maxSamples + 1);
        boolean hasRoom = next - keep + 2 <= capacity;
        boolean storable = covariances.length > 0 || covariance == Covariance6.ZERO;
        boolean stillMixed = parents.length == 0 || keep <= newest && stamp(keep) < parentSince;
        if (fixed || from != parent || stamp <= stamp(newest) || !hasRoom || !storable || !stillMixed) {
            return false;
        }
        BEGUN.setOpaque(this, next);
        VarHandle.storeStoreFence();
        int slot = slotOf(next);
        pose.store(slots, slot * STRIDE, stamp);
        if (covariances.length > 0) {
            covariances[slot] = covariance;
        }
        if (parents.length > 0) {
            parents[slot] = from;
        }
        NEWEST.setRelease(this, next);
        OLDEST.setRelease(this, keep);
        return true;
    }

    /** The oldest sample not before {@code stamp}, or the one after the newest. */
    long firstToKeep(long stamp) {
        long keep = oldest;
        while (keep <= newest && stamp(keep) < stamp) {
            keep++;
        }
        return keep;
    }

    /**
     * Multiplies {@code pose} from the right with the edge at {@code stamp}, if its parent then was {@code expected}.
     *
     * @return {@link #FOUND}, or {@link #EARLY}, {@link #LATE}, {@link #OTHER_PARENT} and the pose is as it was
     */
    int append(long stamp, FrameNode expected, PoseRegister pose) {
        while (true) {
            long last = (long) NEWEST.getAcquire(this);
            long first = (long) OLDEST.getAcquire(this);
            if (first > last) {
                continue; // the writer has published more between the two reads
            }
            long sequence = locate(stamp, first, last);
            if (sequence < first) {
                if (isIntact(first)) {
                    return sequence == BEFORE ? EARLY : LATE;
                }
                continue;
            }
            int a = slotOf(sequence) * STRIDE;
            double x = component(a + 1);
            double y = component(a + 2);
            double z = component(a + 3);
            double w = component(a + 4);
            double tx = component(a + 5);
            double ty = component(a + 6);
            double tz = component(a + 7);
            FrameNode actual = parentOf(sequence);
            // Between samples with different parents the older one holds: nothing to interpolate.
            if (sequence < last && stamp > slots[a] && (stamp >= parentSince || parentOf(sequence + 1) == actual)) {
                int b = slotOf(sequence + 1) * STRIDE;
                double s = (double) (stamp - slots[a]) / (slots[b] - slots[a]);
                double bx = component(b + 1);
                double by = component(b + 2);
                double bz = component(b + 3);
                double bw = component(b + 4);
                double cosine = x * bx + y * by + z * bz + w * bw;
                double near = Math.abs(cosine);
                double p = Slerp.weight(1 - s, near);
                double q = Math.copySign(Slerp.weight(s, near), cosine);
                x = p * x + q * bx;
                y = p * y + q * by;
                z = p * z + q * bz;
                w = p * w + q * bw;
                tx += s * (component(b + 5) - tx);
                ty += s * (component(b + 6) - ty);
                tz += s * (component(b + 7) - tz);
                if (pose.covariance != null) {
                    pose.covariance.setLink(covarianceOf(sequence), covarianceOf(sequence + 1), s);
                }
            } else if (pose.covariance != null) {
                pose.covariance.setLink(covarianceOf(sequence));
            }
            if (isIntact(first)) {
                if (actual != expected) {
                    return OTHER_PARENT;
                }
                pose.append(x, y, z, w, tx, ty, tz);
                return FOUND;
            }
        }
    }

    private double component(int at) {
        return Double.longBitsToDouble(slots[at]);
    }

    /** The last sample not after {@code stamp}, {@link #BEFORE} or {@link #AFTER}. */
    private long locate(long stamp, long first, long last) {
        if (fixed) {
            return last;
        }
        long lastStamp = stamp(last);
        if (stamp >= lastStamp) {
            return stamp > lastStamp ? AFTER : last;
        }
        long firstStamp = stamp(first);
        return stamp < firstStamp ? BEFORE : search(stamp, first, firstStamp, last, lastStamp);
    }

    /** The last sample not after {@code stamp}: a guess from even spacing, then doubling steps, then halving. */
    private long search(long stamp, long first, long firstStamp, long last, long lastStamp) {
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

    /** True when no slot from {@code first} on can have been written since the reading began. */
    private boolean isIntact(long first) {
        VarHandle.acquireFence();
        return (long) BEGUN.getOpaque(this) - capacity < first;
    }

    /** Parent at {@code stamp}: that of the last sample not after it, of the oldest one before the history begins. */
    FrameNode parentAt(long stamp) {
        while (stamp < parentSince) {
            long last = (long) NEWEST.getAcquire(this);
            long first = (long) OLDEST.getAcquire(this);
            if (first > last) {
                continue;
            }
            long sequence = first;
            while (sequence < last && stamp(sequence + 1) <= stamp) {
                sequence++;
            }
            FrameNode found = parentOf(sequence);
            if (isIntact(first)) {
                return found;
            }
        }
        return parent;
    }

    boolean beginsAfter(long stamp) {
        return !fixed && stamp < oldestStamp();
    }

    long newestStamp() {
        while (true) {
            long last = (long) NEWEST.getAcquire(this);
            long value = stamp(last);
            if (isIntact(last)) {
                return value;
            }
        }
    }

    long oldestStamp() {
        while (true) {
            long first = (long) OLDEST.getAcquire(this);
            long value = stamp(first);
            if (isIntact(first)) {
                return value;
            }
        }
    }

    /** Samples in the history. */
    int size() {
        long first = (long) OLDEST.getAcquire(this);
        return (int) ((long) NEWEST.getAcquire(this) - first + 1);
    }

    // The writer's view, for building the next history.

    long oldestSequence() {
        return oldest;
    }

    long newestSequence() {
        return newest;
    }

    long stamp(long sequence) {
        return slots[slotOf(sequence) * STRIDE];
    }

    FrameNode parentOf(long sequence) {
        return parents.length == 0 ? parent : parents[slotOf(sequence)];
    }

    Covariance6 covarianceOf(long sequence) {
        return covariances.length == 0 ? Covariance6.ZERO : covariances[slotOf(sequence)];
    }

    boolean hasStamp(long stamp) {
        return stamp(Math.min(newest, firstToKeep(stamp))) == stamp;
    }

    /** True when the history says exactly this already. */
    boolean holds(long stamp, FrameNode from, PoseRegister pose, Covariance6 covariance) {
        long sequence = Math.min(newest, firstToKeep(stamp));
        return stamp(sequence) == stamp
                && parentOf(sequence) == from
                && pose.isAt(slots, slotOf(sequence) * STRIDE)
                && covarianceOf(sequence).equals(covariance);
    }

    /** True when some sample has this parent. */
    boolean mentions(FrameNode frame) {
        return parent == frame || Arrays.asList(parents).contains(frame);
    }

    void copySampleInto(long sequence, long[] out, int at) {
        System.arraycopy(slots, slotOf(sequence) * STRIDE, out, at, STRIDE);
    }

    private int slotOf(long sequence) {
        return (int) sequence & capacity - 1;
    }
}
