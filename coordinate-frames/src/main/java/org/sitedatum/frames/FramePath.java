package org.sitedatum.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sitedatum.frames.TransformLookup.Found;

/**
 * The way between two frames: from the source up to where both meet, and from the target up to there. Each frame's
 * parent on the path is the next one of its list; the meeting frame ends both. Immutable but for the answer kept.
 */
final class FramePath {

    final FrameNode target;
    final FrameNode source;
    final FrameNode[] fromSource;
    final FrameNode[] fromTarget;

    private final FrameNode[] edges; // by the lower end
    private @Nullable LatestAnswer latest;
    private @Nullable LatestAnswer latestUncertain;

    private FramePath(FrameNode target, FrameNode source, List<FrameNode> fromTarget, List<FrameNode> fromSource) {
        this.target = target;
        this.source = source;
        this.fromTarget = fromTarget.toArray(FrameNode[]::new);
        this.fromSource = fromSource.toArray(FrameNode[]::new);
        List<FrameNode> lower = new ArrayList<>(fromTarget.subList(0, fromTarget.size() - 1));
        lower.addAll(fromSource.subList(0, fromSource.size() - 1));
        this.edges = lower.toArray(FrameNode[]::new);
    }

    /** True when an edge moves: else the latest stamp is that of the whole buffer. */
    boolean moves() {
        return latestCommonStamp(Long.MAX_VALUE) != Long.MAX_VALUE;
    }

    /** What its edges hold now. */
    PathSight sight() {
        return new PathSight(edges);
    }

    /** The answer at the latest common stamp kept before, while no edge has changed since; else null. */
    @Nullable
    Found latestKept(boolean uncertain) {
        LatestAnswer kept = uncertain ? latestUncertain : latest;
        return kept != null && kept.seen().holds() ? kept.found() : null;
    }

    /**
     * Keeps an answer read after {@code seen}. If an edge changed in between, that sight never holds again and the answer
     * is never given. Several threads may keep theirs: any of them is right.
     */
    void keepLatest(PathSight seen, Found found, boolean uncertain) {
        LatestAnswer answer = new LatestAnswer(seen, found);
        if (uncertain) {
            latestUncertain = answer;
        } else {
            latest = answer;
        }
    }

    /** The path over each edge's present parent. */
    static Optional<FramePath> now(FrameNode target, FrameNode source) {
        return between(target, source, chainNow(target), chainNow(source));
    }

    /** The path over the parents at {@code stamp}, as far as the edges remember it. */
    static Optional<FramePath> at(FrameNode target, FrameNode source, long stamp) {
        return between(target, source, chainAt(target, stamp, true), chainAt(source, stamp, true));
    }

    /** As {@link #at}, but an edge that begins later is taken to have hung where it began: to say what is missing. */
    static Optional<FramePath> supposed(FrameNode target, FrameNode source, long stamp) {
        return between(target, source, chainAt(target, stamp, false), chainAt(source, stamp, false));
    }

    private static Optional<FramePath> between(
            FrameNode target, FrameNode source, List<FrameNode> up, List<FrameNode> down) {
        int t = up.size();
        int s = down.size();
        if (up.get(t - 1) != down.get(s - 1)) {
            return Optional.empty();
        }
        // Both end at the same root: go down together until they part.
        while (t > 1 && s > 1 && up.get(t - 2) == down.get(s - 2)) {
            t--;
            s--;
        }
        return Optional.of(new FramePath(target, source, up.subList(0, t), down.subList(0, s)));
    }

    /** The latest stamp that every moving edge has; {@code otherwise} when none moves. */
    long latestCommonStamp(long otherwise) {
        long latest = Math.min(latestCommonStamp(fromSource), latestCommonStamp(fromTarget));
        return latest == Long.MAX_VALUE ? otherwise : latest;
    }

    private static long latestCommonStamp(FrameNode[] chain) {
        long latest = Long.MAX_VALUE;
        for (int i = 0; i < chain.length - 1; i++) {
            EdgeHistory history = chain[i].history;
            if (history != null && !history.fixed) {
                latest = Math.min(latest, history.newestStamp());
            }
        }
        return latest;
    }

    /** From {@code frame} to its root. */
    static List<FrameNode> chainNow(FrameNode frame) {
        List<FrameNode> chain = new ArrayList<>();
        chain.add(frame);
        EdgeHistory history = frame.history;
        while (history != null && !closesLoop(chain, history.parent)) {
            chain.add(history.parent);
            history = history.parent.history;
        }
        return chain;
    }

    /**
     * From {@code frame} to its root at {@code stamp}; ends below an edge that begins later when only what is
     * remembered counts.
     */
    static List<FrameNode> chainAt(FrameNode frame, long stamp, boolean remembered) {
        List<FrameNode> chain = new ArrayList<>();
        chain.add(frame);
        EdgeHistory history = frame.history;
        while (history != null && !(remembered && history.beginsAfter(stamp))) {
            FrameNode parent = history.parentAt(stamp);
            if (closesLoop(chain, parent)) {
                break;
            }
            chain.add(parent);
            history = parent.history;
        }
        return chain;
    }

    /** Loops are refused on the way in; a reader can still meet one while edges change under it. */
    private static boolean closesLoop(List<FrameNode> chain, FrameNode next) {
        return chain.contains(next);
    }

    /** Final fields: safe to read however it was handed over. */
    private record LatestAnswer(PathSight seen, Found found) {}
}
