package org.sitedatum.headset.place;

import org.sitedatum.headset.geometry.Vector3;

/** Sums weighted places: normal equations of three numbers. Symmetric matrices as xx xy xz yy yz zz. Not thread-safe. */
final class Normal3 {

    private final double[] matrix = new double[6];
    private final double[] right = new double[3];

    /** Adds a place by its information. */
    void add(Vector3 p, double[] information, double weight) {
        double[] i = information;
        for (int k = 0; k < 6; k++) {
            matrix[k] += weight * i[k];
        }
        right[0] += weight * (i[0] * p.x() + i[1] * p.y() + i[2] * p.z());
        right[1] += weight * (i[1] * p.x() + i[3] * p.y() + i[4] * p.z());
        right[2] += weight * (i[2] * p.x() + i[4] * p.y() + i[5] * p.z());
    }

    /** Writes the covariance of the sum. */
    void covarianceInto(double[] out) {
        invert(matrix, out);
    }

    /** The place that all agree on best. */
    Vector3 solution() {
        double[] c = new double[6];
        invert(matrix, c);
        return new Vector3(
                c[0] * right[0] + c[1] * right[1] + c[2] * right[2],
                c[1] * right[0] + c[3] * right[1] + c[4] * right[2],
                c[2] * right[0] + c[4] * right[1] + c[5] * right[2]);
    }

    /** {@code v^T m v} of the difference of two places. */
    static double squaredDistance(double[] m, Vector3 a, Vector3 b) {
        double x = a.x() - b.x();
        double y = a.y() - b.y();
        double z = a.z() - b.z();
        return x * (m[0] * x + 2 * (m[1] * y + m[2] * z)) + y * (m[3] * y + 2 * m[4] * z) + z * m[5] * z;
    }

    /** Writes the inverse; returns the determinant. */
    static double invert(double[] m, double[] out) {
        double a = m[3] * m[5] - m[4] * m[4];
        double b = m[2] * m[4] - m[1] * m[5];
        double c = m[1] * m[4] - m[2] * m[3];
        double determinant = m[0] * a + m[1] * b + m[2] * c;
        double d = m[0] * m[5] - m[2] * m[2];
        double e = m[1] * m[2] - m[0] * m[4];
        double f = m[0] * m[3] - m[1] * m[1];
        out[0] = a / determinant;
        out[1] = b / determinant;
        out[2] = c / determinant;
        out[3] = d / determinant;
        out[4] = e / determinant;
        out[5] = f / determinant;
        return determinant;
    }
}
