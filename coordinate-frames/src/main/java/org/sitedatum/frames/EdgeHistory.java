package org.sitedatum.frames;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Slerp;

/**
 * The samples of one edge in ascending order of stamps, written and read at the same time.
 *
 * <p>One writer, readers without locks. Appending writes a slot no reader may look at yet and then publishes its
 * sequence number; whatever else changes (late sample, growth, other parent) makes a new history, see {@link
 * EdgeHistoryBuilder}. A reader checks afterwards that the writer had not begun to reuse the slots it read, and reads
 * again if it had: that happens only when the writer has gone once around the ring meanwhile, and a writer halted in
 * mid-write holds up nobody. Pattern: H. Boehm, "Can seqlocks get along with programming language memory models?", MSPC
 * 2012, one lock per slot age.
 */
final class EdgeHistory extends SampleSlots {

    /** Outcomes of a read. */
    static final int FOUND = 0;

    static final int EARLY = 1;
    static final int LATE = 2;
    static final int OTHER_PARENT = 3;

    /** The writer came round meanwhile: read again. */
    private static final int TORN = 4;

    /** What the search gives when there is no sample at or before the stamp, or none at or after it. */
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

    @SuppressWarnings("UnusedVariable") // read through BEGUN
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
        super(parent, parentSince, slots, parents, covariances);
        this.fixed = fixed;
        this.newest = size - 1L;
        this.begun = newest;
    }

    /** Appends in place if that is possible: a later stamp, the same parent, room, and a place for the covariance. */
    boolean add(
            long stamp, FrameNode from, PoseRegister pose, Covariance6 covariance, long historyNanos, int maxSamples) {
        long next = newest + 1;
        long keep = Math.max(firstToKeep(stamp - historyNanos), next - maxSamples + 1);
        boolean hasRoom = next - keep + 2 <= capacity;
        boolean stillMixed = hasOneParent() || keep <= newest && stamp(keep) < parentSince;
        if (fixed || from != parent || stamp <= stamp(newest) || !hasRoom || !canStore(covariance) || !stillMixed) {
            return false;
        }
        BEGUN.setOpaque(this, next);
        VarHandle.storeStoreFence();
        put(next, stamp, from, pose, covariance);
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
            int outcome;
            if (sequence < first) {
                int miss = sequence == BEFORE ? EARLY : LATE;
                outcome = isIntact(first) ? miss : TORN;
            } else if (sequence == last || !isBetween(sequence, stamp)) {
                outcome = appendSample(sequence, first, expected, pose);
            } else {
                outcome = appendBetween(sequence, stamp, first, expected, pose);
            }
            if (outcome != TORN) {
                return outcome;
            }
        }
    }

    /** True when there is something to interpolate: between samples with different parents the older one holds. */
    private boolean isBetween(long sequence, long stamp) {
        return stamp > stamp(sequence) && (stamp >= parentSince || parentOf(sequence) == parentOf(sequence + 1));
    }

    private int appendSample(long sequence, long first, FrameNode expected, PoseRegister pose) {
        int a = at(sequence);
        double x = component(a + 1);
        double y = component(a + 2);
        double z = component(a + 3);
        double w = component(a + 4);
        double tx = component(a + 5);
        double ty = component(a + 6);
        double tz = component(a + 7);
        FrameNode actual = parentOf(sequence);
        if (pose.covariance != null) {
            pose.covariance.setLink(covarianceOf(sequence));
        }
        if (!isIntact(first)) {
            return TORN;
        }
        if (actual != expected) {
            return OTHER_PARENT;
        }
        pose.append(x, y, z, w, tx, ty, tz);
        return FOUND;
    }

    private int appendBetween(long sequence, long stamp, long first, FrameNode expected, PoseRegister pose) {
        int a = at(sequence);
        int b = at(sequence + 1);
        long before = stamp(sequence);
        double s = (double) (stamp - before) / (stamp(sequence + 1) - before);
        double ax = component(a + 1);
        double ay = component(a + 2);
        double az = component(a + 3);
        double aw = component(a + 4);
        double bx = component(b + 1);
        double by = component(b + 2);
        double bz = component(b + 3);
        double bw = component(b + 4);
        double tx = component(a + 5) + s * (component(b + 5) - component(a + 5));
        double ty = component(a + 6) + s * (component(b + 6) - component(a + 6));
        double tz = component(a + 7) + s * (component(b + 7) - component(a + 7));
        FrameNode actual = parentOf(sequence);
        if (pose.covariance != null) {
            pose.covariance.setLink(covarianceOf(sequence), covarianceOf(sequence + 1), s);
        }
        if (!isIntact(first)) {
            return TORN;
        }
        if (actual != expected) {
            return OTHER_PARENT;
        }
        double cosine = ax * bx + ay * by + az * bz + aw * bw;
        double p = Slerp.weight(1 - s, Math.abs(cosine));
        double q = Math.copySign(Slerp.weight(s, Math.abs(cosine)), cosine);
        pose.append(p * ax + q * bx, p * ay + q * by, p * az + q * bz, p * aw + q * bw, tx, ty, tz);
        return FOUND;
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

    /** Grows with every sample appended in place. */
    long newestSequence() {
        return (long) NEWEST.getAcquire(this);
    }

    // The writer's view, for building the next history.

    boolean hasStamp(long stamp) {
        return stamp(Math.min(newest, firstToKeep(stamp))) == stamp;
    }

    /** True when the history says exactly this already. */
    boolean holds(long stamp, FrameNode from, PoseRegister pose, Covariance6 covariance) {
        long sequence = Math.min(newest, firstToKeep(stamp));
        return stamp(sequence) == stamp
                && parentOf(sequence) == from
                && isAt(sequence, pose)
                && covarianceOf(sequence).equals(covariance);
    }
}
