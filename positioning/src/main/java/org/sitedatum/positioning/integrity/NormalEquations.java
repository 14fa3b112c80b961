package org.sitedatum.positioning.integrity;

/**
 * Weighted least squares for an offset in plan from rows {@code stray = u . offset + noise}: {@code N offset = g}, with the
 * sum of squares kept for the cost at the solution. Rows can be taken out again.
 */
final class NormalEquations {

    private double nxx;
    private double nxy;
    private double nyy;
    private double gx;
    private double gy;
    private double squares;

    double x;
    double y;
    /** Sum of the squared normalised residuals at the solution. */
    double cost;

    private double cxx;
    private double cxy;
    private double cyy;

    void clear() {
        nxx = 0;
        nxy = 0;
        nyy = 0;
        gx = 0;
        gy = 0;
        squares = 0;
    }

    void copyFrom(NormalEquations other) {
        nxx = other.nxx;
        nxy = other.nxy;
        nyy = other.nyy;
        gx = other.gx;
        gy = other.gy;
        squares = other.squares;
    }

    void add(ParityRow row) {
        add(row, 1 / row.variance());
    }

    void remove(ParityRow row) {
        add(row, -1 / row.variance());
    }

    private void add(ParityRow row, double weight) {
        double stray = row.stray();
        nxx += weight * row.ux * row.ux;
        nxy += weight * row.ux * row.uy;
        nyy += weight * row.uy * row.uy;
        gx += weight * row.ux * stray;
        gy += weight * row.uy * stray;
        squares += weight * stray * stray;
    }

    /** Adds that the offset is zero but for this covariance, m^2. */
    void addPrior(double xx, double xy, double yy) {
        double determinant = xx * yy - xy * xy;
        nxx += yy / determinant;
        nxy -= xy / determinant;
        nyy += xx / determinant;
    }

    void solve() {
        double determinant = Math.max(nxx * nyy - nxy * nxy, 1e-12);
        double inverse = 1 / determinant;
        cxx = nyy * inverse;
        cxy = -nxy * inverse;
        cyy = nxx * inverse;
        x = cxx * gx + cxy * gy;
        y = cxy * gx + cyy * gy;
        cost = Math.max(0, squares - x * gx - y * gy);
    }

    /** Standard deviation of the solution along its worst axis, m. */
    double sigma() {
        double half = 0.5 * (cxx - cyy);
        return Math.sqrt(0.5 * (cxx + cyy) + Math.sqrt(half * half + cxy * cxy));
    }

    /** Variance of the solution along a direction, m^2. */
    double variance(double ux, double uy) {
        return cxx * ux * ux + 2 * cxy * ux * uy + cyy * uy * uy;
    }

    double length() {
        return Math.sqrt(x * x + y * y);
    }
}
