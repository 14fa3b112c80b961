package org.sitedatum.positioning.accuracy;

/**
 * Fisher information about a point in space: for independent Gaussian measurements with means h(p) and variances that do
 * not depend on p it is the sum of {@code dh dh' / variance} (Kay 1993, Fundamentals of Statistical Signal Processing I,
 * eq. 3.31). Reused; not thread-safe.
 */
final class Information {

    /** Below this share of the largest an eigenvalue is taken for zero: rounding. */
    private static final double OPEN = 1e-9;

    private double xx;
    private double xy;
    private double xz;
    private double yy;
    private double yz;
    private double zz;

    /** Forgets everything but what is known of the height. */
    void start(double heightSigma) {
        xx = 0;
        xy = 0;
        xz = 0;
        yy = 0;
        yz = 0;
        zz = Double.isInfinite(heightSigma) ? 0 : 1 / (heightSigma * heightSigma);
    }

    /** Adds a measurement whose mean changes by (dx, dy, dz) per metre. */
    void add(double dx, double dy, double dz, double variance) {
        double w = 1 / variance;
        xx += w * dx * dx;
        xy += w * dx * dy;
        xz += w * dx * dz;
        yy += w * dy * dy;
        yz += w * dy * dz;
        zz += w * dz * dz;
    }

    /** Adds a measured place in plan with its covariance. */
    void addPlace(double pxx, double pxy, double pyy) {
        double det = pxx * pyy - pxy * pxy;
        xx += pyy / det;
        xy -= pxy / det;
        yy += pxx / det;
    }

    /** The inverse of the equivalent information in plan: height is a nuisance (Schur complement; Kay 1993, sec. 3.8). */
    PlaceAccuracy bound(int anchors, int cameras, int detectors) {
        double inverse = zz > 0 ? 1 / zz : 0;
        double a = xx - xz * xz * inverse;
        double b = xy - xz * yz * inverse;
        double c = yy - yz * yz * inverse;
        double det = a * c - b * b;
        double trace = a + c;
        if (!(det > OPEN * trace * trace)) {
            double open = Double.POSITIVE_INFINITY;
            return new PlaceAccuracy(open, 0, open, anchors, cameras, detectors);
        }
        return new PlaceAccuracy(c / det, -b / det, a / det, anchors, cameras, detectors);
    }
}
