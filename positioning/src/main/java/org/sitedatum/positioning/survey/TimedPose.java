package org.sitedatum.positioning.survey;

import org.sitedatum.frames.geometry.RigidTransform;

/**
 * How a body stood at an instant.
 *
 * @param stampNanos ns since the Unix epoch
 * @param siteFromBody its pose
 */
public record TimedPose(long stampNanos, RigidTransform siteFromBody) {

    /** Refuses numbers out of range with an {@link IllegalArgumentException}. */
    public TimedPose {
        Checked.position("position", siteFromBody.translation());
        Checked.within("length of the orientation", siteFromBody.rotation().norm(), 0.999, 1.001);
    }
}
