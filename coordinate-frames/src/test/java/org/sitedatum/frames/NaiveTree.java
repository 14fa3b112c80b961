package org.sitedatum.frames;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;

/** The frame tree as one would write it for a textbook: sorted maps and objects. Judges the fast one. */
final class NaiveTree {

    private final long historyNanos;
    private final Map<FrameId, TreeMap<Long, StampedTransform>> edges = new HashMap<>();

    NaiveTree(long historyNanos) {
        this.historyNanos = historyNanos;
    }

    void insert(StampedTransform sample) {
        TreeMap<Long, StampedTransform> samples = edges.computeIfAbsent(sample.child(), c -> new TreeMap<>());
        if (!samples.isEmpty() && sample.stampNanos() < samples.lastKey() - historyNanos) {
            return;
        }
        samples.put(sample.stampNanos(), sample);
        samples.headMap(samples.lastKey() - historyNanos).clear();
    }

    Optional<UncertainTransform> lookup(FrameId target, FrameId source, long stamp) {
        Map<FrameId, UncertainTransform> fromTarget = upwards(target, stamp);
        Map<FrameId, UncertainTransform> fromSource = upwards(source, stamp);
        return fromSource.keySet().stream()
                .filter(fromTarget::containsKey)
                .findFirst()
                .map(meeting -> fromTarget.get(meeting).inverse().then(fromSource.get(meeting)));
    }

    /** {@code ancestorFromFrame} of the frame and everything above it, nearest first. */
    private Map<FrameId, UncertainTransform> upwards(FrameId start, long stamp) {
        Map<FrameId, UncertainTransform> found = new LinkedHashMap<>();
        FrameId frame = start;
        UncertainTransform ancestorFromStart = UncertainTransform.exact(RigidTransform.IDENTITY);
        found.put(frame, ancestorFromStart);
        for (Optional<StampedTransform> edge = edgeAt(frame, stamp); edge.isPresent(); edge = edgeAt(frame, stamp)) {
            frame = edge.get().parent();
            ancestorFromStart = uncertain(edge.get()).then(ancestorFromStart);
            if (found.put(frame, ancestorFromStart) != null) {
                throw new IllegalStateException("loop at " + frame);
            }
        }
        return found;
    }

    private static UncertainTransform uncertain(StampedTransform edge) {
        return new UncertainTransform(edge.parentFromChild(), edge.covariance());
    }

    private Optional<StampedTransform> edgeAt(FrameId child, long stamp) {
        TreeMap<Long, StampedTransform> samples = edges.getOrDefault(child, new TreeMap<>());
        Map.Entry<Long, StampedTransform> before = samples.floorEntry(stamp);
        Map.Entry<Long, StampedTransform> after = samples.ceilingEntry(stamp);
        if (before == null || after == null) {
            return Optional.empty();
        }
        StampedTransform a = before.getValue();
        StampedTransform b = after.getValue();
        if (a.equals(b) || !a.parent().equals(b.parent())) {
            return Optional.of(a);
        }
        double share = (double) (stamp - a.stampNanos()) / (b.stampNanos() - a.stampNanos());
        Covariance6 covariance =
                a.covariance().times(1 - share).plus(b.covariance().times(share));
        return Optional.of(new StampedTransform(
                a.parent(), child, stamp, a.parentFromChild().interpolate(b.parentFromChild(), share), covariance));
    }
}
