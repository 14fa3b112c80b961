package org.sitedatum.samples.building.motion;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Where a simulated body truly is and how it moves.
 *
 * @param position of the body origin in the site frame, m
 * @param orientation siteFromBody
 * @param velocity along site axes, m/s
 * @param angularVelocity about site axes, rad/s
 */
public record BodyState(Vector3 position, Quaternion orientation, Vector3 velocity, Vector3 angularVelocity) {

    /** An upright body: heading and its rate only. */
    static BodyState upright(Vector3 position, double yaw, Vector3 velocity, double yawRate) {
        Quaternion siteFromBody = new Quaternion(0, 0, StrictMath.sin(0.5 * yaw), StrictMath.cos(0.5 * yaw));
        return new BodyState(position, siteFromBody, velocity, new Vector3(0, 0, yawRate));
    }

    /** The pose of the body in the site. */
    public RigidTransform siteFromBody() {
        return new RigidTransform(orientation, position);
    }

    /** The same motion with the body turned further about its own axes: {@code siteFromBody * bodyFromTurned}. */
    public BodyState turned(Quaternion bodyFromTurned, Vector3 angularVelocity) {
        return new BodyState(position, orientation.times(bodyFromTurned), velocity, angularVelocity);
    }
}
