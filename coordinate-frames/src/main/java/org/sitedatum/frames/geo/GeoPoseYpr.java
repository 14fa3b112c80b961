package org.sitedatum.frames.geo;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/**
 * OGC GeoPose Basic-YPR: yaw about z, then pitch about the turned y, then roll about the twice turned x.
 *
 * @param position where the body is
 * @param yawDeg degrees counter-clockwise from east (not a compass heading), [-360, 360]
 * @param pitchDeg degrees, positive turns the nose down, [-360, 360]
 * @param rollDeg degrees, positive lowers the right side, [-360, 360]
 */
public record GeoPoseYpr(Geodetic position, double yawDeg, double pitchDeg, double rollDeg) implements GeoPose {

    private static final double GIMBAL_LOCK = 1e-9;

    /** Refuses NaN and angles outside the ranges above with an {@link IllegalArgumentException}. */
    public GeoPoseYpr {
        Checked.inRange("yawDeg", yawDeg, -360, 360);
        Checked.inRange("pitchDeg", pitchDeg, -360, 360);
        Checked.inRange("rollDeg", rollDeg, -360, 360);
    }

    /**
     * From a rotation: yaw and roll in (-180, 180], pitch in [-90, 90]. With the nose straight up or down yaw and roll
     * turn about the same axis; then roll is 0 and yaw carries both.
     */
    public static GeoPoseYpr of(Geodetic position, Quaternion enuFromBody) {
        Vector3 forward = enuFromBody.rotate(new Vector3(1, 0, 0));
        Vector3 left = enuFromBody.rotate(new Vector3(0, 1, 0));
        Vector3 up = enuFromBody.rotate(new Vector3(0, 0, 1));

        // forward = (cos yaw cos pitch, sin yaw cos pitch, -sin pitch)
        double cosPitch = Math.hypot(forward.x(), forward.y());
        double pitch = Math.atan2(-forward.z(), cosPitch);
        boolean locked = cosPitch < GIMBAL_LOCK;
        double yaw = locked ? Math.atan2(-left.x(), left.y()) : Math.atan2(forward.y(), forward.x());
        double roll = locked ? 0 : Math.atan2(left.z(), up.z());
        return new GeoPoseYpr(position, Math.toDegrees(yaw), Math.toDegrees(pitch), Math.toDegrees(roll));
    }

    /** {@code Rz(yaw) Ry(pitch) Rx(roll)}. */
    @Override
    public Quaternion enuFromBody() {
        double pitch = Math.toRadians(pitchDeg);
        double roll = Math.toRadians(rollDeg);
        Quaternion aboutY = new Quaternion(0, Math.sin(0.5 * pitch), 0, Math.cos(0.5 * pitch));
        Quaternion aboutX = new Quaternion(Math.sin(0.5 * roll), 0, 0, Math.cos(0.5 * roll));
        return Quaternion.ofYaw(Math.toRadians(yawDeg)).times(aboutY).times(aboutX);
    }

    @Override
    public GeoPoseYpr toYpr() {
        return this;
    }
}
