package org.sitedatum.positioning.sector;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/**
 * When a body has crossed into another sector: a measured pose lies there surely, and all since a while have. One thread owns
 * it, the engine's.
 */
final class Crossings {

    /** All poses of this long must agree, ns: a step back through the door costs nothing. */
    private static final long STEADY_NANOS = 300_000_000L;
    /** A body that has just come does not go for this long, ns. */
    private static final long REST_NANOS = 1_000_000_000L;
    /** How far beyond a border within a storey, m: more than the doorway. */
    private static final double BEYOND = 0.5;

    private record Watched(String sector, long sinceNanos) {}

    private final String own;
    private final SectorPlan plan;
    private final Map<String, Watched> elsewhere = new HashMap<>();
    private final Map<String, Long> came = new HashMap<>();

    Crossings(String own, SectorPlan plan) {
        this.own = own;
        this.plan = plan;
    }

    /** A body has come from another sector with its next pose. */
    void welcome(String body) {
        elsewhere.remove(body);
        came.put(body, Long.MIN_VALUE);
    }

    /** A body is gone. */
    void forget(String body) {
        elsewhere.remove(body);
        came.remove(body);
    }

    /**
     * Looks at a pose that is published.
     *
     * @param sureOfFloor whether hardly another floor comes into question
     * @param begins true when the body has not been handed over ever: then it goes at once
     * @return the sector to go to, if it is time
     */
    Optional<String> look(PoseEstimate pose, boolean sureOfFloor, boolean begins) {
        String body = pose.trackable();
        if (pose.state() == TrackingState.COASTING) {
            return Optional.empty();
        }
        if (pose.state() == TrackingState.LOST) {
            forget(body);
            return Optional.empty();
        }
        Optional<String> there = placeOf(pose)
                .filter(place -> sureOfFloor || !place.byStorey())
                .map(SectorPlan.Place::sector)
                .filter(sector -> !sector.equals(own));
        if (there.isEmpty()) {
            elsewhere.remove(body);
            rest(body, pose.stampNanos());
            return Optional.empty();
        }
        Watched watched = elsewhere.get(body);
        if (watched == null || !watched.sector.equals(there.get())) {
            watched = new Watched(there.get(), pose.stampNanos());
            elsewhere.put(body, watched);
        }
        boolean steady = pose.stampNanos() - watched.sinceNanos >= STEADY_NANOS && !rest(body, pose.stampNanos());
        return begins || steady ? there : Optional.empty();
    }

    /** True while the body has just come. */
    private boolean rest(String body, long stampNanos) {
        Long since = came.get(body);
        if (since == null) {
            return false;
        }
        if (since == Long.MIN_VALUE) {
            came.put(body, stampNanos);
            return true;
        }
        boolean resting = stampNanos - since < REST_NANOS;
        if (!resting) {
            came.remove(body);
        }
        return resting;
    }

    private Optional<SectorPlan.Place> placeOf(PoseEstimate pose) {
        double variance =
                Math.max(pose.covariance().get(0, 0), pose.covariance().get(1, 1));
        return plan.find(pose.position(), pose.floor(), Math.max(BEYOND, Math.sqrt(variance)));
    }
}
