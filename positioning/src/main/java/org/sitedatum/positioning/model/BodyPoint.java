package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.PX;

import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;

/**
 * A point fixed to a body, in the site: {@code p + R l}. For a tag without orientation the lever arm is left out. Not
 * thread-safe; allocates nothing.
 */
final class BodyPoint {

    /** Lever arm turned into site axes, m. */
    double lx;

    double ly;
    double lz;
    /** The point, m in the site. */
    double x;

    double y;
    double z;

    void at(Gaussian gaussian, Vector3 leverArm) {
        lx = 0;
        ly = 0;
        lz = 0;
        if (gaussian.oriented()) {
            rotate(gaussian, leverArm);
        }
        double[] mean = gaussian.mean();
        x = mean[PX] + lx;
        y = mean[PX + 1] + ly;
        z = mean[PX + 2] + lz;
    }

    private void rotate(Gaussian gaussian, Vector3 v) {
        double qx = gaussian.quaternion(0);
        double qy = gaussian.quaternion(1);
        double qz = gaussian.quaternion(2);
        double qw = gaussian.quaternion(3);
        double tx = 2 * (qy * v.z() - qz * v.y());
        double ty = 2 * (qz * v.x() - qx * v.z());
        double tz = 2 * (qx * v.y() - qy * v.x());
        lx = v.x() + qw * tx + qy * tz - qz * ty;
        ly = v.y() + qw * ty + qz * tx - qx * tz;
        lz = v.z() + qw * tz + qx * ty - qy * tx;
    }
}
