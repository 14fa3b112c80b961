package org.sitedatum.positioning.scene;

import java.util.Optional;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/** What the sensors of a scene show of an identified body: the one it is merged with, or all it may be while it is silent. */
final class Sightings {

    private final Identities identities;
    private final TargetPoses poses;

    Sightings(Identities identities, TargetPoses poses) {
        this.identities = identities;
        this.poses = poses;
    }

    /** The body's own pose with what is seen of it; unchanged when that is nothing. */
    PoseEstimate refine(SceneState scene, PoseEstimate own) {
        if (own.state() == TrackingState.LOST) {
            return own;
        }
        Optional<Pairs.Merge> merge = identities.mergeOf(own.trackable());
        if (merge.isPresent()) {
            return poses.refine(scene, own, merge.get());
        }
        return own.state() == TrackingState.COASTING ? sought(scene, own) : own;
    }

    /** It is one of those who are seen where it may have gone, or none of them: no choice is made, nothing is announced. */
    private PoseEstimate sought(SceneState scene, PoseEstimate own) {
        PoseMixture mixture = new PoseMixture(own);
        for (Pairs.Merge chance : identities.chancesOf(own.trackable())) {
            PoseEstimate there = poses.refine(scene, own, chance);
            if (there.state() == TrackingState.DEGRADED) {
                mixture.add(there, chance.probability());
            }
        }
        return mixture.mean();
    }
}
