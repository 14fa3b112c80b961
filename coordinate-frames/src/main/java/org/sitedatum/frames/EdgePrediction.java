package org.sitedatum.frames;

import org.jspecify.annotations.Nullable;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Twist;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Carries an edge on beyond its newest sample with the twist it had last, as {@link EdgeMotion} declares.
 *
 * <p>With {@code T1} the newest sample, {@code T0} one earlier by D, {@code X = T0^-1 T1}, {@code xi = log X} and
 * {@code s = dt / D} the prediction is {@code T1 exp(s xi)}; errors eta of the samples, in the axes of the child,
 * become {@code (Ad(exp(-s xi)) + s I) eta1 - s Ad(X^-1) eta0}.
 */
final class EdgePrediction {

    private EdgePrediction() {}

    /**
     * As {@link EdgeHistory#append}, but for stamps after the newest sample; late when nothing is declared or known.
     */
    static int append(
            EdgeHistory history, @Nullable EdgeMotion motion, long stamp, FrameNode parent, PoseRegister pose) {
        if (motion == null || !reaches(history, motion, stamp)) {
            return EdgeHistory.LATE;
        }
        long newest = history.newestStamp();
        long earlier = baselineStart(history, motion, newest);
        PoseRegister last = new PoseRegister(true);
        PoseRegister before = new PoseRegister(true);
        int outcome = history.append(newest, parent, last);
        if (outcome == EdgeHistory.FOUND) {
            outcome = history.append(earlier, parent, before);
        }
        if (outcome == EdgeHistory.FOUND) {
            double d = 1e-9 * (newest - earlier);
            double dt = 1e-9 * (stamp - newest);
            pose.append(predict(uncertain(before), uncertain(last), d, dt, motion));
        }
        return outcome;
    }

    private static UncertainTransform uncertain(PoseRegister pose) {
        return new UncertainTransform(pose.toTransform(), pose.toCovariance());
    }

    /** True when a motion is declared, reaches so far, and there are two samples to take it from. */
    static boolean reaches(EdgeHistory history, @Nullable EdgeMotion motion, long stamp) {
        if (motion == null || history.fixed) {
            return false;
        }
        long newest = history.newestStamp();
        return stamp - newest <= motion.horizon().toNanos() && baselineStart(history, motion, newest) < newest;
    }

    private static long baselineStart(EdgeHistory history, EdgeMotion motion, long newest) {
        long oldest = Math.max(history.oldestStamp(), history.parentSince);
        return Math.max(oldest, newest - motion.baseline().toNanos());
    }

    static UncertainTransform predict(
            UncertainTransform before, UncertainTransform last, double d, double dt, EdgeMotion motion) {
        double s = dt / d;
        RigidTransform moved = before.transform().inverse().then(last.transform());
        RigidTransform step = RigidTransform.exp(moved.log().times(s));
        RigidTransform predicted = last.transform().then(step);

        RigidTransform back = step.inverse();
        RigidTransform unmoved = moved.inverse();
        double[] ofLast = jacobian(eta -> back.adjoint(eta).plus(eta.times(s)));
        double[] ofBefore = jacobian(eta -> unmoved.adjoint(eta).times(s));
        Covariance6 carried = last.bodyCovariance()
                .transported(ofLast)
                .plus(before.bodyCovariance().transported(ofBefore));
        double growth = dt * dt * (d + dt) / 3;
        double linear = motion.linearNoise() * growth;
        double angular = motion.angularNoise() * growth;
        Covariance6 noise = Covariance6.ofDiagonal(linear, linear, linear, angular, angular, angular);
        return UncertainTransform.ofBodyCovariance(predicted, carried.plus(noise));
    }

    private interface TwistMap {
        Twist of(Twist twist);
    }

    /** The matrix of a linear map of twists, row-major. */
    private static double[] jacobian(TwistMap map) {
        double[] matrix = new double[36];
        for (int column = 0; column < 6; column++) {
            Twist image = map.of(unit(column));
            matrix[column] = image.linear().x();
            matrix[6 + column] = image.linear().y();
            matrix[12 + column] = image.linear().z();
            matrix[18 + column] = image.angular().x();
            matrix[24 + column] = image.angular().y();
            matrix[30 + column] = image.angular().z();
        }
        return matrix;
    }

    private static Twist unit(int i) {
        Vector3 linear = new Vector3(i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0);
        Vector3 angular = new Vector3(i == 3 ? 1 : 0, i == 4 ? 1 : 0, i == 5 ? 1 : 0);
        return new Twist(linear, angular);
    }
}
