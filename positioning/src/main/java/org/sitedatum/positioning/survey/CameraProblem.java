package org.sitedatum.positioning.survey;

import java.util.List;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;

/**
 * A camera's pose from point pairs, as directions (defined for every pose, to start with) or as pixels through the lens.
 * The guess holds position and quaternion, a step dp and dtheta: {@code p + dp}, {@code Exp(dtheta) R}.
 */
final class CameraProblem implements Problem {

    /** A clicked direction counts like this many rad while starting. */
    private static final double ROUGH = 0.02;

    /** What a point outside the lens costs, in standard deviations. */
    private static final double UNSEEN = 1e3;

    private final Lens lens;
    private final List<PointPair> pairs;
    private final List<PixelPoint> directions;
    private final boolean inPixels;

    CameraProblem(Lens lens, List<PointPair> pairs, List<PixelPoint> directions, boolean inPixels) {
        this.lens = lens;
        this.pairs = pairs;
        this.directions = directions;
        this.inPixels = inPixels;
    }

    static double[] guess(RigidTransform siteFromOptical) {
        Vector3 p = siteFromOptical.translation();
        Quaternion q = siteFromOptical.rotation();
        return new double[] {p.x(), p.y(), p.z(), q.x(), q.y(), q.z(), q.w()};
    }

    static RigidTransform pose(double[] x) {
        return new RigidTransform(new Quaternion(x[3], x[4], x[5], x[6]).normalized(), new Vector3(x[0], x[1], x[2]));
    }

    @Override
    public int unknowns() {
        return 6;
    }

    @Override
    public double[] moved(double[] x, double[] step) {
        RigidTransform pose = pose(x);
        Quaternion turn = Quaternion.ofRotationVector(new Vector3(step[3], step[4], step[5]));
        return guess(new RigidTransform(
                turn.times(pose.rotation()).normalized(),
                pose.translation().plus(new Vector3(step[0], step[1], step[2]))));
    }

    @Override
    public void writeInto(double[] x, Equations out) {
        RigidTransform pose = pose(x);
        Quaternion opticalFromSite = pose.rotation().conjugate();
        ImagePoint image = new ImagePoint();
        for (int i = 0; i < pairs.size(); i++) {
            Vector3 apart = pairs.get(i).site().minus(pose.translation());
            Vector3 seen = opticalFromSite.rotate(apart);
            if (inPixels) {
                writePixel(pairs.get(i), apart, seen, opticalFromSite, image, out);
            } else {
                writeDirection(directions.get(i), apart, seen, opticalFromSite, out);
            }
        }
    }

    private void writePixel(
            PointPair pair, Vector3 apart, Vector3 seen, Quaternion opticalFromSite, ImagePoint image, Equations out) {
        boolean visible = lens.project(seen.x(), seen.y(), seen.z(), image);
        for (int row = 0; row < 2; row++) {
            if (!visible) {
                out.row(StudentLoss.HEAVY, UNSEEN);
                continue;
            }
            double measured = row == 0 ? pair.pixel().u() : pair.pixel().v();
            double fitted = row == 0 ? image.u() : image.v();
            Vector3 slope = new Vector3(image.derivative(row, 0), image.derivative(row, 1), image.derivative(row, 2));
            write((measured - fitted) / pair.sigma(), slope.times(1 / pair.sigma()), apart, opticalFromSite, out);
        }
    }

    /** Difference of unit vectors: {@code d(s/|s|) = (I - n n') ds / |s|}. */
    private static void writeDirection(
            PixelPoint direction, Vector3 apart, Vector3 seen, Quaternion opticalFromSite, Equations out) {
        double length = Math.max(seen.norm(), 1e-9);
        Vector3 n = seen.times(1 / length);
        Vector3 ray = new Vector3(direction.u(), direction.v(), 1);
        Vector3 m = ray.times(1 / ray.norm());
        Vector3[] axes = {new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1)};
        for (Vector3 axis : axes) {
            Vector3 slope = axis.minus(n.times(n.dot(axis))).times(1 / (length * ROUGH));
            write((m.dot(axis) - n.dot(axis)) / ROUGH, slope, apart, opticalFromSite, out);
        }
    }

    /** {@code d seen = R' (-dp + apart x dtheta)}, so with g = R slope: by dp -g, by dtheta g x apart. */
    private static void write(double error, Vector3 slope, Vector3 apart, Quaternion opticalFromSite, Equations out) {
        Vector3 g = opticalFromSite.conjugate().rotate(slope);
        Vector3 turn = g.cross(apart);
        out.row(StudentLoss.HEAVY, error)
                .slope(0, -g.x())
                .slope(1, -g.y())
                .slope(2, -g.z())
                .slope(3, turn.x())
                .slope(4, turn.y())
                .slope(5, turn.z());
    }
}
