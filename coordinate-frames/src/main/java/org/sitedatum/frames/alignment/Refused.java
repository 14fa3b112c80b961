package org.sitedatum.frames.alignment;

/**
 * No alignment can be had from these matches.
 *
 * @param reason by name
 * @param detail for people, with the numbers that decided
 */
public record Refused(Reason reason, String detail) implements AlignmentResult {

    /** Why a fit was refused. */
    public enum Reason {
        /** Fewer matches than the model has freedoms for. */
        TOO_FEW,
        /** The points are all in one place; for {@link AlignmentModel#YAW_TRANSLATION}, above one another. */
        COINCIDENT,
        /** The points lie on one line: the turn about it cannot be known. */
        COLLINEAR,
        /** The points lie in one plane: the map out of it cannot be known. */
        COPLANAR,
        /** The points fit mirrored: one frame is left-handed, or an axis points the wrong way. */
        REFLECTION,
        /** The points spread no wider than their own errors: the result would be noise. */
        SPREAD_BELOW_NOISE,
        /** Too few matches agree on any one alignment. */
        NO_CONSENSUS,
        /** Poses were given to a model that fits points only. */
        POSES_NOT_USABLE
    }
}
