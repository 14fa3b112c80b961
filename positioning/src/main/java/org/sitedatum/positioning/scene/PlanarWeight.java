package org.sitedatum.positioning.scene;

/** A symmetric 2 x 2 matrix that sums variances or their inverses over x and y. Scratch; not thread-safe. */
final class PlanarWeight {

    private double xx;
    private double xy;
    private double yy;

    /** Becomes zero. */
    void clear() {
        xx = 0;
        xy = 0;
        yy = 0;
    }

    /** Adds a variance that is the same in every direction, and one along the unit direction (a, b) only, m^2. */
    void addVariance(double even, double along, double a, double b) {
        xx += even + along * a * a;
        xy += along * a * b;
        yy += even + along * b * b;
    }

    /** Adds another one. */
    void add(PlanarWeight other) {
        xx += other.xx;
        xy += other.xy;
        yy += other.yy;
    }

    /** Becomes its own inverse; it must have one. */
    void invert() {
        double determinant = xx * yy - xy * xy;
        double first = xx;
        xx = yy / determinant;
        xy = -xy / determinant;
        yy = first / determinant;
    }

    /** First component of its product with (a, b). */
    double x(double a, double b) {
        return xx * a + xy * b;
    }

    /** Second component of its product with (a, b). */
    double y(double a, double b) {
        return xy * a + yy * b;
    }
}
