package org.sitedatum.positioning.honesty;

import java.util.Locale;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;

/** How often errors lay within the ellipse that held 95 % of them by their own covariance. Not thread-safe. */
final class Honesty {

    /** 95 % of a chi-square of two degrees of freedom. */
    private static final double WITHIN = 5.991;

    /** The same of one degree of freedom. */
    private static final double WITHIN_ALONE = 3.841;

    private int count;
    private int atHeight;
    private double heightSquares;
    private double heightStated;
    private int inside;
    private double sum;
    private double squares;
    private double stated;
    private int exceeded;

    void add(PoseEstimate pose, Vector3 truth) {
        double dx = pose.position().x() - truth.x();
        double dy = pose.position().y() - truth.y();
        double xx = pose.covariance().get(0, 0);
        double xy = pose.covariance().get(0, 1);
        double yy = pose.covariance().get(1, 1);
        double nees = (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / (xx * yy - xy * xy);
        count++;
        inside += nees <= WITHIN ? 1 : 0;
        sum += nees;
        squares += dx * dx + dy * dy;
        stated += xx + yy;
        double dz = pose.position().z() - truth.z();
        double zz = pose.covariance().get(2, 2);
        atHeight += dz * dz <= WITHIN_ALONE * zz ? 1 : 0;
        heightSquares += dz * dz;
        heightStated += zz;
        exceeded += Math.hypot(dx, dy) > pose.protectionLevel() ? 1 : 0;
    }

    void add(Honesty other) {
        count += other.count;
        inside += other.inside;
        sum += other.sum;
        squares += other.squares;
        stated += other.stated;
        exceeded += other.exceeded;
        atHeight += other.atHeight;
        heightSquares += other.heightSquares;
        heightStated += other.heightStated;
    }

    /** Share of the errors inside the ellipse. */
    double share() {
        return (double) inside / count;
    }

    /** Share of the heights within two standard deviations. */
    double heightShare() {
        return (double) atHeight / count;
    }

    /** Root mean square of the errors in plan, m. */
    double rms() {
        return Math.sqrt(squares / count);
    }

    /** The same as the poses state it, m. */
    double stated() {
        return Math.sqrt(stated / count);
    }

    /** Share of the errors beyond the protection level. */
    double exceeded() {
        return (double) exceeded / count;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d poses, inside the 95 %% ellipse %.3f, mean squared error over covariance %.2f (2), "
                        + "rms %.3f m, stated %.3f m, beyond level %.4f; height: inside %.3f, rms %.3f m, stated %.3f m",
                count,
                share(),
                sum / count,
                Math.sqrt(squares / count),
                Math.sqrt(stated / count),
                exceeded(),
                heightShare(),
                Math.sqrt(heightSquares / count),
                Math.sqrt(heightStated / count));
    }
}
