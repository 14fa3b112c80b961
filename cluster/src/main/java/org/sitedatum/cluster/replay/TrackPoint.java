package org.sitedatum.cluster.replay;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/**
 * One pose of a track, as much of it as is drawn and compared.
 *
 * @param stampNanos ns since the Unix epoch
 * @param x m in the site
 * @param y m in the site
 * @param z m in the site
 * @param xx variance, m²
 * @param xy covariance, m²
 * @param yy variance, m²
 * @param yaw rad; NaN when it is not known
 * @param state how far to rely on it
 * @param protectionLevel m; not finite when none can be given
 * @param floor where it is known
 */
public record TrackPoint(
        long stampNanos,
        double x,
        double y,
        double z,
        double xx,
        double xy,
        double yy,
        double yaw,
        TrackingState state,
        double protectionLevel,
        Optional<String> floor) {

    /** 95 % quantile of the chi-square distribution with two degrees of freedom. */
    private static final double CHI_SQUARE_2_95 = 5.991;

    static TrackPoint of(PoseEstimate pose) {
        Covariance6 covariance = pose.covariance();
        return new TrackPoint(
                pose.stampNanos(),
                pose.position().x(),
                pose.position().y(),
                pose.position().z(),
                covariance.get(0, 0),
                covariance.get(0, 1),
                covariance.get(1, 1),
                pose.orientation().map(q -> q.yaw()).orElse(Double.NaN),
                pose.state(),
                pose.protectionLevel(),
                pose.floor());
    }

    /** Root mean square of the horizontal error that the pose's own covariance says, m. */
    public double claimedRms() {
        return Math.sqrt(xx + yy);
    }

    /** Greater half axis of the 95 % ellipse, m. */
    public double ellipse95() {
        double reach = Math.hypot(0.5 * (xx - yy), xy);
        return Math.sqrt(CHI_SQUARE_2_95 * Math.max(0, 0.5 * (xx + yy) + reach));
    }

    boolean isLost() {
        return state == TrackingState.LOST;
    }
}
