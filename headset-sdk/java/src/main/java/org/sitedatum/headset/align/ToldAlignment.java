package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;

/** An alignment about the session's origin, and the same about the head. */
final class ToldAlignment {

    /** m² and rad²: nothing is told more exactly than to a millimetre. */
    private static final double LEAST = 1e-6;

    private ToldAlignment() {}

    /** True when these can be the variances of a pose: numbers, none of them negative. */
    static boolean isCovariance(double[] c) {
        if (c.length != 21) {
            return false;
        }
        for (double value : c) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return c[0] >= 0 && c[6] >= 0 && c[11] >= 0 && c[20] >= 0;
    }

    /**
     * Writes the covariance of the head's place, upper triangle xx xy xz yy yz zz: {@code dp_head = dp + dyaw (-ly, lx)}; of
     * the level pose only the variances are kept.
     *
     * @param origin of the session in the site, m
     * @param c upper triangle of x y z rotX rotY rotZ at the origin
     * @param head in the site, m
     * @return standard deviation of the yaw, rad
     */
    static double atHead(Vector3 origin, double[] c, Vector3 head, double[] out) {
        double lx = head.x() - origin.x();
        double ly = head.y() - origin.y();
        out[0] = Math.max(LEAST, c[0] - 2 * ly * c[5] + ly * ly * c[20]);
        out[3] = Math.max(LEAST, c[6] + 2 * lx * c[10] + lx * lx * c[20]);
        out[5] = Math.max(LEAST, c[11]);
        return Math.sqrt(Math.max(LEAST, c[20]));
    }

    /** Writes the level pose that takes a session point (px, py, pz) to the site point (cx, cy, cz). */
    static void level(double cx, double cy, double cz, double yaw, double px, double py, double pz, PoseBuffer out) {
        double cos = Math.cos(yaw);
        double sin = Math.sin(yaw);
        out.setLevel(cx - (cos * px - sin * py), cy - (sin * px + cos * py), cz - pz, yaw);
    }
}
