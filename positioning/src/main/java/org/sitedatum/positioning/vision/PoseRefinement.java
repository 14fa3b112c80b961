package org.sitedatum.positioning.vision;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;

/**
 * Least squares of a marker's pose in pixels, through the lens: Gauss-Newton damped where it would overshoot (Levenberg
 * and Marquardt; Hartley and Zisserman, appendix 6). Scratch; not thread-safe.
 */
final class PoseRefinement {

    private static final int MAX_STEPS = 30;
    private static final double SMALLEST_STEP = 1e-10;

    private final Lens lens;
    private final List<PixelPoint> corners;
    private final double size;
    private final double sigma;
    private final PoseNormal normal = new PoseNormal();
    private final ImagePoint image = new ImagePoint();
    private final double[] row = new double[6];

    /**
     * Prepares for a marker's image.
     *
     * @param corners px
     * @param size edge, m
     * @param sigma standard deviation of a corner's coordinate, px
     */
    PoseRefinement(Lens lens, List<PixelPoint> corners, double size, double sigma) {
        this.lens = lens;
        this.corners = corners;
        this.size = size;
        this.sigma = sigma;
    }

    /** The least squares pose near a start; empty when corners leave the image or the equations are singular. */
    Optional<MarkerPose> from(RigidTransform start) {
        RigidTransform pose = start;
        double misfit = linearize(pose);
        double damping = 1e-4;
        for (int step = 0; step < MAX_STEPS && Double.isFinite(misfit); step++) {
            if (!normal.factor(damping)) {
                return Optional.empty();
            }
            double[] d = normal.step();
            RigidTransform next = moved(pose, d);
            double better = linearize(next);
            if (better <= misfit) {
                pose = next;
                boolean settled = misfit - better < 1e-9 * (1 + misfit) && norm(d) < 1e3 * SMALLEST_STEP;
                misfit = better;
                damping *= 0.1;
                if (settled || norm(d) < SMALLEST_STEP) {
                    break;
                }
            } else {
                linearize(pose);
                damping = Math.max(1e-6, damping) * 10;
                if (damping > 1e6) {
                    break;
                }
            }
        }
        RigidTransform found = pose;
        double best = linearize(found);
        return Double.isFinite(best)
                ? normal.covariance().map(c -> new MarkerPose(new UncertainTransform(found, c), best))
                : Optional.empty();
    }

    /** The Cramer-Rao bound at a pose; empty when it is singular or out of the image. */
    Optional<Covariance6> bound(RigidTransform pose) {
        return Double.isFinite(linearize(pose)) ? normal.covariance() : Optional.empty();
    }

    /** Fills the normal equations about a pose and returns its misfit, infinite when a corner has no image. */
    double linearize(RigidTransform pose) {
        normal.clear();
        double misfit = 0;
        for (int i = 0; i < 4; i++) {
            Vector3 arm = pose.rotation().rotate(SquareImage.corner(i, size));
            Vector3 p = arm.plus(pose.translation());
            if (!lens.project(p.x(), p.y(), p.z(), image)) {
                return Double.POSITIVE_INFINITY;
            }
            for (int axis = 0; axis < 2; axis++) {
                double a = image.derivative(axis, 0) / sigma;
                double b = image.derivative(axis, 1) / sigma;
                double c = image.derivative(axis, 2) / sigma;
                row[0] = a;
                row[1] = b;
                row[2] = c;
                // d(theta x arm) = -[arm]x theta: J . (theta x arm) = theta . (arm x J)
                row[3] = arm.y() * c - arm.z() * b;
                row[4] = arm.z() * a - arm.x() * c;
                row[5] = arm.x() * b - arm.y() * a;
                double measured =
                        axis == 0 ? corners.get(i).u() : corners.get(i).v();
                double residual = (measured - (axis == 0 ? image.u() : image.v())) / sigma;
                normal.add(row, residual);
                misfit += residual * residual;
            }
        }
        return misfit;
    }

    private static RigidTransform moved(RigidTransform pose, double[] d) {
        Quaternion turn = Quaternion.ofRotationVector(new Vector3(d[3], d[4], d[5]));
        return new RigidTransform(
                turn.times(pose.rotation()).normalized(), pose.translation().plus(new Vector3(d[0], d[1], d[2])));
    }

    private static double norm(double[] d) {
        double sum = 0;
        for (double v : d) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }
}
