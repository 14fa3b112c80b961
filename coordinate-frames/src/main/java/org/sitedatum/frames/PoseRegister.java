package org.sitedatum.frames;

import java.util.Arrays;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.CovarianceTransport;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Slerp;
import org.sitedatum.frames.geometry.Vector3;

/** A pose in plain doubles, worked on in place during one lookup; with covariance only when made so. */
final class PoseRegister {

    private static final double[] NONE = {};

    double qx;
    double qy;
    double qz;
    double qw = 1;
    double tx;
    double ty;
    double tz;

    final boolean uncertain;
    private final double[] covariance;
    private final double[] scratch;
    private final double[] matrix;

    PoseRegister(boolean uncertain) {
        this.uncertain = uncertain;
        this.covariance = uncertain ? new double[Covariance6.SIZE] : NONE;
        this.scratch = uncertain ? new double[Covariance6.SIZE] : NONE;
        this.matrix = uncertain ? new double[9] : NONE;
    }

    /** Takes one sample, eight longs from {@code at}: stamp, quaternion, translation. */
    void load(long[] slots, int at) {
        qx = Double.longBitsToDouble(slots[at + 1]);
        qy = Double.longBitsToDouble(slots[at + 2]);
        qz = Double.longBitsToDouble(slots[at + 3]);
        qw = Double.longBitsToDouble(slots[at + 4]);
        tx = Double.longBitsToDouble(slots[at + 5]);
        ty = Double.longBitsToDouble(slots[at + 6]);
        tz = Double.longBitsToDouble(slots[at + 7]);
    }

    /** Takes the point the share {@code s} of the way from this to the sample at {@code at}: lerp and slerp. */
    void interpolate(long[] slots, int at, double s) {
        double bx = Double.longBitsToDouble(slots[at + 1]);
        double by = Double.longBitsToDouble(slots[at + 2]);
        double bz = Double.longBitsToDouble(slots[at + 3]);
        double bw = Double.longBitsToDouble(slots[at + 4]);
        double cosine = qx * bx + qy * by + qz * bz + qw * bw;
        double near = Math.abs(cosine);
        double a = Slerp.weight(1 - s, near);
        double b = Math.copySign(Slerp.weight(s, near), cosine);
        qx = a * qx + b * bx;
        qy = a * qy + b * by;
        qz = a * qz + b * bz;
        qw = a * qw + b * bw;
        tx += s * (Double.longBitsToDouble(slots[at + 5]) - tx);
        ty += s * (Double.longBitsToDouble(slots[at + 6]) - ty);
        tz += s * (Double.longBitsToDouble(slots[at + 7]) - tz);
    }

    /** Gives one sample, eight longs from {@code at}. */
    void store(long[] slots, int at, long stamp) {
        slots[at] = stamp;
        slots[at + 1] = Double.doubleToRawLongBits(qx);
        slots[at + 2] = Double.doubleToRawLongBits(qy);
        slots[at + 3] = Double.doubleToRawLongBits(qz);
        slots[at + 4] = Double.doubleToRawLongBits(qw);
        slots[at + 5] = Double.doubleToRawLongBits(tx);
        slots[at + 6] = Double.doubleToRawLongBits(ty);
        slots[at + 7] = Double.doubleToRawLongBits(tz);
    }

    /** True when the sample at {@code at} is this pose to the bit. */
    boolean isAt(long[] slots, int at) {
        return slots[at + 1] == Double.doubleToRawLongBits(qx)
                && slots[at + 2] == Double.doubleToRawLongBits(qy)
                && slots[at + 3] == Double.doubleToRawLongBits(qz)
                && slots[at + 4] == Double.doubleToRawLongBits(qw)
                && slots[at + 5] == Double.doubleToRawLongBits(tx)
                && slots[at + 6] == Double.doubleToRawLongBits(ty)
                && slots[at + 7] == Double.doubleToRawLongBits(tz);
    }

    void set(Quaternion rotation, Vector3 translation) {
        qx = rotation.x();
        qy = rotation.y();
        qz = rotation.z();
        qw = rotation.w();
        tx = translation.x();
        ty = translation.y();
        tz = translation.z();
    }

    /** No rotation, no translation, no uncertainty. */
    void reset() {
        set(Quaternion.IDENTITY, Vector3.ZERO);
        Arrays.fill(covariance, 0);
    }

    void setCovariance(Covariance6 value) {
        value.toUpperTriangleInto(covariance);
    }

    /** {@code (1 - s) from + s to}. */
    void setCovariance(Covariance6 from, Covariance6 to, double s) {
        from.toUpperTriangleInto(covariance);
        if (from != to) {
            to.toUpperTriangleInto(scratch);
            for (int i = 0; i < Covariance6.SIZE; i++) {
                covariance[i] += s * (scratch[i] - covariance[i]);
            }
        }
    }

    /** {@code this = parentFromChild . this}; one link nearer to the root. */
    void climb(PoseRegister link) {
        double ux = 2 * (link.qy * tz - link.qz * ty);
        double uy = 2 * (link.qz * tx - link.qx * tz);
        double uz = 2 * (link.qx * ty - link.qy * tx);
        double leverX = tx + link.qw * ux + link.qy * uz - link.qz * uy;
        double leverY = ty + link.qw * uy + link.qz * ux - link.qx * uz;
        double leverZ = tz + link.qw * uz + link.qx * uy - link.qy * ux;
        if (uncertain) {
            climbCovariance(link, leverX, leverY, leverZ);
        }
        tx = leverX + link.tx;
        ty = leverY + link.ty;
        tz = leverZ + link.tz;
        double x = link.qw * qx + link.qx * qw + link.qy * qz - link.qz * qy;
        double y = link.qw * qy - link.qx * qz + link.qy * qw + link.qz * qx;
        double z = link.qw * qz + link.qx * qy - link.qy * qx + link.qz * qw;
        qw = link.qw * qw - link.qx * qx - link.qy * qy - link.qz * qz;
        qx = x;
        qy = y;
        qz = z;
    }

    /** Equations of {@link org.sitedatum.frames.geometry.UncertainTransform}. */
    private void climbCovariance(PoseRegister link, double leverX, double leverY, double leverZ) {
        CovarianceTransport.rotationMatrixInto(link.qx, link.qy, link.qz, link.qw, matrix);
        CovarianceTransport.rotateInto(matrix, covariance, covariance);
        CovarianceTransport.leverInto(leverX, leverY, leverZ, link.covariance, scratch);
        for (int i = 0; i < Covariance6.SIZE; i++) {
            covariance[i] += scratch[i];
        }
    }

    /** The opposite direction. */
    void invert() {
        if (uncertain) {
            CovarianceTransport.leverInto(-tx, -ty, -tz, covariance, covariance);
            CovarianceTransport.rotationMatrixInto(-qx, -qy, -qz, qw, matrix);
            CovarianceTransport.rotateInto(matrix, covariance, covariance);
        }
        qx = -qx;
        qy = -qy;
        qz = -qz;
        double ux = 2 * (qy * tz - qz * ty);
        double uy = 2 * (qz * tx - qx * tz);
        double uz = 2 * (qx * ty - qy * tx);
        double x = tx + qw * ux + qy * uz - qz * uy;
        double y = ty + qw * uy + qz * ux - qx * uz;
        double z = tz + qw * uz + qx * uy - qy * ux;
        tx = -x;
        ty = -y;
        tz = -z;
    }

    RigidTransform toTransform() {
        return new RigidTransform(new Quaternion(qx, qy, qz, qw), new Vector3(tx, ty, tz));
    }

    Covariance6 toCovariance() {
        return Covariance6.ofUpperTriangle(covariance);
    }
}
