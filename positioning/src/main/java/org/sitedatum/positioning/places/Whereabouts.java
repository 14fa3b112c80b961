package org.sitedatum.positioning.places;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.positioning.PoseEstimate;

/**
 * Where a body is with what uncertainty: the position of a pose and the part of its covariance that decides about places.
 * Mutable scratch, one per owner; site frame, m and m^2. One thread.
 */
final class Whereabouts {

    /** No pose is surer than this, m: the survey of the fence itself. It also keeps the covariance invertible. */
    private static final double LEAST_SIGMA = 0.005;

    private static final double LEAST_VARIANCE = LEAST_SIGMA * LEAST_SIGMA;

    private double x;
    private double y;
    private double z;
    private double xx;
    private double xy;
    private double yy;
    private double zz;

    // the plan covariance as l l', and its longest half-axis
    private double l11;
    private double l21;
    private double l22;
    private double longest;

    void set(PoseEstimate pose) {
        Covariance6 covariance = pose.covariance();
        set(
                pose.position().x(),
                pose.position().y(),
                pose.position().z(),
                covariance.get(0, 0),
                covariance.get(0, 1),
                covariance.get(1, 1),
                covariance.get(2, 2));
    }

    void copyFrom(Whereabouts other) {
        set(other.x, other.y, other.z, other.xx, other.xy, other.yy, other.zz);
    }

    void set(double newX, double newY, double newZ, double varX, double covXy, double varY, double varZ) {
        x = newX;
        y = newY;
        z = newZ;
        xx = Math.max(varX, LEAST_VARIANCE);
        yy = Math.max(varY, LEAST_VARIANCE);
        // what rounding may have left outside the cone
        double bound = 0.999999 * Math.sqrt(xx * yy);
        xy = Math.max(-bound, Math.min(bound, covXy));
        zz = Math.max(varZ, LEAST_VARIANCE);
        l11 = Math.sqrt(xx);
        l21 = xy / l11;
        l22 = Math.sqrt(yy - l21 * l21);
        double half = 0.5 * (xx - yy);
        longest = Math.sqrt(0.5 * (xx + yy) + Math.sqrt(half * half + xy * xy));
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double z() {
        return z;
    }

    double xx() {
        return xx;
    }

    double xy() {
        return xy;
    }

    double yy() {
        return yy;
    }

    double zz() {
        return zz;
    }

    /** Standard deviation along the plan's most uncertain direction, m. */
    double longestSigma() {
        return longest;
    }

    /** Standard deviation along a unit vector of the plan, m. */
    double sigmaAlong(double ux, double uy) {
        return Math.sqrt(ux * ux * xx + 2 * ux * uy * xy + uy * uy * yy);
    }

    /** First coordinate of a plan vector in axes in which the covariance is one. */
    double whiteX(double dx) {
        return dx / l11;
    }

    /** Second coordinate of a plan vector in axes in which the covariance is one. */
    double whiteY(double dx, double dy) {
        return (dy - l21 / l11 * dx) / l22;
    }
}
