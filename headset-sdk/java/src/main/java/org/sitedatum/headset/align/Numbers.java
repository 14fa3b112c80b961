package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.PoseBuffer;

/** Whether what was told can be a number or a pose at all. */
final class Numbers {

    private Numbers() {}

    static boolean isPose(PoseBuffer pose) {
        double norm = pose.qx() * pose.qx() + pose.qy() * pose.qy() + pose.qz() * pose.qz() + pose.qw() * pose.qw();
        return isFinite(pose.x(), pose.y(), pose.z()) && Math.abs(norm - 1) < 0.02;
    }

    static boolean isFinite(double a, double b, double c) {
        return Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c);
    }
}
