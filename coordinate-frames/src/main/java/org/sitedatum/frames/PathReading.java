package org.sitedatum.frames;

import java.util.Optional;
import org.sitedatum.frames.TransformLookup.Found;
import org.sitedatum.frames.TransformLookup.TooEarly;
import org.sitedatum.frames.TransformLookup.TooLate;

/** Multiplies the edges of a path at one stamp. One object per lookup. */
final class PathReading {

    private final PoseRegister source;
    private final PoseRegister target;
    private final PoseRegister link;
    private final boolean predicting;

    PathReading(boolean uncertain, boolean predicting) {
        this.source = new PoseRegister(uncertain);
        this.target = new PoseRegister(uncertain);
        this.link = new PoseRegister(uncertain);
        this.predicting = predicting;
    }

    /** {@link EdgeHistory#FOUND} when every edge was; else the first other outcome. */
    int read(FramePath path, long stamp) {
        int outcome = climb(path.fromSource, stamp, source);
        if (outcome != EdgeHistory.FOUND || path.fromTarget.length == 1) {
            return outcome;
        }
        outcome = climb(path.fromTarget, stamp, target);
        if (outcome == EdgeHistory.FOUND) {
            target.invert();
            source.climb(target);
        }
        return outcome;
    }

    /** Leaves {@code meetingFromFrame} in {@code pose}, frame being the first of the chain. */
    private int climb(FrameNode[] chain, long stamp, PoseRegister pose) {
        if (chain.length == 1) {
            pose.reset();
        }
        PoseRegister next = pose;
        for (int i = 0; i < chain.length - 1; i++) {
            EdgeHistory history = chain[i].history;
            if (history == null) {
                return EdgeHistory.OTHER_PARENT;
            }
            int outcome = history.read(stamp, chain[i + 1], next);
            if (outcome == EdgeHistory.LATE && predicting) {
                outcome = EdgePrediction.read(history, chain[i].motion, stamp, chain[i + 1], next);
            }
            if (outcome != EdgeHistory.FOUND) {
                return outcome;
            }
            if (i > 0) {
                pose.climb(link);
            }
            next = link;
        }
        return EdgeHistory.FOUND;
    }

    Found found(long stamp) {
        return new Found(
                source.toTransform(),
                stamp,
                source.uncertain ? Optional.of(source.toCovariance()) : Optional.empty());
    }

    /** Why the path has nothing at {@code stamp}; empty when meanwhile it has. */
    Optional<TransformLookup> miss(FramePath path, long stamp) {
        EdgeMiss worst = new EdgeMiss(stamp, predicting);
        worst.look(path.fromSource);
        worst.look(path.fromTarget);
        return worst.asLookup();
    }

    /** The edge to blame: one that has forgotten before one that is late, and of these the latest. */
    private static final class EdgeMiss {

        private final long stamp;
        private final boolean predicting;
        private Optional<TransformLookup> early = Optional.empty();
        private Optional<TransformLookup> late = Optional.empty();
        private long lateNewest = Long.MAX_VALUE;

        EdgeMiss(long stamp, boolean predicting) {
            this.stamp = stamp;
            this.predicting = predicting;
        }

        void look(FrameNode[] chain) {
            for (int i = 0; i < chain.length - 1; i++) {
                EdgeHistory history = chain[i].history;
                if (history == null || history.fixed) {
                    continue;
                }
                long oldest = history.oldestStamp();
                long newest = history.newestStamp();
                if (stamp < oldest && early.isEmpty()) {
                    early = Optional.of(new TooEarly(chain[i + 1].id, chain[i].id, stamp, oldest));
                }
                boolean bridged = predicting && EdgePrediction.reaches(history, chain[i].motion, stamp);
                if (stamp > newest && newest < lateNewest && !bridged) {
                    lateNewest = newest;
                    late = Optional.of(new TooLate(chain[i + 1].id, chain[i].id, stamp, newest));
                }
            }
        }

        Optional<TransformLookup> asLookup() {
            return early.or(() -> late);
        }
    }
}
