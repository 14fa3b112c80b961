package org.sitedatum.samples.headset;

import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.samples.building.motion.BodyState;

/**
 * A headset's own frame: level, turned and placed anyhow, drifting smoothly. A scale error of half a percent, a yaw drift of
 * half a degree a minute and 0.1 degrees per root metre, a place drift of 1 cm per root metre and axis (half of it in
 * height) that keeps its direction for about a metre.
 */
final class EmulatedSession {

    private static final double SCALE_ERROR = 0.005;
    private static final double YAW_DRIFT = Math.toRadians(0.5) / 60;
    private static final double YAW_PER_ROOT_METRE = Math.toRadians(0.1);
    private static final double PLACE_PER_ROOT_METRE = 0.01;

    /** m: how far a drift keeps its direction. */
    private static final double MEMORY = 1.0;

    private final SplittableRandom random;
    private final double scale;
    private final double yawDrift;
    private double yaw;
    private double x;
    private double y;
    private double z;
    private Vector3 before;
    private final double[] rate = new double[4];

    EmulatedSession(SplittableRandom random, Vector3 start) {
        this.random = random;
        this.scale = 1 + (random.nextBoolean() ? SCALE_ERROR : -SCALE_ERROR);
        this.yawDrift = random.nextBoolean() ? YAW_DRIFT : -YAW_DRIFT;
        this.before = start;
        recentre();
    }

    /** The frame starts anew where the head is, turned anyhow. */
    void recentre() {
        yaw = 2 * Math.PI * random.nextDouble() - Math.PI;
        x = random.nextDouble() - 0.5;
        y = random.nextDouble() - 0.5;
        z = random.nextDouble() - 0.5;
    }

    /** True yaw of the site in the session, rad. */
    double yaw() {
        return yaw;
    }

    /** The head moves on to its next true state. */
    void moveTo(BodyState truth, double seconds) {
        double dx = truth.position().x() - before.x();
        double dy = truth.position().y() - before.y();
        double dz = truth.position().z() - before.z();
        before = truth.position();
        double way = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double keep = Math.exp(-way / MEMORY);
        double fresh = Math.sqrt((1 - keep * keep) / (2 * MEMORY));
        for (int i = 0; i < rate.length; i++) {
            rate[i] = keep * rate[i] + fresh * random.nextGaussian();
        }
        double c = Math.cos(yaw);
        double s = Math.sin(yaw);
        x += scale * (c * dx - s * dy) + PLACE_PER_ROOT_METRE * rate[0] * way;
        y += scale * (s * dx + c * dy) + PLACE_PER_ROOT_METRE * rate[1] * way;
        z += scale * dz + 0.5 * PLACE_PER_ROOT_METRE * rate[2] * way;
        yaw += YAW_PER_ROOT_METRE * rate[3] * way + yawDrift * seconds;
    }

    /** Writes the head's pose in the session, z up. */
    void headInto(BodyState truth, PoseBuffer out) {
        out.setLevel(x, y, z, yaw);
        PoseBuffer turn = new PoseBuffer()
                .set(
                        0,
                        0,
                        0,
                        truth.orientation().x(),
                        truth.orientation().y(),
                        truth.orientation().z(),
                        truth.orientation().w());
        out.thenInto(turn, out);
    }
}
