package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.RX;
import static org.sitedatum.positioning.filter.StateLayout.RZ;
import static org.sitedatum.positioning.filter.StateLayout.VX;
import static org.sitedatum.positioning.filter.StateLayout.WX;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;

/**
 * Moves a body by what its odometry says: {@code p += R t}, {@code R = R exp((1 - k) yaw)}, with the motion (t, yaw) in
 * the body frame and k the share by which turns are over-reported. Error propagation: {@code dp += rotation x R t},
 * {@code drotation_z -= yaw dk} (Thrun, Burgard and Fox 2005, sec. 5.4, in error-state form). Stateless.
 */
public final class OdometryModel {

    /**
     * Noise of odometry by distance travelled and angle turned.
     *
     * @param positionPerMetre variance of the position, m^2 per m
     * @param headingPerMetre variance of the heading, rad^2 per m
     * @param headingPerRadian variance of the heading, rad^2 per rad
     * @param positionPerSecond variance of the position, m^2 per s
     * @param headingPerSecond variance of the heading, rad^2 per s
     */
    public record Noise(
            double positionPerMetre,
            double headingPerMetre,
            double headingPerRadian,
            double positionPerSecond,
            double headingPerSecond) {}

    private static final double VELOCITY_VARIANCE = 0.0025;
    private static final double RATE_VARIANCE = 0.0025;

    private OdometryModel() {}

    /**
     * Moves the Gaussian.
     *
     * @param gaussian with orientation; changed in place
     * @param motion the body's new pose in its old one
     * @param dt s the motion took
     * @param gainState index of the turn-gain state, or -1
     */
    public static void move(Gaussian gaussian, RigidTransform motion, double dt, int gainState, Noise noise) {
        double[] mean = gaussian.mean();
        Quaternion siteFromBody = gaussian.orientation();
        var d = siteFromBody.rotate(motion.translation());
        mean[PX] += d.x();
        mean[PX + 1] += d.y();
        mean[PX + 2] += d.z();
        shear(gaussian, d.x(), d.y(), d.z());
        Quaternion turn = motion.rotation();
        double yaw = turn.yaw();
        if (gainState >= 0) {
            addColumn(gaussian, RZ, gainState, -yaw);
            turn = turn.times(Quaternion.ofYaw(-mean[gainState] * yaw));
        }
        Quaternion next = siteFromBody.times(turn).normalized();
        gaussian.setQuaternion(next.x(), next.y(), next.z(), next.w());
        double distance = d.norm();
        double angle = Math.abs(yaw);
        double position = noise.positionPerMetre() * distance + noise.positionPerSecond() * dt;
        double heading =
                noise.headingPerMetre() * distance + noise.headingPerRadian() * angle + noise.headingPerSecond() * dt;
        for (int axis = 0; axis < 3; axis++) {
            gaussian.inflate(PX + axis, axis == 2 ? 0.01 * position : position);
            gaussian.inflate(RX + axis, axis == 2 ? heading : 0.01 * heading);
        }
    }

    /** Sets velocity and rate to what odometry says, independent of everything else. */
    public static void setRates(Gaussian gaussian, double vx, double vy, double vz, double yawRate) {
        Quaternion siteFromBody = gaussian.orientation();
        var v = siteFromBody.rotate(new Vector3(vx, vy, vz));
        gaussian.reset(VX, v.x(), VELOCITY_VARIANCE);
        gaussian.reset(VX + 1, v.y(), VELOCITY_VARIANCE);
        gaussian.reset(VX + 2, v.z(), VELOCITY_VARIANCE);
        gaussian.reset(WX, 0, 1e-6);
        gaussian.reset(WX + 1, 0, 1e-6);
        gaussian.reset(WX + 2, yawRate, RATE_VARIANCE);
    }

    /** {@code p += rotation x d}: adds multiples of the rotation rows to the position rows. */
    private static void shear(Gaussian gaussian, double dx, double dy, double dz) {
        addColumn(gaussian, PX, RX + 1, dz);
        addColumn(gaussian, PX, RX + 2, -dy);
        addColumn(gaussian, PX + 1, RX + 2, dx);
        addColumn(gaussian, PX + 1, RX, -dz);
        addColumn(gaussian, PX + 2, RX, dy);
        addColumn(gaussian, PX + 2, RX + 1, -dx);
    }

    /** {@code P = F P F'} with {@code F = I + factor e_target e_source'}. */
    private static void addColumn(Gaussian gaussian, int target, int source, double factor) {
        if (factor == 0) {
            return;
        }
        double[] p = gaussian.covariance();
        double cross = gaussian.covariance(target, source);
        double variance = gaussian.covariance(source, source);
        for (int j = 0; j < gaussian.size(); j++) {
            if (j != target) {
                int place = j <= target ? Gaussian.at(target, j) : Gaussian.at(j, target);
                p[place] += factor * gaussian.covariance(source, j);
            }
        }
        p[Gaussian.at(target, target)] += 2 * factor * cross + factor * factor * variance;
    }
}
