package org.sitedatum.positioning.filter;

/**
 * Indices of the error state. A tag is position and velocity; a body adds a rotation error (site axes, rad) and an
 * angular rate (site axes, rad/s). Nuisance states (range biases) follow.
 */
public final class StateLayout {

    /** Position x, m. */
    public static final int PX = 0;
    /** Position y, m. */
    public static final int PY = 1;
    /** Position z, m. */
    public static final int PZ = 2;
    /** Velocity x, m/s. */
    public static final int VX = 3;
    /** Velocity y, m/s. */
    public static final int VY = 4;
    /** Velocity z, m/s. */
    public static final int VZ = 5;
    /** States of a tag without orientation. */
    public static final int TAG_SIZE = 6;
    /** Rotation error about site x, rad. */
    public static final int RX = 6;
    /** Rotation error about site y, rad. */
    public static final int RY = 7;
    /** Rotation error about site z, rad. */
    public static final int RZ = 8;
    /** Angular rate about site x, rad/s. */
    public static final int WX = 9;
    /** Angular rate about site y, rad/s. */
    public static final int WY = 10;
    /** Angular rate about site z, rad/s. */
    public static final int WZ = 11;
    /** States of a body with orientation. */
    public static final int BODY_SIZE = 12;

    private StateLayout() {}
}
