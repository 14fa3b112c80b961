package org.sitedatum.frames.alignment;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/**
 * A 3x3 matrix by rows.
 *
 * @param xx row x, column x
 * @param xy row x, column y
 * @param xz row x, column z
 * @param yx row y, column x
 * @param yy row y, column y
 * @param yz row y, column z
 * @param zx row z, column x
 * @param zy row z, column y
 * @param zz row z, column z
 */
public record Matrix3(
        double xx, double xy, double xz, double yx, double yy, double yz, double zx, double zy, double zz) {

    /** Ones on the diagonal. */
    public static final Matrix3 IDENTITY = new Matrix3(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /** The matrix that turns vectors as {@code q} does. */
    public static Matrix3 ofRotation(Quaternion q) {
        Vector3 x = q.rotate(new Vector3(1, 0, 0));
        Vector3 y = q.rotate(new Vector3(0, 1, 0));
        Vector3 z = q.rotate(new Vector3(0, 0, 1));
        return new Matrix3(x.x(), y.x(), z.x(), x.y(), y.y(), z.y(), x.z(), y.z(), z.z());
    }

    /** Product with a column vector. */
    public Vector3 times(Vector3 v) {
        return new Vector3(
                xx * v.x() + xy * v.y() + xz * v.z(),
                yx * v.x() + yy * v.y() + yz * v.z(),
                zx * v.x() + zy * v.y() + zz * v.z());
    }

    /** Product of matrices. */
    public Matrix3 times(Matrix3 m) {
        return new Matrix3(
                xx * m.xx + xy * m.yx + xz * m.zx,
                xx * m.xy + xy * m.yy + xz * m.zy,
                xx * m.xz + xy * m.yz + xz * m.zz,
                yx * m.xx + yy * m.yx + yz * m.zx,
                yx * m.xy + yy * m.yy + yz * m.zy,
                yx * m.xz + yy * m.yz + yz * m.zz,
                zx * m.xx + zy * m.yx + zz * m.zx,
                zx * m.xy + zy * m.yy + zz * m.zy,
                zx * m.xz + zy * m.yz + zz * m.zz);
    }

    /** Sum. */
    public Matrix3 plus(Matrix3 m) {
        return new Matrix3(
                xx + m.xx, xy + m.xy, xz + m.xz, yx + m.yx, yy + m.yy, yz + m.yz, zx + m.zx, zy + m.zy, zz + m.zz);
    }

    /** {@code factor * this}. */
    public Matrix3 times(double factor) {
        return new Matrix3(
                factor * xx,
                factor * xy,
                factor * xz,
                factor * yx,
                factor * yy,
                factor * yz,
                factor * zx,
                factor * zy,
                factor * zz);
    }

    /** Rows and columns exchanged. */
    public Matrix3 transposed() {
        return new Matrix3(xx, yx, zx, xy, yy, zy, xz, yz, zz);
    }

    /** Sum of the diagonal. */
    public double trace() {
        return xx + yy + zz;
    }

    /** Volume factor; negative when the map mirrors. */
    public double determinant() {
        return xx * (yy * zz - yz * zy) - xy * (yx * zz - yz * zx) + xz * (yx * zy - yy * zx);
    }

    /**
     * The inverse.
     *
     * @throws ArithmeticException when the determinant is zero
     */
    public Matrix3 inverse() {
        double det = determinant();
        if (det == 0) {
            throw new ArithmeticException("matrix has no inverse: " + this);
        }
        Matrix3 adjugate = new Matrix3(
                yy * zz - yz * zy,
                xz * zy - xy * zz,
                xy * yz - xz * yy,
                yz * zx - yx * zz,
                xx * zz - xz * zx,
                xz * yx - xx * yz,
                yx * zy - yy * zx,
                xy * zx - xx * zy,
                xx * yy - xy * yx);
        return adjugate.times(1 / det);
    }
}
