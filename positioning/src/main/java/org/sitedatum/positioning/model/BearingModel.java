package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.PX;

import org.sitedatum.frames.geometry.Angles;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;

/**
 * Compares a measured direction with that of the body origin in a sensor's frame: azimuth {@code atan2(y, x)} about the
 * sensor's +z, elevation {@code atan2(z, hypot(x, y))}. Residuals are wrapped to (-pi, pi]. Not usable on the sensor's z
 * axis, where no row is written. Not thread-safe; allocates nothing.
 */
public final class BearingModel {

    private static final double CLOSEST = 0.05;

    private final double[] inSensor = new double[3];
    private final double[] axis = new double[3];

    /**
     * Writes one row, or two with elevation.
     *
     * @param azimuth rad
     * @param elevation rad; NaN: not measured
     * @param variance of each angle, rad^2
     */
    public void linearize(
            Gaussian gaussian,
            RigidTransform siteFromSensor,
            double azimuth,
            double elevation,
            double variance,
            Linearization out) {
        double[] mean = gaussian.mean();
        double dx = mean[PX] - siteFromSensor.translation().x();
        double dy = mean[PX + 1] - siteFromSensor.translation().y();
        double dz = mean[PX + 2] - siteFromSensor.translation().z();
        Quaternion q = siteFromSensor.rotation();
        turn(-q.x(), -q.y(), -q.z(), q.w(), dx, dy, dz, inSensor);
        double x = inSensor[0];
        double y = inSensor[1];
        double z = inSensor[2];
        double flatSquared = x * x + y * y;
        double flat = Math.sqrt(flatSquared);
        if (flat < CLOSEST) {
            return;
        }
        out.row(Angles.wrap(azimuth - Math.atan2(y, x)), variance);
        derivative(q, -y / flatSquared, x / flatSquared, 0, out);
        if (!Double.isNaN(elevation)) {
            double squared = flatSquared + z * z;
            out.row(Angles.wrap(elevation - Math.atan2(z, flat)), variance);
            derivative(q, -x * z / (flat * squared), -y * z / (flat * squared), flat / squared, out);
        }
    }

    /** A gradient in sensor axes, written in site axes. */
    private void derivative(Quaternion q, double gx, double gy, double gz, Linearization out) {
        turn(q.x(), q.y(), q.z(), q.w(), gx, gy, gz, axis);
        out.coefficient(PX, axis[0]);
        out.coefficient(PX + 1, axis[1]);
        out.coefficient(PX + 2, axis[2]);
    }

    private static void turn(double qx, double qy, double qz, double qw, double x, double y, double z, double[] out) {
        double tx = 2 * (qy * z - qz * y);
        double ty = 2 * (qz * x - qx * z);
        double tz = 2 * (qx * y - qy * x);
        out[0] = x + qw * tx + qy * tz - qz * ty;
        out[1] = y + qw * ty + qz * tx - qx * tz;
        out[2] = z + qw * tz + qx * ty - qy * tx;
    }
}
