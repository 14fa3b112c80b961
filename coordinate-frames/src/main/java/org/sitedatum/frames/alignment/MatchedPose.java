package org.sitedatum.frames.alignment;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/**
 * A body whose pose is known in both frames at the same instant, such as a headset seen by its own session and by a
 * marker. One pair fixes a rigid alignment.
 *
 * @param sourceFromBody its pose in the source frame
 * @param targetFromBody its pose in the target frame
 * @param positionVariance per axis of target minus mapped source, m^2, positive
 * @param rotationVariance per axis of the rotation between the two, rad^2, positive
 */
public record MatchedPose(
        RigidTransform sourceFromBody, RigidTransform targetFromBody, double positionVariance, double rotationVariance)
        implements Match {

    /** Refuses numbers out of range and rotations that are not of unit length with an exception. */
    public MatchedPose {
        Checked.position("sourceFromBody", sourceFromBody.translation());
        Checked.position("targetFromBody", targetFromBody.translation());
        Checked.rotation("sourceFromBody", sourceFromBody.rotation());
        Checked.rotation("targetFromBody", targetFromBody.rotation());
        Checked.variance("positionVariance", positionVariance);
        Checked.variance("rotationVariance", rotationVariance);
    }

    @Override
    public Vector3 source() {
        return sourceFromBody.translation();
    }

    @Override
    public Vector3 target() {
        return targetFromBody.translation();
    }

    /** The rotation between the frames that this pair alone would give. */
    Quaternion targetFromSource() {
        return targetFromBody
                .rotation()
                .times(sourceFromBody.rotation().conjugate())
                .normalized();
    }
}
