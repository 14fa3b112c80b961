package org.sitedatum.positioning.honesty;

import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;

/**
 * A body that goes from place to place in the hall of {@link org.sitedatum.positioning.SmallSite}: at a pace of its own for
 * each leg, with a limited acceleration, standing now and then. Everything follows from the random numbers it is given.
 */
final class ChanceWalk {

    static final double HEIGHT = 1.2;

    private static final double STEP = 0.01;
    private static final double ACCELERATION = 1.0;
    private static final double ARRIVED = 0.6;
    private static final double STANDING_SHARE = 0.3;

    private final double[] x;
    private final double[] y;
    private final double[] yaw;

    ChanceWalk(SplittableRandom random, double seconds) {
        int count = (int) Math.round(seconds / STEP) + 2;
        x = new double[count];
        y = new double[count];
        yaw = new double[count];
        double px = 2 + 16 * random.nextDouble();
        double py = 2 + 11 * random.nextDouble();
        double[] goal = {px, py};
        double vx = 0;
        double vy = 0;
        double pace = 0;
        double standing = 0;
        double heading = 2 * Math.PI * random.nextDouble();
        for (int i = 0; i < count; i++) {
            x[i] = px;
            y[i] = py;
            yaw[i] = heading;
            double left = Math.hypot(goal[0] - px, goal[1] - py);
            if (left < ARRIVED && standing <= 0) {
                standing = random.nextDouble() < STANDING_SHARE ? 1 + 5 * random.nextDouble() : 0;
                goal = new double[] {2 + 16 * random.nextDouble(), 2 + 11 * random.nextDouble()};
                pace = 0.7 + 0.8 * random.nextDouble();
            }
            standing -= STEP;
            double wantX = standing > 0 ? 0 : pace * (goal[0] - px) / Math.max(left, 1e-9);
            double wantY = standing > 0 ? 0 : pace * (goal[1] - py) / Math.max(left, 1e-9);
            double change = Math.hypot(wantX - vx, wantY - vy);
            double gain = Math.min(1, ACCELERATION * STEP / Math.max(change, 1e-9));
            vx += gain * (wantX - vx);
            vy += gain * (wantY - vy);
            px += STEP * vx;
            py += STEP * vy;
            if (Math.hypot(vx, vy) > 0.1) {
                double turn = Math.IEEEremainder(Math.atan2(vy, vx) - heading, 2 * Math.PI);
                heading += Math.max(-2 * STEP, Math.min(2 * STEP, turn));
            }
        }
    }

    /** The body's pose, seconds after the start. */
    RigidTransform truth(double t) {
        double at = Math.max(0, Math.min(t / STEP, x.length - 1.001));
        int i = (int) at;
        double share = at - i;
        double turn = Math.IEEEremainder(yaw[i + 1] - yaw[i], 2 * Math.PI);
        return new RigidTransform(
                Quaternion.ofYaw(yaw[i] + share * turn),
                new Vector3(x[i] + share * (x[i + 1] - x[i]), y[i] + share * (y[i + 1] - y[i]), HEIGHT));
    }

    /** A normal deviate. */
    static double normal(SplittableRandom random, double sigma) {
        return sigma * Dense.normal(random);
    }
}
