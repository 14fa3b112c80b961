package org.sitedatum.positioning;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Where a body is believed to be, in the site frame.
 *
 * @param trackable trackable id
 * @param stampNanos the instant the pose holds for, ns since the Unix epoch
 * @param floor floor id, when the site has floors
 * @param position m
 * @param orientation siteFromBody; empty when not observable
 * @param covariance m^2, m rad, rad^2, order x y z rotX rotY rotZ; the rotation part is zero without orientation
 * @param velocity m/s
 * @param angularVelocity rad/s about site axes; empty without orientation
 * @param state how far to rely on it
 * @param protectionLevel m, horizontal: exceeded by the true error at most once in 1,000 poses
 * @param sources who contributed lately, sorted
 * @param existence probability that the body exists, 0..1
 * @param label class name, for anonymous bodies
 * @param seq counts the poses of this body
 * @param revision of the site the pose was computed with; 0 when it is not known
 * @param floorProbability that the body is on {@code floor}, 0..1; NaN on a site with fewer than two floors, and where no
 *     floor is said
 */
public record PoseEstimate(
        String trackable,
        long stampNanos,
        Optional<String> floor,
        Vector3 position,
        Optional<Quaternion> orientation,
        Covariance6 covariance,
        Vector3 velocity,
        Optional<Vector3> angularVelocity,
        TrackingState state,
        double protectionLevel,
        List<String> sources,
        double existence,
        Optional<String> label,
        long seq,
        long revision,
        double floorProbability) {

    /** The same, of a body that is lost. */
    public PoseEstimate lost() {
        return new PoseEstimate(
                trackable,
                stampNanos,
                floor,
                position,
                orientation,
                covariance,
                velocity,
                angularVelocity,
                TrackingState.LOST,
                protectionLevel,
                sources,
                existence,
                label,
                seq,
                revision,
                floorProbability);
    }
}
