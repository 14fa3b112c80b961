package org.sitedatum.mqtt.vendor;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/**
 * A robot's pose on its map.
 *
 * @param x vendor units
 * @param y vendor units
 * @param theta rad, counter-clockwise from x
 */
public record PlanarPose(double x, double y, double theta) {
    /** Laser-guided vehicles know their heading to a few degrees; a message does not say. */
    private static final double HEADING_SIGMA = 0.05;

    /** Floors that vehicles drive on are level to about this, rad. */
    private static final double TILT_SIGMA = 0.05;

    /** Height is not measured: only that the robot is on some floor, m. */
    private static final double HEIGHT_SIGMA = 100;

    /** The pose in the adapter's frame; the map's plane is that of its frame. */
    public RigidTransform transform(Placement placement) {
        Vector3 ahead = placement.axes().toFrame(Math.cos(theta), Math.sin(theta), 0);
        return new RigidTransform(Quaternion.ofYaw(Math.atan2(ahead.y(), ahead.x())), placement.toFrame(x, y, 0));
    }

    /** Its covariance for a position that is {@code sigma} m off along each axis. */
    public Covariance6 covariance(double sigma) {
        double p = sigma * sigma;
        double tilt = TILT_SIGMA * TILT_SIGMA;
        return Covariance6.ofDiagonal(p, p, HEIGHT_SIGMA * HEIGHT_SIGMA, tilt, tilt, HEADING_SIGMA * HEADING_SIGMA);
    }
}
