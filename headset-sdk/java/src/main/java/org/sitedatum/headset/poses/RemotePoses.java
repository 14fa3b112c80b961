package org.sitedatum.headset.poses;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The bodies that the server tells of, each predicted to the moment of display by its motion model.
 *
 * <p>Prediction ends at a horizon of a quarter of a second: beyond it a body is held there, less and less certain; after a
 * second without word it is not shown. The network may tell while the renderer asks; {@link #poseAt} allocates nothing.
 */
public final class RemotePoses {

    private static final double HORIZON = 0.25;
    private static final double FORGET = 1.0;

    /** More than a site moves: a node that tells of more is not to fill the memory. */
    private static final int MOST = 20_000;

    private final ConcurrentMap<String, Told> bodies = new ConcurrentHashMap<>();
    private final double horizon;
    private final double forget;

    private static final class Told {
        final Optional<RemotePose> before;
        final RemotePose last;

        Told(Optional<RemotePose> before, RemotePose last) {
            this.before = before;
            this.last = last;
        }
    }

    /** What became of a question. */
    public enum Answer {
        /** Predicted. */
        FOUND,
        /** Nobody of this id has been told of. */
        UNKNOWN,
        /** Not told of for too long. */
        TOO_OLD
    }

    /** With a horizon of 0.25 s, forgetting after 1 s. */
    public RemotePoses() {
        this(HORIZON, FORGET);
    }

    /**
     * With limits of one's own.
     *
     * @param horizonSeconds how far a body is moved ahead of what was told
     * @param forgetSeconds how long it is shown without word
     */
    public RemotePoses(double horizonSeconds, double forgetSeconds) {
        if (!(horizonSeconds >= 0 && forgetSeconds >= horizonSeconds)) {
            throw new IllegalArgumentException("horizon " + horizonSeconds + " s, forgotten after " + forgetSeconds);
        }
        this.horizon = horizonSeconds;
        this.forget = forgetSeconds;
    }

    /** Takes what the server told; what is older than what is known is left out, and so is who comes after 20,000 others. */
    public void told(RemotePose pose) {
        if (bodies.size() >= MOST && !bodies.containsKey(pose.id())) {
            return;
        }
        bodies.compute(pose.id(), (id, known) -> {
            if (known == null) {
                return new Told(Optional.empty(), pose);
            }
            return pose.stampNanos() > known.last.stampNanos() ? new Told(Optional.of(known.last), pose) : known;
        });
    }

    /** The body is no longer there. */
    public void gone(String id) {
        bodies.remove(id);
    }

    /**
     * Forgets whom nobody has told of since a time, because people without a tag come and go under new ids, and what was told of
     * a time that is yet to come, because nothing newer would be taken.
     *
     * @param fromNanos server's clock
     * @param toNanos server's clock
     */
    public void forgetOutside(long fromNanos, long toNanos) {
        bodies.values().removeIf(told -> told.last.stampNanos() < fromNanos || told.last.stampNanos() > toNanos);
    }

    /** Forgets everybody. */
    public void clear() {
        bodies.clear();
    }

    /** What was told last of everybody, in order of id. */
    public List<RemotePose> all() {
        List<RemotePose> all = new ArrayList<>();
        bodies.values().forEach(told -> all.add(told.last));
        all.sort(Comparator.comparing(RemotePose::id));
        return all;
    }

    /**
     * Where a body is at a moment of display.
     *
     * @param id of the body
     * @param displayNanos server's clock, ns since the Unix epoch
     * @param out filled when the answer is {@link Answer#FOUND}
     */
    public Answer poseAt(String id, long displayNanos, PredictedPose out) {
        Told told = bodies.get(id);
        if (told == null) {
            return Answer.UNKNOWN;
        }
        double seconds = (displayNanos - told.last.stampNanos()) * 1e-9;
        if (seconds > forget) {
            return Answer.TOO_OLD;
        }
        if (seconds < 0 && told.before.isPresent()) {
            RemotePose before = told.before.get();
            double span = told.last.stampNanos() - before.stampNanos();
            double s = (displayNanos - before.stampNanos()) / span;
            out.fillBetween(before, told.last, Math.max(0, s));
        } else {
            out.fill(told.last, Math.max(0, seconds), horizon);
        }
        return Answer.FOUND;
    }
}
