package org.sitedatum.headset.geometry;

/**
 * A pose to write into, for code that runs once a frame and must not allocate. Position in metres, quaternion x y z w, not
 * checked and not normalised. Starts as the identity. Not thread-safe.
 */
public final class PoseBuffer {

    private double x;
    private double y;
    private double z;
    private double qx;
    private double qy;
    private double qz;
    private double qw = 1;

    /** Sets everything; returns this. */
    public PoseBuffer set(double x, double y, double z, double qx, double qy, double qz, double qw) {
        moveTo(x, y, z);
        turnTo(qx, qy, qz, qw);
        return this;
    }

    /** Copies a value; returns this. */
    public PoseBuffer set(Pose pose) {
        return set(
                pose.position().x(),
                pose.position().y(),
                pose.position().z(),
                pose.qx(),
                pose.qy(),
                pose.qz(),
                pose.qw());
    }

    /** Copies another buffer; returns this. */
    public PoseBuffer set(PoseBuffer pose) {
        return set(pose.x, pose.y, pose.z, pose.qx, pose.qy, pose.qz, pose.qw);
    }

    /** Sets a level pose from position and heading in radians; returns this. */
    public PoseBuffer setLevel(double x, double y, double z, double yaw) {
        return set(x, y, z, 0, 0, Math.sin(0.5 * yaw), Math.cos(0.5 * yaw));
    }

    /** Sets the position, m. */
    public void moveTo(double x, double y, double z) {
        this.x = x;
        this.y = y;
        this.z = z;
    }

    /** Sets the rotation. */
    public void turnTo(double qx, double qy, double qz, double qw) {
        this.qx = qx;
        this.qy = qy;
        this.qz = qz;
        this.qw = qw;
    }

    /** x, m. */
    public double x() {
        return x;
    }

    /** y, m. */
    public double y() {
        return y;
    }

    /** z, m. */
    public double z() {
        return z;
    }

    /** Quaternion x. */
    public double qx() {
        return qx;
    }

    /** Quaternion y. */
    public double qy() {
        return qy;
    }

    /** Quaternion z. */
    public double qz() {
        return qz;
    }

    /** Quaternion w. */
    public double qw() {
        return qw;
    }

    /** Heading about z, rad, in (-pi, pi]; of a pose with z up. */
    public double yaw() {
        return Math.atan2(2 * (qw * qz + qx * qy), 1 - 2 * (qy * qy + qz * qz));
    }

    /** This buffer as a value. */
    public Pose pose() {
        return new Pose(new Vector3(x, y, z), qx, qy, qz, qw);
    }

    /** Writes the place of a point: position of {@code out} becomes {@code this * point}, its rotation stays. */
    public void applyInto(double px, double py, double pz, PoseBuffer out) {
        // v + 2 w (q x v) + 2 q x (q x v)
        double tx = 2 * (qy * pz - qz * py);
        double ty = 2 * (qz * px - qx * pz);
        double tz = 2 * (qx * py - qy * px);
        out.moveTo(
                x + px + qw * tx + qy * tz - qz * ty,
                y + py + qw * ty + qz * tx - qx * tz,
                z + pz + qw * tz + qx * ty - qy * tx);
    }

    /** {@code out = this * next}; {@code out} may be either of them. */
    public void thenInto(PoseBuffer next, PoseBuffer out) {
        double rx = qw * next.qx + qx * next.qw + qy * next.qz - qz * next.qy;
        double ry = qw * next.qy - qx * next.qz + qy * next.qw + qz * next.qx;
        double rz = qw * next.qz + qx * next.qy - qy * next.qx + qz * next.qw;
        double rw = qw * next.qw - qx * next.qx - qy * next.qy - qz * next.qz;
        applyInto(next.x, next.y, next.z, out);
        out.turnTo(rx, ry, rz, rw);
    }

    /** {@code out = this^-1}; {@code out} may be this. */
    public void inverseInto(PoseBuffer out) {
        double px = x;
        double py = y;
        double pz = z;
        out.set(0, 0, 0, -qx, -qy, -qz, qw);
        out.applyInto(-px, -py, -pz, out);
    }

    /**
     * Writes the 4 x 4 matrix of this pose, column by column as WebGL, OpenGL and three.js take it.
     *
     * @param matrix of at least 16 numbers
     */
    public void matrixInto(double[] matrix) {
        matrix[0] = 1 - 2 * (qy * qy + qz * qz);
        matrix[1] = 2 * (qx * qy + qw * qz);
        matrix[2] = 2 * (qx * qz - qw * qy);
        matrix[3] = 0;
        matrix[4] = 2 * (qx * qy - qw * qz);
        matrix[5] = 1 - 2 * (qx * qx + qz * qz);
        matrix[6] = 2 * (qy * qz + qw * qx);
        matrix[7] = 0;
        matrix[8] = 2 * (qx * qz + qw * qy);
        matrix[9] = 2 * (qy * qz - qw * qx);
        matrix[10] = 1 - 2 * (qx * qx + qy * qy);
        matrix[11] = 0;
        matrix[12] = x;
        matrix[13] = y;
        matrix[14] = z;
        matrix[15] = 1;
    }

    /** True when all numbers are finite and the quaternion's length is 1 to a hundredth. */
    public boolean isPose() {
        double norm = qx * qx + qy * qy + qz * qz + qw * qw;
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z) && Math.abs(norm - 1) < 0.02;
    }
}
