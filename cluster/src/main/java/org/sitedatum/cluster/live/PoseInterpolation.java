package org.sitedatum.cluster.live;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/**
 * A pose between two published ones: straight for the position, slerp for the orientation, the worse of the two states. A
 * body that accelerates with a between two points is off the straight line by at most a τ (T - τ) / 2, which is added to
 * covariance and protection level.
 */
final class PoseInterpolation {

    /** A person that starts or stops at once, m/s². */
    private static final double ACCELERATION = 3;

    private PoseInterpolation() {}

    /** The pose at a stamp from {@code before} to {@code after}, ns since the Unix epoch. */
    static PoseEstimate at(PoseEstimate before, PoseEstimate after, long stampNanos) {
        double gap = 1e-9 * (after.stampNanos() - before.stampNanos());
        double since = 1e-9 * (stampNanos - before.stampNanos());
        double s = since / gap;
        double astray = 0.5 * ACCELERATION * since * (gap - since);
        Vector3 position = mixed(before.position(), after.position(), s);
        Optional<Quaternion> orientation =
                before.orientation().flatMap(from -> after.orientation().map(to -> from.slerp(to, s)));
        Covariance6 covariance = before.covariance()
                .times(1 - s)
                .plus(after.covariance().times(s))
                .plus(Covariance6.ofDiagonal(astray * astray, astray * astray, 0, 0, 0, 0));
        return new PoseEstimate(
                before.trackable(),
                stampNanos,
                s < 0.5 ? before.floor() : after.floor(),
                position,
                orientation,
                covariance,
                mixed(before.velocity(), after.velocity(), s),
                before.angularVelocity().flatMap(from -> after.angularVelocity().map(to -> mixed(from, to, s))),
                worse(before.state(), after.state()),
                Math.max(before.protectionLevel(), after.protectionLevel()) + astray,
                before.sources(),
                Math.min(before.existence(), after.existence()),
                before.label(),
                before.seq(),
                before.revision(),
                (s < 0.5 ? before : after).floorProbability());
    }

    private static Vector3 mixed(Vector3 from, Vector3 to, double s) {
        return new Vector3(
                from.x() + s * (to.x() - from.x()),
                from.y() + s * (to.y() - from.y()),
                from.z() + s * (to.z() - from.z()));
    }

    private static TrackingState worse(TrackingState a, TrackingState b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
