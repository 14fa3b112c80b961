package org.sitedatum.samples.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.client.PoseMessage;

/**
 * Compares poses without an identity with everybody in the building: a pose within a metre of a body on the same floor is
 * taken to be of the nearest. Only visitors count for the errors; bodies with tags are scored by their own poses. Not
 * thread-safe.
 */
final class AnonymousTally {

    private static final double NEAR = 1;
    private static final double SAME_FLOOR = 2.5;

    private final BuildingTruth truth;
    private final long startNanos;
    private final Map<String, BodyFlow> flows = new LinkedHashMap<>();
    private final ErrorTally errors = new ErrorTally();
    private double existence;
    private long ofVisitors;
    private long strangers;
    private long poses;

    AnonymousTally(BuildingTruth truth, long startNanos) {
        this.truth = truth;
        this.startNanos = startNanos;
        clear();
    }

    /** A pose of somebody unknown arrived. */
    void add(PoseMessage pose) {
        poses++;
        Optional<String> visitor = nearest(pose, truth.visitors());
        Optional<String> tagged = nearest(pose, truth.trackables());
        double error = visitor.map(id -> distance(pose, id)).orElse(Double.POSITIVE_INFINITY);
        double other = tagged.map(id -> distance(pose, id)).orElse(Double.POSITIVE_INFINITY);
        if (error < Math.min(NEAR, other)) {
            ofVisitors++;
            errors.add(error);
            existence += pose.existence();
            visitor.map(flows::get).ifPresent(flow -> flow.poseAt((pose.stampNanos() - startNanos) * 1e-9));
        } else if (other >= NEAR) {
            strangers++;
        }
    }

    /** The figures, with the seen share over the whole seconds in {@code [from, to)}. */
    AnonymousFigures figures(int from, int to) {
        int followed = (int) flows.values().stream().filter(BodyFlow::isSeen).count();
        double share = flows.values().stream()
                .mapToDouble(flow -> flow.share(from, to))
                .average()
                .orElse(Double.NaN);
        return new AnonymousFigures(
                followed,
                flows.size(),
                errors.figures(),
                existence / ofVisitors,
                share,
                poses == 0 ? 0 : (double) strangers / poses);
    }

    void clear() {
        truth.visitors().forEach(id -> flows.put(id, new BodyFlow()));
        errors.clear();
        existence = 0;
        ofVisitors = 0;
        strangers = 0;
        poses = 0;
    }

    private Optional<String> nearest(PoseMessage pose, Iterable<String> bodies) {
        String best = "";
        for (String body : bodies) {
            if (isOnFloor(pose, body) && (best.isEmpty() || distance(pose, body) < distance(pose, best))) {
                best = body;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private boolean isOnFloor(PoseMessage pose, String body) {
        double above = place(pose, body).z() - pose.position().z();
        return Math.abs(above) < SAME_FLOOR;
    }

    private double distance(PoseMessage pose, String body) {
        Vector3 there = place(pose, body);
        return Math.hypot(
                there.x() - pose.position().x(), there.y() - pose.position().y());
    }

    private Vector3 place(PoseMessage pose, String body) {
        return truth.stateAt(body, pose.stampNanos()).position();
    }
}
