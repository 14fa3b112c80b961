package org.sitedatum.frames;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;

/** A pose in plain doubles, worked on in place; with covariance only when made so. Starts blank: the identity. */
final class PoseRegister {

    /** The covariance and that of the next link, or null when none is asked for. */
    final @Nullable CovarianceRegister covariance;

    private boolean blank = true;
    private double qx;
    private double qy;
    private double qz;
    private double qw = 1;
    private double tx;
    private double ty;
    private double tz;

    PoseRegister(boolean uncertain) {
        this.covariance = uncertain ? new CovarianceRegister() : null;
    }

    /** No rotation, no translation, no uncertainty. */
    void reset() {
        set(0, 0, 0, 1, 0, 0, 0);
        blank = true;
        if (covariance != null) {
            covariance.reset();
        }
    }

    void set(double x, double y, double z, double w, double px, double py, double pz) {
        qx = x;
        qy = y;
        qz = z;
        qw = w;
        tx = px;
        ty = py;
        tz = pz;
        blank = false;
    }

    /**
     * {@code this = this . link}, one link further from the root: translations only add up, so the links do not wait
     * for each other. The link's own covariance is in the register already.
     */
    void append(double x, double y, double z, double w, double px, double py, double pz) {
        if (blank) {
            set(x, y, z, w, px, py, pz);
            if (covariance != null) {
                covariance.takeLink();
            }
            return;
        }
        double ux = 2 * (qy * pz - qz * py);
        double uy = 2 * (qz * px - qx * pz);
        double uz = 2 * (qx * py - qy * px);
        double leverX = px + qw * ux + qy * uz - qz * uy;
        double leverY = py + qw * uy + qz * ux - qx * uz;
        double leverZ = pz + qw * uz + qx * uy - qy * ux;
        if (covariance != null) {
            covariance.append(qx, qy, qz, qw, leverX, leverY, leverZ);
        }
        tx += leverX;
        ty += leverY;
        tz += leverZ;
        double nx = qw * x + qx * w + qy * z - qz * y;
        double ny = qw * y - qx * z + qy * w + qz * x;
        double nz = qw * z + qx * y - qy * x + qz * w;
        qw = qw * w - qx * x - qy * y - qz * z;
        qx = nx;
        qy = ny;
        qz = nz;
    }

    /** {@code this = this . link}, with its covariance. */
    void append(PoseRegister link) {
        if (covariance != null) {
            covariance.setLink(Objects.requireNonNull(link.covariance, "a link with covariance"));
        }
        append(link.qx, link.qy, link.qz, link.qw, link.tx, link.ty, link.tz);
    }

    /** {@code this = this . link}. */
    void append(UncertainTransform link) {
        if (covariance != null) {
            covariance.setLink(link.covariance());
        }
        Quaternion q = link.transform().rotation();
        Vector3 t = link.transform().translation();
        append(q.x(), q.y(), q.z(), q.w(), t.x(), t.y(), t.z());
    }

    /** The opposite direction. */
    void invert() {
        if (covariance != null) {
            covariance.invert(qx, qy, qz, qw, tx, ty, tz);
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

    RigidTransform toTransform() {
        return new RigidTransform(new Quaternion(qx, qy, qz, qw), new Vector3(tx, ty, tz));
    }

    /** Zero when the register was made without covariance. */
    Covariance6 toCovariance() {
        return covariance == null ? Covariance6.ZERO : covariance.toCovariance();
    }
}
