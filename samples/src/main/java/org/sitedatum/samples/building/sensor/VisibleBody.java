package org.sitedatum.samples.building.sensor;

import java.util.Optional;
import java.util.function.LongFunction;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.samples.building.motion.BodyState;

/**
 * A body as cameras and radars see it: an upright cylinder, perhaps with a fiducial plate on top.
 *
 * @param id of the body in the simulation; sensors never tell it
 * @param label class name a detector would give it
 * @param height m from the floor to its top
 * @param radius m
 * @param originHeight m of the body origin above the floor
 * @param plate marker on its top, when it has one
 * @param truth at a stamp, ns since the Unix epoch
 */
public record VisibleBody(
        String id,
        String label,
        double height,
        double radius,
        double originHeight,
        Optional<Plate> plate,
        LongFunction<BodyState> truth) {

    /**
     * A fiducial marker that lies on the body.
     *
     * @param marker id of the tag it is in the site document
     * @param leverArm of its middle in the body, m
     */
    public record Plate(String marker, Vector3 leverArm) {}

    /** Where its axis meets the floor, m in the site frame. */
    Vector3 footAt(long nanos) {
        return truth.apply(nanos).position().minus(new Vector3(0, 0, originHeight));
    }

    /** A point on its axis, m in the site frame. */
    Vector3 axisAt(long nanos, double above) {
        return footAt(nanos).plus(new Vector3(0, 0, above));
    }
}
