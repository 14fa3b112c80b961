package org.sitedatum.frames;

import java.util.Map;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/** The writing half of a {@link TransformBuffer}: checks what comes in and puts it in its place. One thread. */
@SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, many read
final class TransformInserter {

    private static final long STAMP_LIMIT = 1L << 62;

    private final Map<FrameId, FrameNode> frames;
    private final TransformBufferOptions options;
    private final long historyNanos;
    private final Runnable treeChanged;
    private final PoseRegister pose = new PoseRegister(false);

    /** Changes of the tree so far. */
    volatile long revision;

    /** Newest stamp taken so far. */
    volatile long newestStamp = Long.MIN_VALUE;

    TransformInserter(Map<FrameId, FrameNode> frames, TransformBufferOptions options, Runnable treeChanged) {
        this.frames = frames;
        this.options = options;
        this.historyNanos = options.history().toNanos();
        this.treeChanged = treeChanged;
    }

    InsertResult insert(StampedTransform sample, boolean fixed) {
        InsertResult refusal = check(sample);
        if (refusal != InsertResult.INSERTED) {
            return refusal;
        }
        FrameNode knownChild = frames.get(sample.child());
        FrameNode knownParent = frames.get(sample.parent());
        int added = (knownChild == null ? 1 : 0) + (knownParent == null ? 1 : 0);
        if (added > 0 && frames.size() + added > options.maxFrames()) {
            return InsertResult.TOO_MANY_FRAMES;
        }
        FrameNode child = knownChild == null ? new FrameNode(sample.child()) : knownChild;
        FrameNode parent = knownParent == null ? new FrameNode(sample.parent()) : knownParent;
        InsertResult result = fixed ? setFixed(child, parent, sample) : addSample(child, parent, sample);
        if (added > 0 && result.isAccepted()) {
            frames.put(parent.id, parent);
            frames.put(child.id, child);
        }
        if (result.isAccepted() && sample.stampNanos() > newestStamp) {
            newestStamp = sample.stampNanos();
        }
        return result;
    }

    private InsertResult addSample(FrameNode child, FrameNode parent, StampedTransform sample) {
        EdgeHistory old = child.history;
        long stamp = sample.stampNanos();
        Covariance6 covariance = sample.covariance();
        int most = options.maxSamplesPerEdge();
        if (old != null && old.add(stamp, parent, pose, covariance, historyNanos, most)) {
            return InsertResult.INSERTED;
        }
        if (old == null || old.fixed) {
            if (FramePath.chainNow(parent).contains(child)) {
                return InsertResult.LOOP;
            }
            change(child, EdgeHistoryBuilder.first(stamp, parent, pose, covariance));
            return InsertResult.INSERTED;
        }
        if (stamp < old.newestStamp() - historyNanos || isBeyondCount(old, stamp)) {
            return InsertResult.TOO_OLD;
        }
        if (old.holds(stamp, parent, pose, covariance)) {
            return InsertResult.UNCHANGED;
        }
        boolean sameParent = old.parentSince == Long.MIN_VALUE && old.parent == parent;
        if (!sameParent && isBelow(parent, child, stamp)) {
            return InsertResult.LOOP;
        }
        boolean replaces = old.hasStamp(stamp);
        EdgeHistory next = EdgeHistoryBuilder.with(old, stamp, parent, pose, covariance, historyNanos, most);
        if (next.parent == old.parent) {
            child.history = next;
        } else {
            change(child, next);
        }
        return replaces ? InsertResult.REPLACED : InsertResult.INSERTED;
    }

    private InsertResult setFixed(FrameNode child, FrameNode parent, StampedTransform value) {
        EdgeHistory old = child.history;
        boolean wasFixed = old != null && old.fixed;
        if (old != null && old.fixed && old.holds(value.stampNanos(), parent, pose, value.covariance())) {
            return InsertResult.UNCHANGED;
        }
        if (FramePath.chainNow(parent).contains(child)) {
            return InsertResult.LOOP;
        }
        change(child, EdgeHistoryBuilder.fixed(value.stampNanos(), parent, pose, value.covariance()));
        return wasFixed ? InsertResult.REPLACED : InsertResult.INSERTED;
    }

    boolean remove(FrameId frame) {
        FrameNode child = frames.get(frame);
        if (child == null || child.history == null) {
            return false;
        }
        child.history = null;
        child.motion = null;
        forgetLoneFrames();
        revision = revision + 1;
        treeChanged.run();
        return true;
    }

    void clear() {
        for (FrameNode node : frames.values()) {
            EdgeHistory history = node.history;
            if (history != null && !history.fixed) {
                node.history = null;
            }
        }
        forgetLoneFrames();
        newestStamp = frames.values().stream()
                .filter(node -> node.history != null)
                .mapToLong(node -> node.history.newestStamp())
                .max()
                .orElse(Long.MIN_VALUE);
        revision = revision + 1;
        treeChanged.run();
    }

    /** Checks the numbers and leaves the renormalised pose in the register. */
    private InsertResult check(StampedTransform sample) {
        if (sample.parent().equals(sample.child())) {
            return InsertResult.SELF_TRANSFORM;
        }
        if (Math.abs(sample.stampNanos()) > STAMP_LIMIT || sample.stampNanos() == Long.MIN_VALUE) {
            return InsertResult.STAMP_OUT_OF_RANGE;
        }
        if (!sample.parentFromChild().isFinite()) {
            return InsertResult.NOT_FINITE;
        }
        Quaternion q = sample.parentFromChild().rotation();
        double length = q.norm();
        if (!(Math.abs(length - 1) <= Quaternion.NORM_TOLERANCE)) {
            return InsertResult.NOT_UNIT_QUATERNION;
        }
        if (!sample.covariance().equals(Covariance6.ZERO)
                && !sample.covariance().isPositiveSemiDefinite()) {
            return InsertResult.BAD_COVARIANCE;
        }
        Vector3 t = sample.parentFromChild().translation();
        pose.set(q.x() / length, q.y() / length, q.z() / length, q.w() / length, t.x(), t.y(), t.z());
        return InsertResult.INSERTED;
    }

    /** True when the history is full of later samples. */
    private boolean isBeyondCount(EdgeHistory history, long stamp) {
        return history.size() >= options.maxSamplesPerEdge() && stamp < history.oldestStamp();
    }

    private static boolean isBelow(FrameNode frame, FrameNode above, long stamp) {
        return FramePath.chainNow(frame).contains(above)
                || FramePath.chainAt(frame, stamp, true).contains(above);
    }

    private void change(FrameNode child, EdgeHistory next) {
        revision = revision + 1;
        child.revision = revision;
        child.history = next;
        treeChanged.run();
    }

    private void forgetLoneFrames() {
        frames.values().removeIf(node -> node.history == null && !isParent(node));
    }

    private boolean isParent(FrameNode node) {
        return frames.values().stream().anyMatch(other -> other.history != null && other.history.mentions(node));
    }
}
