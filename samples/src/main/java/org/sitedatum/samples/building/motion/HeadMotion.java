package org.sitedatum.samples.building.motion;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/** Somebody who looks around while walking: yaw within 35 degrees of the way ahead, some pitch, little roll. */
public final class HeadMotion {

    private static final double STEP = 1e-4;

    private HeadMotion() {}

    /** The head of a walking body at a time in seconds. */
    public static BodyState lookingAround(BodyState walking, double seconds) {
        Quaternion before = bodyFromHead(seconds - STEP);
        Quaternion after = bodyFromHead(seconds + STEP);
        Quaternion change = after.times(before.conjugate());
        Vector3 rate = new Vector3(change.x(), change.y(), change.z()).times(1 / STEP);
        return walking.turned(
                bodyFromHead(seconds),
                walking.angularVelocity().plus(walking.orientation().rotate(rate)));
    }

    private static Quaternion bodyFromHead(double t) {
        double yaw = 0.45 * StrictMath.sin(0.9 * t) + 0.15 * StrictMath.sin(2.1 * t + 1);
        double pitch = 0.1 + 0.15 * StrictMath.sin(1.3 * t + 2);
        double roll = 0.04 * StrictMath.sin(1.7 * t);
        return about(0, 0, 1, yaw).times(about(0, 1, 0, pitch)).times(about(1, 0, 0, roll));
    }

    private static Quaternion about(double x, double y, double z, double angle) {
        double s = StrictMath.sin(0.5 * angle);
        return new Quaternion(x * s, y * s, z * s, StrictMath.cos(0.5 * angle));
    }
}
