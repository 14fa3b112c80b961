package org.sitedatum.samples.demo;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sitedatum.samples.client.PoseMessage;
import org.sitedatum.samples.client.StatusMessage;

/**
 * What a subscriber sees while one owner follows another. It does what every consumer should: it drops what comes with a
 * lower epoch than the highest it has seen. Thread-safe; times are nanoseconds of the monotonic clock.
 */
final class Failover {

    private final Map<String, Long> lastNanos = new TreeMap<>();
    private final Map<String, PoseMessage> last = new TreeMap<>();
    private final Map<String, Long> longestNanos = new TreeMap<>();
    private final Collection<String> bodies;
    private StatusMessage owner = new StatusMessage("", 0, false);
    private Optional<StatusMessage> killed = Optional.empty();
    private long epoch;
    private long anyNanos;
    private long silenceNanos;
    private long pastEpochs;
    private long outOfOrder;

    /**
     * Nothing has happened.
     *
     * @param bodies ids of those whose gaps count
     */
    Failover(Collection<String> bodies) {
        this.bodies = bodies;
    }

    /** A status was heard. */
    synchronized void heard(StatusMessage status) {
        if (status.epoch() >= owner.epoch()) {
            owner = status;
        }
    }

    /** Who serves now, when somebody does. */
    synchronized Optional<StatusMessage> owner() {
        return owner.isOnline() ? Optional.of(owner) : Optional.empty();
    }

    /** The owner is killed now; gaps count from its last pose on. */
    synchronized void kill(StatusMessage victim) {
        killed = Optional.of(victim);
        longestNanos.clear();
        silenceNanos = 0;
    }

    /** A pose was heard; false when it must not be used. */
    synchronized boolean accept(PoseMessage pose, long nowNanos) {
        if (pose.epoch() < epoch) {
            pastEpochs++;
            return false;
        }
        epoch = pose.epoch();
        String body = pose.trackable();
        silenceNanos = Math.max(silenceNanos, anyNanos == 0 ? 0 : nowNanos - anyNanos);
        anyNanos = nowNanos;
        if (!bodies.contains(body)) {
            return true;
        }
        Long before = lastNanos.put(body, nowNanos);
        PoseMessage former = last.put(body, pose);
        if (before != null && former != null) {
            longestNanos.merge(body, nowNanos - before, Math::max);
            outOfOrder += follows(pose, former) ? 0 : 1;
        }
        return true;
    }

    /** Several fixes of one instant give several poses of one stamp; each owner counts its own. */
    private static boolean follows(PoseMessage pose, PoseMessage former) {
        return pose.stampNanos() >= former.stampNanos() && (pose.epoch() > former.epoch() || pose.seq() > former.seq());
    }

    /** What there is to tell. */
    synchronized FailoverFigures figures() {
        double[] gaps = bodies.stream()
                .mapToDouble(body -> longestNanos.containsKey(body) ? longestNanos.get(body) * 1e-9 : Double.NaN)
                .sorted()
                .toArray();
        return new FailoverFigures(killed, owner(), silenceNanos * 1e-9, gaps, pastEpochs, outOfOrder);
    }
}
