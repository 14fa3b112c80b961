package org.sitedatum.positioning.accuracy;

/**
 * The smallest covariance that an unbiased estimate of a place can have from one measurement of each sensor there. All
 * infinite where the sensors leave a direction open.
 *
 * @param xx m^2, site axes
 * @param xy m^2
 * @param yy m^2
 * @param anchors that reach the place
 * @param cameras that see it
 * @param detectors that see it
 */
public record PlaceAccuracy(double xx, double xy, double yy, int anchors, int cameras, int detectors) {

    /** False where the sensors leave a direction open. */
    public boolean isObservable() {
        return Double.isFinite(xx + yy);
    }

    /** Root of the mean squared horizontal error, m; infinite where not observable. */
    public double rmsError() {
        return Math.sqrt(xx + yy);
    }

    /** Standard deviation along the error ellipse's long axis, m. */
    public double semiMajor() {
        return isObservable() ? Math.sqrt(0.5 * (xx + yy) + half()) : Double.POSITIVE_INFINITY;
    }

    /** Standard deviation along the error ellipse's short axis, m. */
    public double semiMinor() {
        return isObservable() ? Math.sqrt(Math.max(0, 0.5 * (xx + yy) - half())) : Double.POSITIVE_INFINITY;
    }

    /** Direction of the long axis, rad from site x; 0 where not observable. */
    public double orientation() {
        return isObservable() ? 0.5 * Math.atan2(2 * xy, xx - yy) : 0;
    }

    /** Horizontal dilution of precision: the error of ranges with this standard deviation, as a multiple of it. */
    public double dilution(double rangeSigma) {
        return rmsError() / rangeSigma;
    }

    private double half() {
        return Math.hypot(0.5 * (xx - yy), xy);
    }
}
