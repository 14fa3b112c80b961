package org.sitedatum.frames.geometry;

/**
 * First-order transport of pose covariances in place: the two elementary moves that every composition, inversion and
 * adjoint is made of, without 6x6 Jacobian products.
 *
 * <p>Covariances are 21 upper-triangle entries as in {@link Covariance6}; in 3x3 blocks {@code [P X; X' Q]}, P of the
 * position, Q of the rotation. Allocates nothing; any thread; {@code out} may be the input. Equations: {@link
 * UncertainTransform}.
 */
public final class CovarianceTransport {

    private static final int[] POSITION = {0, 1, 2, 6, 7, 11};
    private static final int[] ROTATION = {15, 16, 17, 18, 19, 20};
    private static final int[] CROSS_ROWS = {3, 8, 12};

    private CovarianceTransport() {}

    /** The 3x3 row-major matrix of a unit quaternion, for {@link #rotateInto}. */
    public static void rotationMatrixInto(double x, double y, double z, double w, double[] out) {
        RotationMatrix.ofQuaternionInto(x, y, z, w, out);
    }

    /** Says the covariance in other axes: {@code R P R'}, {@code R X R'}, {@code R Q R'}; {@code r} 3x3 row-major. */
    public static void rotateInto(double[] r, double[] c, double[] out) {
        rotateSymmetric(r, c, POSITION, out);
        rotateSymmetric(r, c, ROTATION, out);
        rotateCross(r, c, out);
    }

    /**
     * Moves the point the position belongs to by the lever arm v, in the axes of the covariance, of a body that turns
     * with it: {@code dp' = dp + dtheta x v}.
     *
     * <p>With S = [v]x: {@code X' = X - S Q} and {@code P' = P - S X^T - X' S^T}.
     */
    public static void leverInto(double vx, double vy, double vz, double[] c, double[] out) {
        double q00 = c[15], q01 = c[16], q02 = c[17], q11 = c[18], q12 = c[19], q22 = c[20];
        double a00 = c[3], a01 = c[4], a02 = c[5];
        double a10 = c[8], a11 = c[9], a12 = c[10];
        double a20 = c[12], a21 = c[13], a22 = c[14];
        // X' = X - [v]x Q: column j of the product is v x (column j of Q)
        double b00 = a00 - (vy * q02 - vz * q01), b01 = a01 - (vy * q12 - vz * q11), b02 = a02 - (vy * q22 - vz * q12);
        double b10 = a10 - (vz * q00 - vx * q02), b11 = a11 - (vz * q01 - vx * q12), b12 = a12 - (vz * q02 - vx * q22);
        double b20 = a20 - (vx * q01 - vy * q00), b21 = a21 - (vx * q11 - vy * q01), b22 = a22 - (vx * q12 - vy * q02);
        // P'_ij = P_ij - (v x Xrow_j)_i - (v x X'row_i)_j
        out[0] = c[0] - (vy * a02 - vz * a01) - (vy * b02 - vz * b01);
        out[1] = c[1] - (vy * a12 - vz * a11) - (vz * b00 - vx * b02);
        out[2] = c[2] - (vy * a22 - vz * a21) - (vx * b01 - vy * b00);
        out[6] = c[6] - (vz * a10 - vx * a12) - (vz * b10 - vx * b12);
        out[7] = c[7] - (vz * a20 - vx * a22) - (vx * b11 - vy * b10);
        out[11] = c[11] - (vx * a21 - vy * a20) - (vx * b21 - vy * b20);
        out[3] = b00;
        out[4] = b01;
        out[5] = b02;
        out[8] = b10;
        out[9] = b11;
        out[10] = b12;
        out[12] = b20;
        out[13] = b21;
        out[14] = b22;
        out[15] = q00;
        out[16] = q01;
        out[17] = q02;
        out[18] = q11;
        out[19] = q12;
        out[20] = q22;
    }

    /** R M R' of the symmetric block whose upper triangle stands at the six places {@code at}. */
    private static void rotateSymmetric(double[] r, double[] c, int[] at, double[] out) {
        double m00 = c[at[0]], m01 = c[at[1]], m02 = c[at[2]], m11 = c[at[3]], m12 = c[at[4]], m22 = c[at[5]];
        int next = 0;
        for (int row = 0; row < 9; row += 3) {
            double x = r[row] * m00 + r[row + 1] * m01 + r[row + 2] * m02;
            double y = r[row] * m01 + r[row + 1] * m11 + r[row + 2] * m12;
            double z = r[row] * m02 + r[row + 1] * m12 + r[row + 2] * m22;
            for (int column = row; column < 9; column += 3) {
                out[at[next++]] = x * r[column] + y * r[column + 1] + z * r[column + 2];
            }
        }
    }

    /** R X R' of the full cross block. */
    private static void rotateCross(double[] r, double[] c, double[] out) {
        double x00 = c[3], x01 = c[4], x02 = c[5];
        double x10 = c[8], x11 = c[9], x12 = c[10];
        double x20 = c[12], x21 = c[13], x22 = c[14];
        for (int i = 0; i < 3; i++) {
            double a = r[3 * i], b = r[3 * i + 1], d = r[3 * i + 2];
            double x = a * x00 + b * x10 + d * x20;
            double y = a * x01 + b * x11 + d * x21;
            double z = a * x02 + b * x12 + d * x22;
            int row = CROSS_ROWS[i];
            out[row] = x * r[0] + y * r[1] + z * r[2];
            out[row + 1] = x * r[3] + y * r[4] + z * r[5];
            out[row + 2] = x * r[6] + y * r[7] + z * r[8];
        }
    }
}
