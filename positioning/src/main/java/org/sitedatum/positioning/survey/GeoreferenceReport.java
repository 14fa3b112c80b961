package org.sitedatum.positioning.survey;

import java.util.List;
import java.util.OptionalDouble;
import org.sitedatum.frames.geo.SiteOrigin;

/**
 * Where a site is on Earth.
 *
 * @param origin its origin and heading
 * @param heightKnown false when no control point has a height: the origin's is then 0, or the one given
 * @param sigma horizontal standard deviation at the middle of the points, m; empty without redundancy
 * @param headingSigmaDeg standard deviation of the heading, degrees; empty without redundancy
 * @param scale length on Earth over length in the site: 1.000 when both are metres; 0.3048 betrays feet
 * @param rms horizontal residual of the points in use, m
 * @param leaveOneOutRms how well each point is predicted by the others, m; empty when none can be spared
 * @param points in the order given
 */
public record GeoreferenceReport(
        SiteOrigin origin,
        boolean heightKnown,
        OptionalDouble sigma,
        OptionalDouble headingSigmaDeg,
        double scale,
        double rms,
        OptionalDouble leaveOneOutRms,
        List<PointResidual> points) {

    /** Copies the list. */
    public GeoreferenceReport {
        points = List.copyOf(points);
    }

    /**
     * How one control point fits.
     *
     * @param name for people
     * @param east m, on Earth minus mapped from the site
     * @param north m
     * @param up m; 0 when its height is not known
     * @param used false when it was left out as wrong
     * @param leaveOneOut distance at which the others predict it, m; empty when they do not suffice
     */
    public record PointResidual(
            String name, double east, double north, double up, boolean used, OptionalDouble leaveOneOut) {}
}
