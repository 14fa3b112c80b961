package org.sitedatum.frames;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;

/**
 * Answer of a {@link TransformBuffer}: the transform, or why there is none. A miss is a value, not an exception; of
 * several reasons the one that waiting cannot mend comes first, so {@link TooLate} is the only miss worth waiting for.
 */
public sealed interface TransformLookup {

    /** The transform when found. */
    default Optional<Found> found() {
        return Optional.empty();
    }

    /**
     * The transform asked for.
     *
     * @param targetFromSource maps source coordinates to target coordinates
     * @param stampNanos the instant it holds for, ns since the Unix epoch
     * @param covariance of it, axes of the target; present only when the lookup was asked for it
     */
    record Found(RigidTransform targetFromSource, long stampNanos, Optional<Covariance6> covariance)
            implements TransformLookup {

        @Override
        public Optional<Found> found() {
            return Optional.of(this);
        }

        /** Transform and covariance; exact when no covariance was asked for. */
        public UncertainTransform uncertain() {
            return new UncertainTransform(targetFromSource, covariance.orElse(Covariance6.ZERO));
        }
    }

    /**
     * The tree has no frame of this name.
     *
     * @param frame the name asked for
     */
    record UnknownFrame(FrameId frame) implements TransformLookup {}

    /**
     * Both frames are known, but they hang in different trees.
     *
     * @param target frame asked for
     * @param source frame asked for
     */
    record NotConnected(FrameId target, FrameId source) implements TransformLookup {}

    /**
     * An edge of the path remembers nothing so old. Waiting does not help.
     *
     * @param parent frame nearer to the root
     * @param child frame further from the root
     * @param stampNanos the stamp asked for
     * @param oldestNanos the oldest stamp the edge has
     */
    record TooEarly(FrameId parent, FrameId child, long stampNanos, long oldestNanos) implements TransformLookup {}

    /**
     * An edge of the path has nothing so new yet: of several, the one that lags most. Nothing is extrapolated unasked.
     *
     * @param parent frame nearer to the root
     * @param child frame further from the root
     * @param stampNanos the stamp asked for
     * @param newestNanos the newest stamp the edge has
     */
    record TooLate(FrameId parent, FrameId child, long stampNanos, long newestNanos) implements TransformLookup {}
}
