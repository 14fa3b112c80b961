package org.sitedatum.positioning.fix;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Pose of the body in its own drifting frame (REP-105 odom).
 *
 * @param header source, times, body
 * @param frame the odometry frame
 * @param odomFromBody pose of the body in the odometry frame
 * @param velocity m/s in the body frame
 * @param angularVelocity rad/s in the body frame
 * @param covariance of the pose, order x y z rotX rotY rotZ
 * @param reset true: the odometry frame starts anew here
 */
public record OdometryFix(
        FixHeader header,
        String frame,
        RigidTransform odomFromBody,
        Optional<Vector3> velocity,
        Optional<Vector3> angularVelocity,
        Optional<Covariance6> covariance,
        boolean reset)
        implements Fix {

    @Override
    public String kind() {
        return "odometry";
    }

    @Override
    public OdometryFix withHeader(FixHeader header) {
        return new OdometryFix(header, frame, odomFromBody, velocity, angularVelocity, covariance, reset);
    }
}
