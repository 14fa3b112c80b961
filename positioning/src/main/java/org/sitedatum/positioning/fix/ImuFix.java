package org.sitedatum.positioning.fix;

import org.sitedatum.frames.geometry.Vector3;

/**
 * Angular rate and specific force in the body frame.
 *
 * @param header source, times, body
 * @param angularVelocity rad/s
 * @param specificForce m/s^2; +9.81 on z at rest
 */
public record ImuFix(FixHeader header, Vector3 angularVelocity, Vector3 specificForce) implements Fix {

    @Override
    public String kind() {
        return "imu";
    }

    @Override
    public ImuFix withHeader(FixHeader header) {
        return new ImuFix(header, angularVelocity, specificForce);
    }
}
