package org.sitedatum.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sitedatum.frames.TransformLookup.Found;
import org.sitedatum.frames.TransformLookup.TooLate;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * The frame tree with its recent past (tf2's Buffer): takes the transforms of edges, gives the transform between any
 * two frames at any remembered stamp, interpolated between samples (lerp and slerp), never extrapolated unasked.
 *
 * <p>{@code lookup(target, source, stamp)} gives {@code targetFromSource}. Fixed edges hold at every stamp; moving
 * edges remember {@link TransformBufferOptions#history} and change parent with the sample that says so: stamps before
 * it still see the old parent. Differences from tf2: docs/frame-tree.md.
 *
 * <p>Thread rule: one thread writes (insert, declare, remove, clear), any number read at the same time. Reads take no
 * lock, never see half an edge and are never held up by a halted writer. A reader may see one edge before and another
 * after an insertion; every edge by itself is right for the stamp asked for.
 */
public final class TransformBuffer {

    /** Nothing is missing; never leaves this class. */
    private static final TransformLookup READ = new Found(RigidTransform.IDENTITY, 0, Optional.empty());

    private final Map<FrameId, FrameNode> frames = new ConcurrentHashMap<>();
    private final TransformInserter inserter;
    private volatile FramePaths paths = new FramePaths();

    /** With {@link TransformBufferOptions#DEFAULTS}. */
    public TransformBuffer() {
        this(TransformBufferOptions.DEFAULTS);
    }

    /** With limits of its own. */
    public TransformBuffer(TransformBufferOptions options) {
        this.inserter = new TransformInserter(frames, options, this::forgetPaths);
    }

    private void forgetPaths() {
        paths = new FramePaths();
    }

    /** Adds a sample to a moving edge. A fixed edge of this child ends: its value is forgotten. */
    public InsertResult insert(StampedTransform sample) {
        return inserter.insert(sample, false);
    }

    /** Sets an edge that holds at every stamp. Earlier samples of this child are forgotten; the last value wins. */
    public InsertResult insertFixed(StampedTransform value) {
        return inserter.insert(value, true);
    }

    /**
     * Declares how the edge above {@code child} moves beyond its newest sample; {@link #lookupPredicted} uses it. False
     * when the frame is unknown.
     */
    public boolean declareMotion(FrameId child, EdgeMotion motion) {
        FrameNode node = frames.get(child);
        if (node == null) {
            return false;
        }
        node.motion = motion;
        return true;
    }

    /**
     * Forgets the edge above {@code child}, and frames that nothing hangs on any more. False when there was no edge.
     */
    public boolean remove(FrameId child) {
        return inserter.remove(child);
    }

    /** Forgets every moving edge, as after a jump of time; fixed edges stay, as in tf2. */
    public void clear() {
        inserter.clear();
    }

    /** {@code targetFromSource} at {@code stampNanos}. */
    public TransformLookup lookup(FrameId target, FrameId source, long stampNanos) {
        return lookup(target, source, stampNanos, false, false);
    }

    /** As {@link #lookup(FrameId, FrameId, long)}, with the covariance to first order, errors of edges independent. */
    public TransformLookup lookupUncertain(FrameId target, FrameId source, long stampNanos) {
        return lookup(target, source, stampNanos, true, false);
    }

    /**
     * As {@link #lookupUncertain}, but an edge with a {@link EdgeMotion declared motion} and at least two samples may
     * be carried on beyond its newest sample, with growing covariance; edges without one are too late as ever.
     */
    public TransformLookup lookupPredicted(FrameId target, FrameId source, long stampNanos) {
        return lookup(target, source, stampNanos, true, true);
    }

    /**
     * Where the source was at its stamp, seen from where the target is at its stamp, both told in {@code fixed}, a
     * frame taken not to move between the two: {@code target(targetStamp)FromFixed . fixedFromSource(sourceStamp)}. The
     * answer's stamp is the target's, as in tf2.
     */
    public TransformLookup lookup(
            FrameId target, long targetStampNanos, FrameId source, long sourceStampNanos, FrameId fixed) {
        return lookup(target, targetStampNanos, source, sourceStampNanos, fixed, false);
    }

    /**
     * As {@link #lookup(FrameId, long, FrameId, long, FrameId)}, with covariance. An edge used at both stamps counts
     * twice, as if its errors at the two were independent: on the safe side when they go together.
     */
    public TransformLookup lookupUncertain(
            FrameId target, long targetStampNanos, FrameId source, long sourceStampNanos, FrameId fixed) {
        return lookup(target, targetStampNanos, source, sourceStampNanos, fixed, true);
    }

    /**
     * At the latest stamp that every moving edge of the path has. When none moves the answer holds at every stamp,
     * and it carries the newest stamp the buffer has taken.
     */
    public TransformLookup lookupLatest(FrameId target, FrameId source) {
        return lookupLatest(target, source, false);
    }

    /** As {@link #lookupLatest}, with covariance. */
    public TransformLookup lookupLatestUncertain(FrameId target, FrameId source) {
        return lookupLatest(target, source, true);
    }

    /** What hangs on what, with age and revision of each edge. */
    public FrameTree tree() {
        List<FrameEdge> edges = new ArrayList<>();
        for (FrameNode node : frames.values()) {
            EdgeHistory history = node.history;
            if (history != null) {
                edges.add(FrameEdge.of(node, history));
            }
        }
        return new FrameTree(inserter.revision, List.copyOf(frames.keySet()), edges);
    }

    private TransformLookup lookup(FrameId target, FrameId source, long stamp, boolean uncertain, boolean predicting) {
        PathReading reading = new PathReading(uncertain, predicting);
        TransformLookup miss = read(target, source, stamp, reading);
        return miss == READ ? reading.found(stamp) : miss;
    }

    /** Reads into {@code reading}; gives {@link #READ}, or what is missing. */
    private TransformLookup read(FrameId target, FrameId source, long stamp, PathReading reading) {
        FramePath path = findPath(target, source);
        if (path != null && reading.read(path, stamp) == EdgeHistory.FOUND) {
            return READ;
        }
        return PathSearch.read(frames, target, source, stamp, reading).orElse(READ);
    }

    private TransformLookup lookup(
            FrameId target, long targetStamp, FrameId source, long sourceStamp, FrameId fixed, boolean uncertain) {
        PathReading fixedFromSource = new PathReading(uncertain, false);
        PathReading targetFromFixed = new PathReading(uncertain, false);
        TransformLookup inner = read(fixed, source, sourceStamp, fixedFromSource);
        TransformLookup outer = read(target, fixed, targetStamp, targetFromFixed);
        if (inner == READ && outer == READ) {
            targetFromFixed.append(fixedFromSource);
            return targetFromFixed.found(targetStamp);
        }
        boolean outerIsFinal = outer != READ && !(outer instanceof TooLate);
        return inner == READ || outerIsFinal ? outer : inner;
    }

    private TransformLookup lookupLatest(FrameId target, FrameId source, boolean uncertain) {
        FramePath path = findPath(target, source);
        Found kept = path == null ? null : path.latestKept(uncertain);
        return kept != null ? kept : readLatest(target, source, uncertain);
    }

    private TransformLookup readLatest(FrameId target, FrameId source, boolean uncertain) {
        PathReading reading = new PathReading(uncertain, false);
        while (true) {
            FramePath path = findPath(target, source);
            PathSight seen = path == null ? null : path.sight();
            long stamp = latestStamp(path);
            if (path != null && seen != null && reading.read(path, stamp) == EdgeHistory.FOUND) {
                Found found = reading.found(stamp);
                if (path.moves()) {
                    path.keepLatest(seen, found, uncertain);
                }
                return found;
            }
            TransformLookup miss =
                    PathSearch.read(frames, target, source, stamp, reading).orElse(READ);
            if (miss == READ) {
                return reading.found(stamp);
            }
            if (latestStamp(findPath(target, source)) == stamp) {
                return miss;
            }
            // The writer has gone on so far that the stamp is forgotten: take the new latest one.
        }
    }

    private long latestStamp(@Nullable FramePath path) {
        long newest = inserter.newestStamp;
        return path == null ? newest : path.latestCommonStamp(newest);
    }

    /** The path over the present parents, or null when there is none. */
    private @Nullable FramePath findPath(FrameId target, FrameId source) {
        FramePaths known = paths;
        FramePath path = known.find(target, source);
        if (path != null) {
            return path;
        }
        FrameNode targetNode = frames.get(target);
        FrameNode sourceNode = frames.get(source);
        if (targetNode == null || sourceNode == null) {
            return null;
        }
        path = FramePath.now(targetNode, sourceNode).orElse(null);
        if (path != null) {
            known.put(path);
        }
        return path;
    }
}
