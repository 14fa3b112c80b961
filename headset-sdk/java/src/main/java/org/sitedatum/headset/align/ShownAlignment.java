package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.PoseBuffer;

/**
 * The alignment that content is shown with: follows the estimate without visible steps, by turning and shifting about the
 * wearer's head. Allocates nothing.
 *
 * <p>A frame may move content at the usual distance by at most 2 mm: 1.2 mm of shift and 0.023 degrees of turn, which is
 * 0.8 mm at 2 m. A step too large to be smoothed within seconds is made at once and told as a jump.
 */
final class ShownAlignment {

    static final double LARGEST_SHIFT = 0.0012;
    static final double LARGEST_TURN = 0.0004;

    /** s: half a second is fast enough to follow drift and slow enough not to be seen as motion. */
    private static final double TIME_CONSTANT = 0.5;

    /** m: at 0.1 m/s a larger error would be shown for longer than it takes to fade out and in. */
    static final double JUMP_METRES = 0.5;

    static final double JUMP_RADIANS = Math.toRadians(8);

    private double cx;
    private double cy;
    private double cz;
    private double yaw;
    private double pivotX;
    private double pivotY;
    private double pivotZ;
    private double lagX;
    private double lagY;
    private double lagUp;
    private double lagTurn;
    private double jumpMetres;
    private double jumpRadians;

    double cx() {
        return cx;
    }

    double cy() {
        return cy;
    }

    double cz() {
        return cz;
    }

    double yaw() {
        return yaw;
    }

    double pivotX() {
        return pivotX;
    }

    double pivotY() {
        return pivotY;
    }

    double pivotZ() {
        return pivotZ;
    }

    /** How far it is from the estimate, level, m. */
    double lagHorizontal() {
        return Math.hypot(lagX, lagY);
    }

    /** How far it is from the estimate, upright, m. */
    double lagUp() {
        return lagUp;
    }

    /** By how much it is turned from the estimate, rad. */
    double lagTurn() {
        return lagTurn;
    }

    double jumpMetres() {
        return jumpMetres;
    }

    double jumpRadians() {
        return jumpRadians;
    }

    /** Shows the estimate as it is: the head in the session, the same in the site. */
    void set(PoseBuffer session, PoseBuffer site, double estimatedYaw) {
        set(session.x(), session.y(), session.z(), site.x(), site.y(), site.z(), estimatedYaw);
    }

    private void set(double sx, double sy, double sz, double cx, double cy, double cz, double yaw) {
        pivotX = sx;
        pivotY = sy;
        pivotZ = sz;
        this.cx = cx;
        this.cy = cy;
        this.cz = cz;
        this.yaw = yaw;
        lag(0, 0, 0, 0);
    }

    /** The session's frame jumped: the head, where it is in the site, is now at another session point. */
    void rebase(double sx, double sy, double sz, double turn) {
        pivotX = sx;
        pivotY = sy;
        pivotZ = sz;
        yaw = Angles.wrap(yaw + turn);
    }

    /** The head moves to a session point; the alignment stays as it is. */
    void carry(double sx, double sy, double sz) {
        double cos = Math.cos(yaw);
        double sin = Math.sin(yaw);
        double dx = sx - pivotX;
        double dy = sy - pivotY;
        cx += cos * dx - sin * dy;
        cy += sin * dx + cos * dy;
        cz += sz - pivotZ;
        pivotX = sx;
        pivotY = sy;
        pivotZ = sz;
    }

    /**
     * One frame: the head moves to a session point, and the shown alignment towards the estimate.
     *
     * @param ex where the estimate has the head in the site, m
     * @param estimatedYaw of the estimate, rad
     * @param largestTurn that is left for this frame, rad
     * @param seconds since the last frame
     * @return true when it jumped
     */
    boolean follow(
            double sx,
            double sy,
            double sz,
            double ex,
            double ey,
            double ez,
            double estimatedYaw,
            double largestTurn,
            double seconds) {
        carry(sx, sy, sz);
        double wx = ex - cx;
        double wy = ey - cy;
        double wz = ez - cz;
        double far = Math.sqrt(wx * wx + wy * wy + wz * wz);
        double turn = Angles.wrap(estimatedYaw - yaw);
        if (far > JUMP_METRES || Math.abs(turn) > JUMP_RADIANS) {
            jump(far, Math.abs(turn));
            set(sx, sy, sz, ex, ey, ez, estimatedYaw);
            return true;
        }
        double gain = gain(seconds);
        double shift = Math.min(gain * far, LARGEST_SHIFT);
        if (far > 0) {
            cx += wx / far * shift;
            cy += wy / far * shift;
            cz += wz / far * shift;
        }
        double turned = Math.max(-largestTurn, Math.min(largestTurn, gain * turn));
        yaw = Angles.wrap(yaw + turned);
        lag(ex - cx, ey - cy, ez - cz, turn - turned);
        return false;
    }

    /** Too far to be followed: to be told as a jump. */
    void jump(double metres, double radians) {
        jumpMetres = metres;
        jumpRadians = radians;
    }

    /** Writes the level alignment. */
    void into(PoseBuffer out) {
        ToldAlignment.level(cx, cy, cz, yaw, pivotX, pivotY, pivotZ, out);
    }

    /** Share of what is left that is made up within so long a frame. */
    static double gain(double seconds) {
        return 1 - Math.exp(-Math.max(0, seconds) / TIME_CONSTANT);
    }

    private void lag(double x, double y, double up, double turn) {
        lagX = x;
        lagY = y;
        lagUp = up;
        lagTurn = turn;
    }
}
