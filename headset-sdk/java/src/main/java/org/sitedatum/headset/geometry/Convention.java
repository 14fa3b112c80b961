package org.sitedatum.headset.geometry;

/**
 * How a device states positions and rotations: which axis is up, and which hand the axes follow.
 *
 * <p>{@code toSite} means: into right-handed axes with z up; it changes axes only and moves nothing. A heading of zero looks
 * along x there. The device's forward (WebXR: -z, Unity: +z) becomes x, its right becomes -y, its up becomes z. All
 * methods write through {@code out} and allocate nothing; {@code out} may be the input.
 *
 * <p>Sources: WebXR Device API section 7 and OpenXR 1.1 section 2.16 (y up, -z forward, right-handed); Unity manual,
 * "Rotation and orientation" (y up, +z forward, left-handed); REP-103 (x forward, y left, z up).
 */
public enum Convention {
    /** REP-103: x forward, y left, z up, right-handed. What the site, robots and the inside of this kit use. */
    ROS {
        @Override
        void axesToSite(double x, double y, double z, PoseBuffer out) {
            out.moveTo(x, y, z);
        }

        @Override
        void axesFromSite(double x, double y, double z, PoseBuffer out) {
            out.moveTo(x, y, z);
        }

        @Override
        double handedness() {
            return 1;
        }
    },

    /** OpenXR, WebXR, ARCore, ARKit: x right, y up, -z forward, right-handed. */
    OPENXR {
        @Override
        void axesToSite(double x, double y, double z, PoseBuffer out) {
            out.moveTo(-z, -x, y);
        }

        @Override
        void axesFromSite(double x, double y, double z, PoseBuffer out) {
            out.moveTo(-y, z, -x);
        }

        @Override
        double handedness() {
            return 1;
        }
    },

    /** Unity: x right, y up, +z forward, left-handed. */
    UNITY {
        @Override
        void axesToSite(double x, double y, double z, PoseBuffer out) {
            out.moveTo(z, -x, y);
        }

        @Override
        void axesFromSite(double x, double y, double z, PoseBuffer out) {
            out.moveTo(-y, z, x);
        }

        @Override
        double handedness() {
            return -1;
        }
    };

    /** A pose in this convention, in site axes. */
    public final void toSite(PoseBuffer pose, PoseBuffer out) {
        double qx = pose.qx();
        double qy = pose.qy();
        double qz = pose.qz();
        double qw = pose.qw();
        double x = pose.x();
        double y = pose.y();
        double z = pose.z();
        // A rotation's axis is a direction that changes its sign with the hand; the angle stays.
        axesToSite(qx, qy, qz, out);
        double h = handedness();
        double rx = h * out.x();
        double ry = h * out.y();
        double rz = h * out.z();
        axesToSite(x, y, z, out);
        out.turnTo(rx, ry, rz, qw);
    }

    /** A pose in site axes, in this convention. */
    public final void fromSite(PoseBuffer pose, PoseBuffer out) {
        double qx = pose.qx();
        double qy = pose.qy();
        double qz = pose.qz();
        double qw = pose.qw();
        double x = pose.x();
        double y = pose.y();
        double z = pose.z();
        axesFromSite(qx, qy, qz, out);
        double h = handedness();
        double rx = h * out.x();
        double ry = h * out.y();
        double rz = h * out.z();
        axesFromSite(x, y, z, out);
        out.turnTo(rx, ry, rz, qw);
    }

    /** A pose in this convention, in site axes, as a value. */
    public final Pose toSite(Pose pose) {
        PoseBuffer buffer = new PoseBuffer().set(pose);
        toSite(buffer, buffer);
        return buffer.pose();
    }

    /** A pose in site axes, in this convention, as a value. */
    public final Pose fromSite(Pose pose) {
        PoseBuffer buffer = new PoseBuffer().set(pose);
        fromSite(buffer, buffer);
        return buffer.pose();
    }

    abstract void axesToSite(double x, double y, double z, PoseBuffer out);

    abstract void axesFromSite(double x, double y, double z, PoseBuffer out);

    abstract double handedness();
}
