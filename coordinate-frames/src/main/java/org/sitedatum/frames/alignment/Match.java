package org.sitedatum.frames.alignment;

import org.sitedatum.frames.geometry.Vector3;

/** One thing known in both frames: the evidence an alignment is fitted from. Points and poses may be mixed. */
public sealed interface Match permits MatchedPoint, MatchedPose {

    /** Position in the source frame, in its unit. */
    Vector3 source();

    /** Position in the target frame, m. */
    Vector3 target();

    /** Variance per axis of target minus mapped source, m^2: the errors of both ends together. */
    double positionVariance();
}
