package org.sitedatum.positioning.integrity;

import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/** A body on an ellipse through the hall at about 1 m/s that, in half of the runs, stands for a while now and then. */
final class FaultWalk {

    static final double HEIGHT = 1.2;

    private static final double TURN_RATE = 0.2;
    private static final double CYCLE = 16;
    private static final double STANDING = 5;
    /** Starting and stopping take this long each, s. */
    private static final double RAMP = 1;

    private final boolean stops;
    private final double phase;
    private final double start;

    FaultWalk(SplittableRandom random) {
        stops = random.nextBoolean();
        phase = CYCLE * random.nextDouble();
        start = 2 * Math.PI * random.nextDouble();
    }

    /** Time spent walking until a time. */
    private double walked(double t) {
        if (!stops) {
            return t;
        }
        double cycles = Math.floor((t + phase) / CYCLE);
        double within = t + phase - cycles * CYCLE;
        double whole = CYCLE - STANDING - RAMP;
        return cycles * whole + ramped(within, 0) - ramped(within, whole);
    }

    /** How far a speed that grows from 0 to 1 from a time on has come. */
    private static double ramped(double t, double from) {
        double since = t - from;
        if (since <= 0) {
            return 0;
        }
        return since < RAMP ? 0.5 * since * since / RAMP : since - 0.5 * RAMP;
    }

    RigidTransform truth(double t) {
        double angle = start + TURN_RATE * walked(t);
        Vector3 place = new Vector3(10 + 5.5 * Math.cos(angle), 7.5 + 4 * Math.sin(angle), HEIGHT);
        double yaw = Math.atan2(4 * Math.cos(angle), -5.5 * Math.sin(angle));
        return new RigidTransform(Quaternion.ofYaw(yaw), place);
    }
}
