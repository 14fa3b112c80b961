package org.sitedatum.frames.geopose;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;

/** Finds the pose at an instant among poses in order of time. */
final class Transitions {
    private Transitions() {}

    static Optional<RigidTransform> find(List<TimedFrame> frames, TransitionModel transition, long millis) {
        for (int i = 0; i < frames.size(); i++) {
            TimedFrame after = frames.get(i);
            if (after.validTimeMillis() == millis) {
                return Optional.of(after.outerFromInner());
            }
            if (after.validTimeMillis() > millis) {
                return i == 0 || transition == TransitionModel.NONE
                        ? Optional.empty()
                        : Optional.of(between(frames.get(i - 1), after, millis));
            }
        }
        return Optional.empty();
    }

    private static RigidTransform between(TimedFrame before, TimedFrame after, long millis) {
        double length = (double) after.validTimeMillis() - before.validTimeMillis();
        double share = ((double) millis - before.validTimeMillis()) / length;
        return before.outerFromInner().interpolate(after.outerFromInner(), share);
    }
}
