package org.sitedatum.benchmarks.stress;

import java.time.Duration;
import java.util.Optional;
import org.sitedatum.frames.FrameId;
import org.sitedatum.frames.StampedTransform;
import org.sitedatum.frames.TransformBuffer;
import org.sitedatum.frames.TransformBufferOptions;
import org.sitedatum.frames.TransformLookup;
import org.sitedatum.frames.TransformLookup.Found;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/** An edge with a ring so small that it wraps within one actor; every number of a sample is a function of its stamp. */
final class StressedEdge {

    static final FrameId SITE = FrameId.SITE;
    static final FrameId BODY = new FrameId("body");

    /** Outcomes. */
    static final int TORN = 0;

    static final int WHOLE = 1;
    static final int MISSED = 2;

    private static final TransformBufferOptions TINY = new TransformBufferOptions(Duration.ofSeconds(1), 14, 8);

    private StressedEdge() {}

    static TransformBuffer buffer() {
        return new TransformBuffer(TINY);
    }

    static StampedTransform sample(FrameId parent, long stamp) {
        return new StampedTransform(parent, BODY, stamp, pose(stamp));
    }

    static RigidTransform pose(long stamp) {
        return new RigidTransform(Quaternion.ofYaw(0.01 * stamp), new Vector3(stamp, 2 * stamp, 3 * stamp));
    }

    /** Whole when the answer is the sample of its stamp. */
    static int judge(TransformLookup lookup) {
        Optional<Found> found = lookup.found();
        if (found.isEmpty()) {
            return MISSED;
        }
        return isPoseOf(found.get().targetFromSource(), found.get().stampNanos()) ? WHOLE : TORN;
    }

    static boolean isPoseOf(RigidTransform seen, long stamp) {
        RigidTransform expected = pose(stamp);
        return seen.translation().distanceTo(expected.translation()) < 1e-9
                && seen.rotation().angleTo(expected.rotation()) < 1e-9;
    }
}
