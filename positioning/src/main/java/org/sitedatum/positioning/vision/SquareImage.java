package org.sitedatum.positioning.vision;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;

/**
 * The two poses of a square from the directions of its corners: infinitesimal plane-based pose estimation. The homography
 * from the square to the image follows from the corners in closed form (P. Heckbert, "Fundamentals of texture mapping and
 * image warping", 1989, section 2.2.3); its Jacobian in the square's middle gives two rotations (T. Collins and A.
 * Bartoli, "Infinitesimal plane-based pose estimation", IJCV 109, 2014, section 3), and each rotation a translation by
 * least squares.
 */
final class SquareImage {

    private static final double FLAT = 1e-9;

    private final double[] x = new double[4];
    private final double[] y = new double[4];
    private final double size;

    /**
     * An image of a square.
     *
     * @param corners tangents (X/Z, Y/Z) of the corners, clockwise as seen, from the top left
     * @param size edge, m
     */
    SquareImage(List<PixelPoint> corners, double size) {
        this.size = size;
        for (int i = 0; i < 4; i++) {
            x[i] = corners.get(i).u();
            y[i] = corners.get(i).v();
        }
    }

    /** Corner 0..3 in the marker's frame, m. */
    static Vector3 corner(int i, double size) {
        double half = 0.5 * size;
        return new Vector3(i == 0 || i == 3 ? -half : half, i < 2 ? half : -half, 0);
    }

    /** True when the corners turn clockwise all round: not crossed, not in a line, not from behind. */
    boolean isConvex() {
        double span = 0;
        for (int i = 0; i < 4; i++) {
            int next = (i + 1) % 4;
            span = Math.max(span, Math.hypot(x[next] - x[i], y[next] - y[i]));
        }
        for (int i = 0; i < 4; i++) {
            int b = (i + 1) % 4;
            int c = (i + 2) % 4;
            double turn = (x[b] - x[i]) * (y[c] - y[b]) - (y[b] - y[i]) * (x[c] - x[b]);
            if (!(turn > 1e-6 * span * span)) {
                return false;
            }
        }
        return true;
    }

    /** Both poses, opticalFromMarker; none when the corners are degenerate. */
    List<RigidTransform> poses() {
        double dx1 = x[1] - x[2];
        double dx2 = x[3] - x[2];
        double sx = x[0] - x[1] + x[2] - x[3];
        double dy1 = y[1] - y[2];
        double dy2 = y[3] - y[2];
        double sy = y[0] - y[1] + y[2] - y[3];
        double den = dx1 * dy2 - dx2 * dy1;
        if (!(Math.abs(den) > FLAT * (dx1 * dx1 + dy1 * dy1 + dx2 * dx2 + dy2 * dy2))) {
            return List.of();
        }
        double g = (sx * dy2 - dx2 * sy) / den;
        double h = (dx1 * sy - sx * dy1) / den;
        // middle of the square and the Jacobian there; the marker's y runs against the image's
        double w = 1 + 0.5 * (g + h);
        double p = (x[0] + 0.5 * (x[1] - x[0] + g * x[1] + x[3] - x[0] + h * x[3])) / w;
        double q = (y[0] + 0.5 * (y[1] - y[0] + g * y[1] + y[3] - y[0] + h * y[3])) / w;
        double scale = 1 / (w * size);
        return rotations(
                scale * (x[1] - x[0] + g * x[1] - p * g),
                -scale * (x[3] - x[0] + h * x[3] - p * h),
                scale * (y[1] - y[0] + g * y[1] - q * g),
                -scale * (y[3] - y[0] + h * y[3] - q * h),
                p,
                q);
    }

    /** Collins and Bartoli 2014, appendix: the rotations whose plane has this Jacobian at the direction (p, q, 1). */
    private List<RigidTransform> rotations(double j00, double j01, double j10, double j11, double p, double q) {
        double[] rv = turnFromAxis(p, q);
        double b00 = rv[0] - p * rv[6];
        double b01 = rv[1] - p * rv[7];
        double b10 = rv[3] - q * rv[6];
        double b11 = rv[4] - q * rv[7];
        double det = b00 * b11 - b01 * b10;
        double a00 = (b11 * j00 - b01 * j10) / det;
        double a01 = (b11 * j01 - b01 * j11) / det;
        double a10 = (b00 * j10 - b10 * j00) / det;
        double a11 = (b00 * j11 - b10 * j01) / det;
        double ata00 = a00 * a00 + a01 * a01;
        double ata01 = a00 * a10 + a01 * a11;
        double ata11 = a10 * a10 + a11 * a11;
        double gamma = Math.sqrt(0.5 * (ata00 + ata11 + Math.hypot(ata00 - ata11, 2 * ata01)));
        if (!(gamma > 0)) {
            return List.of();
        }
        double r00 = a00 / gamma;
        double r01 = a01 / gamma;
        double r10 = a10 / gamma;
        double r11 = a11 / gamma;
        double c0 = Math.sqrt(Math.max(0, 1 - r00 * r00 - r10 * r10));
        double c1 = Math.sqrt(Math.max(0, 1 - r01 * r01 - r11 * r11));
        if (-r00 * r01 - r10 * r11 < 0) {
            c1 = -c1;
        }
        List<RigidTransform> poses = new ArrayList<>(2);
        for (int sign = 1; sign >= -1; sign -= 2) {
            Vector3 first = new Vector3(r00, r10, sign * c0);
            Vector3 second = new Vector3(r01, r11, sign * c1);
            Vector3 third = first.cross(second);
            Vector3 e1 = apply(rv, first);
            Vector3 e2 = apply(rv, second);
            Vector3 e3 = apply(rv, third);
            Quaternion rotation = Quaternion.ofRotationMatrix(
                            e1.x(), e2.x(), e3.x(), e1.y(), e2.y(), e3.y(), e1.z(), e2.z(), e3.z())
                    .normalized();
            poses.add(new RigidTransform(rotation, translation(rotation)));
        }
        return poses;
    }

    /** The shortest rotation that takes the optical axis to (p, q, 1). */
    private static double[] turnFromAxis(double p, double q) {
        double n = Math.sqrt(p * p + q * q + 1);
        double vx = p / n;
        double vy = q / n;
        double vz = 1 / n;
        double k = 1 / (1 + vz);
        return new double[] {1 - vx * vx * k, -vx * vy * k, vx, -vx * vy * k, 1 - vy * vy * k, vy, -vx, -vy, vz};
    }

    private static Vector3 apply(double[] m, Vector3 v) {
        return new Vector3(
                m[0] * v.x() + m[1] * v.y() + m[2] * v.z(),
                m[3] * v.x() + m[4] * v.y() + m[5] * v.z(),
                m[6] * v.x() + m[7] * v.y() + m[8] * v.z());
    }

    /** Least squares of {@code x (r_z + t_z) = r_x + t_x}, and alike for y, over the corners. */
    private Vector3 translation(Quaternion rotation) {
        double sumX = 0;
        double sumY = 0;
        double sumSquares = 0;
        double bx = 0;
        double by = 0;
        double bz = 0;
        for (int i = 0; i < 4; i++) {
            Vector3 r = rotation.rotate(corner(i, size));
            double ex = x[i] * r.z() - r.x();
            double ey = y[i] * r.z() - r.y();
            sumX += x[i];
            sumY += y[i];
            sumSquares += x[i] * x[i] + y[i] * y[i];
            bx += ex;
            by += ey;
            bz -= x[i] * ex + y[i] * ey;
        }
        double tz = (bz + 0.25 * (sumX * bx + sumY * by)) / (sumSquares - 0.25 * (sumX * sumX + sumY * sumY));
        return new Vector3(0.25 * (bx + sumX * tz), 0.25 * (by + sumY * tz), tz);
    }
}
