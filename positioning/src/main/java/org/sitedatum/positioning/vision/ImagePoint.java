package org.sitedatum.positioning.vision;

/**
 * Where a point appears in an image, with the derivative by the point. Scratch that projections fill: not thread-safe,
 * reused, and never kept.
 */
public final class ImagePoint {

    private double u;
    private double v;
    private final double[] derivative = new double[6];

    /** px from the left. */
    public double u() {
        return u;
    }

    /** px from the top. */
    public double v() {
        return v;
    }

    /** Derivative of u (row 0) or v (row 1) by the point's coordinate 0..2, px/m. */
    public double derivative(int row, int axis) {
        return derivative[3 * row + axis];
    }

    void place(double newU, double newV) {
        u = newU;
        v = newV;
    }

    void derivative(int row, double x, double y, double z) {
        derivative[3 * row] = x;
        derivative[3 * row + 1] = y;
        derivative[3 * row + 2] = z;
    }

    /** Takes the derivative from the axes of the frame mapped to by {@code m} to those mapped from: {@code J m}. */
    void turn(double[] m) {
        for (int row = 0; row < 2; row++) {
            double a = derivative[3 * row];
            double b = derivative[3 * row + 1];
            double c = derivative[3 * row + 2];
            derivative(
                    row,
                    a * m[0] + b * m[3] + c * m[6],
                    a * m[1] + b * m[4] + c * m[7],
                    a * m[2] + b * m[5] + c * m[8]);
        }
    }
}
