package org.sitedatum.headset.client;

import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.poses.MotionModel;
import org.sitedatum.headset.poses.RemotePose;

/** A pose of the contract, however it was written, as the kit keeps it. */
final class ToldPose {

    private static final double VELOCITY_SIGMA = 0.1;
    private static final double[] NONE = {};
    private static final double[] UNTURNED = {0, 0, 0, 1};
    private static final double[] AT_REST = {0, 0, 0};

    private ToldPose() {}

    /**
     * Of the contract's fields; what may be left out is empty then.
     *
     * @throws IllegalArgumentException when a list has the wrong length or a number is none
     */
    static RemotePose of(
            String trackable,
            String label,
            long stampNanos,
            double[] position,
            double[] orientation,
            double[] covariance,
            double[] velocity,
            double[] angularVelocity) {
        if (trackable.isEmpty() || (covariance.length != 21 && covariance.length != 6)) {
            throw new IllegalArgumentException(
                    "a pose of \"" + trackable + "\" with " + covariance.length + " numbers of covariance");
        }
        boolean turns = angularVelocity.length != 0;
        double[] p = numbers(position, 3, NONE);
        double[] q = numbers(orientation, 4, UNTURNED);
        double[] v = numbers(velocity, 3, AT_REST);
        double level = covariance[0] + covariance[covariance.length == 21 ? 6 : 3];
        return new RemotePose(
                trackable,
                label,
                stampNanos,
                new Pose(new Vector3(p[0], p[1], p[2]), q[0], q[1], q[2], q[3]),
                new Vector3(v[0], v[1], v[2]),
                turns ? numbers(angularVelocity, 3, AT_REST)[2] : 0,
                turns ? MotionModel.CONSTANT_TURN : MotionModel.CONSTANT_VELOCITY,
                Math.sqrt(0.5 * Math.max(0, level)),
                VELOCITY_SIGMA);
    }

    private static double[] numbers(double[] told, int length, double[] otherwise) {
        double[] numbers = told.length == 0 ? otherwise : told;
        if (numbers.length != length) {
            throw new IllegalArgumentException(numbers.length + " numbers instead of " + length);
        }
        return numbers;
    }
}
