package org.sitedatum.frames;

import java.util.Optional;
import org.sitedatum.frames.TransformLookup.Found;
import org.sitedatum.frames.TransformLookup.TooEarly;
import org.sitedatum.frames.TransformLookup.TooLate;
import org.sitedatum.frames.geometry.Covariance6;

/** Multiplies the edges of a path at one stamp. One object per lookup. */
final class PathReading {

    private final boolean predicting;
    private final PoseRegister pose;

    PathReading(boolean uncertain, boolean predicting) {
        this.predicting = predicting;
        this.pose = new PoseRegister(uncertain);
    }

    /** Reads {@code targetFromSource}; {@link EdgeHistory#FOUND} when every edge was, else the first other outcome. */
    int read(FramePath path, long stamp) {
        pose.reset();
        if (path.fromTarget.length > 1) {
            int outcome = appendDown(path.fromTarget, stamp);
            if (outcome != EdgeHistory.FOUND) {
                return outcome;
            }
            pose.invert();
        }
        return appendDown(path.fromSource, stamp);
    }

    /** Appends the edges of a chain from its upper end to its lower. */
    private int appendDown(FrameNode[] chain, long stamp) {
        for (int i = chain.length - 2; i >= 0; i--) {
            EdgeHistory history = chain[i].history;
            if (history == null) {
                return EdgeHistory.OTHER_PARENT;
            }
            int outcome = history.append(stamp, chain[i + 1], pose);
            if (outcome == EdgeHistory.LATE && predicting) {
                outcome = EdgePrediction.append(history, chain[i].motion, stamp, chain[i + 1], pose);
            }
            if (outcome != EdgeHistory.FOUND) {
                return outcome;
            }
        }
        return EdgeHistory.FOUND;
    }

    /** This is {@code cFromB}, next {@code bFromA}: the result is {@code cFromA}. */
    void append(PathReading next) {
        pose.append(next.pose);
    }

    Found found(long stamp) {
        Optional<Covariance6> covariance =
                pose.covariance == null ? Optional.empty() : Optional.of(pose.covariance.toCovariance());
        return new Found(pose.toTransform(), stamp, covariance);
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
