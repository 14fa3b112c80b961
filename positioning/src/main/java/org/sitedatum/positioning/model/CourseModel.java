package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.RZ;
import static org.sitedatum.positioning.filter.StateLayout.VX;
import static org.sitedatum.positioning.filter.StateLayout.VY;
import static org.sitedatum.positioning.filter.StateLayout.WZ;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;

/**
 * A wheeled body does not slip sideways: across the course {@code yaw + b}, the velocity of the body point is {@code w
 * d}, with course offset b and the point's distance d ahead of the axle both estimated (nonholonomic constraint;
 * Dissanayake et al. 2001, sec. III). The variance grows by the second-order term {@code var(forward) var(course)}, else
 * a slow body of uncertain speed would learn a wrong heading. Not thread-safe; allocates nothing.
 */
public final class CourseModel {

    private CourseModel() {}

    /** Writes one row; {@code variance} of the sideways velocity, m^2/s^2. */
    public static void linearize(
            Gaussian gaussian, int courseOffset, int axleOffset, double variance, Linearization out) {
        double[] mean = gaussian.mean();
        double course = gaussian.yaw() + mean[courseOffset];
        double c = Math.cos(course);
        double s = Math.sin(course);
        double forward = mean[VX] * c + mean[VY] * s;
        double sideways = -mean[VX] * s + mean[VY] * c - mean[WZ] * mean[axleOffset];
        double fastness = c * c * gaussian.covariance(VX, VX)
                + 2 * c * s * gaussian.covariance(VX, VY)
                + s * s * gaussian.covariance(VY, VY);
        double turned = gaussian.covariance(RZ, RZ)
                + 2 * gaussian.covariance(RZ, courseOffset)
                + gaussian.covariance(courseOffset, courseOffset);
        out.row(-sideways, variance + fastness * turned);
        out.coefficient(VX, -s);
        out.coefficient(VY, c);
        out.coefficient(RZ, -forward);
        out.coefficient(courseOffset, -forward);
        out.coefficient(WZ, -mean[axleOffset]);
        out.coefficient(axleOffset, -mean[WZ]);
    }
}
