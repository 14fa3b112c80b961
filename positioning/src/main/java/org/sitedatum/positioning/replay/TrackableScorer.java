package org.sitedatum.positioning.replay;

import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.frames.geometry.Angles;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/** Adds up {@link TrackableScore} over the truth stamps of one body. */
final class TrackableScorer {

    /** 95 % quantile of the chi-square distribution with two degrees of freedom. */
    static final double CHI_SQUARE_2_95 = 5.991;

    private final DoubleSeries errors2d = new DoubleSeries();
    private final DoubleSeries errors3d = new DoubleSeries();
    private final DoubleSeries headingErrors = new DoubleSeries();
    private final DoubleSeries protectionLevels = new DoubleSeries();
    private long stamps;
    private long poses;
    private long insideEllipse;
    private long outsideProtection;

    /** Adds one truth stamp and the estimate a subscriber had then, if any. */
    void add(TruthSample truth, Optional<PoseEstimate> estimate) {
        stamps++;
        if (estimate.isPresent() && estimate.get().state() != TrackingState.LOST) {
            addPose(truth, estimate.get());
        }
    }

    private void addPose(TruthSample truth, PoseEstimate pose) {
        double ex = pose.position().x() - truth.position().x();
        double ey = pose.position().y() - truth.position().y();
        double ez = pose.position().z() - truth.position().z();
        double error2d = Math.hypot(ex, ey);
        poses++;
        errors2d.add(error2d);
        errors3d.add(Math.sqrt(ex * ex + ey * ey + ez * ez));
        protectionLevels.add(pose.protectionLevel());
        if (nees(ex, ey, pose.covariance()) <= CHI_SQUARE_2_95) {
            insideEllipse++;
        }
        if (error2d > pose.protectionLevel()) {
            outsideProtection++;
        }
        if (truth.orientation().isPresent() && pose.orientation().isPresent()) {
            double turned =
                    pose.orientation().get().yaw() - truth.orientation().get().yaw();
            headingErrors.add(Angles.wrap(turned));
        }
    }

    /** Squared Mahalanobis length of a horizontal error; infinite when the covariance has no inverse. */
    private static double nees(double ex, double ey, Covariance6 covariance) {
        double xx = covariance.get(0, 0);
        double xy = covariance.get(0, 1);
        double yy = covariance.get(1, 1);
        double determinant = xx * yy - xy * xy;
        if (!(xx > 0 && determinant > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        // e' P^-1 e
        return (yy * ex * ex - 2 * xy * ex * ey + xx * ey * ey) / determinant;
    }

    TrackableScore score() {
        return new TrackableScore(
                poses,
                (double) poses / stamps,
                errors2d.rootMeanSquare(),
                errors3d.rootMeanSquare(),
                errors2d.quantile(0.5),
                errors2d.quantile(0.95),
                errors2d.quantile(1),
                headingErrors.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.toDegrees(headingErrors.rootMeanSquare())),
                (double) insideEllipse / poses,
                (double) outsideProtection / poses,
                protectionLevels.quantile(0.5));
    }
}
