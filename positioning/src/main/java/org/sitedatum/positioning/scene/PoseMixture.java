package org.sitedatum.positioning.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/**
 * The pose of a body that is one of several, by moment matching in the plan: the mean errs least, the covariance holds how far
 * they are apart, and the level reaches round each. Height and orientation stay the body's own. Site frame, m.
 */
final class PoseMixture {

    private final PoseEstimate own;
    private final List<PoseEstimate> poses = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private double total;

    /** Of a body that is where its own estimate has it unless it is elsewhere. */
    PoseMixture(PoseEstimate own) {
        this.own = own;
    }

    /** It may be here, with a probability of 0..1. */
    void add(PoseEstimate pose, double probability) {
        poses.add(pose);
        weights.add(probability);
        total += probability;
    }

    /** The own estimate when there is no other. */
    PoseEstimate mean() {
        if (poses.isEmpty()) {
            return own;
        }
        poses.add(own);
        weights.add(Math.max(0, 1 - total));
        double scale = 1 / Math.max(1, total);
        Vector3 place = new Vector3(0, 0, 0);
        Vector3 velocity = new Vector3(0, 0, 0);
        TreeSet<String> sources = new TreeSet<>();
        for (int i = 0; i < poses.size(); i++) {
            place = place.plus(poses.get(i).position().times(scale * weights.get(i)));
            velocity = velocity.plus(poses.get(i).velocity().times(scale * weights.get(i)));
            sources.addAll(poses.get(i).sources());
        }
        double[] p = new double[36];
        double level = 0;
        for (int i = 0; i < poses.size(); i++) {
            double weight = scale * weights.get(i);
            Covariance6 one = poses.get(i).covariance();
            Vector3 d = poses.get(i).position().minus(place);
            double[] offset = {d.x(), d.y(), 0, 0, 0, 0};
            for (int k = 0; k < 36; k++) {
                p[k] += weight * (one.get(k / 6, k % 6) + offset[k / 6] * offset[k % 6]);
            }
            if (weight > 0) {
                level = Math.max(level, poses.get(i).protectionLevel() + Math.hypot(d.x(), d.y()));
            }
        }
        return new PoseEstimate(
                own.trackable(),
                own.stampNanos(),
                own.floor(),
                place,
                own.orientation(),
                Covariance6.ofRowMajor(p),
                velocity,
                own.angularVelocity(),
                TrackingState.DEGRADED,
                level,
                List.copyOf(sources),
                own.existence(),
                own.label(),
                own.seq(),
                own.revision(),
                own.floorProbability());
    }
}
