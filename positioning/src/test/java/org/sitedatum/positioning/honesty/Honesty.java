package org.sitedatum.positioning.honesty;

import java.util.Locale;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;

/** How often errors lay within the ellipse that held 95 % of them by their own covariance. Not thread-safe. */
final class Honesty {

    /** 95 % of a chi-square of two degrees of freedom. */
    private static final double WITHIN = 5.991;

    private int count;
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
        exceeded += Math.hypot(dx, dy) > pose.protectionLevel() ? 1 : 0;
    }

    void add(Honesty other) {
        count += other.count;
        inside += other.inside;
        sum += other.sum;
        squares += other.squares;
        stated += other.stated;
        exceeded += other.exceeded;
    }

    /** Share of the errors inside the ellipse. */
    double share() {
        return (double) inside / count;
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
                        + "rms %.3f m, stated %.3f m, beyond level %.4f",
                count,
                share(),
                sum / count,
                Math.sqrt(squares / count),
                Math.sqrt(stated / count),
                exceeded());
    }
}
