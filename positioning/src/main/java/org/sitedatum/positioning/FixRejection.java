package org.sitedatum.positioning;

/**
 * A refused fix and why.
 *
 * @param source who sent it
 * @param stampNanos its stamp, ns since the Unix epoch; 0 when it could not be read
 * @param reason one word an integrator can count
 * @param detail one sentence: the field, its value, the allowed range, what to do
 */
public record FixRejection(String source, long stampNanos, Reason reason, String detail) {

    /** Why a fix was refused. */
    public enum Reason {
        /** Not JSON, or breaks the limits on size, depth, numbers or keys. */
        MALFORMED,
        /** A kind the contract does not list. */
        UNKNOWN_KIND,
        /** A required field is absent. */
        MISSING_FIELD,
        /** A field has the wrong JSON type. */
        WRONG_TYPE,
        /** An id breaks the rule for ids. */
        INVALID_ID,
        /** NaN or infinite. */
        NOT_FINITE,
        /** Outside the physical range of its kind. */
        OUT_OF_RANGE,
        /** A quaternion whose length is not 1. */
        NOT_UNIT,
        /** A covariance that is not positive semi-definite. */
        BAD_COVARIANCE,
        /** An anchor, camera, detector, marker or frame the site does not list. */
        UNKNOWN_SENSOR,
        /** A trackable or tag the site does not list. */
        UNKNOWN_TRACKABLE,
        /** Stamped later than now plus the allowed clock skew. */
        FROM_FUTURE,
        /** Older than the reordering window. */
        TOO_OLD,
        /** Heard before. */
        DUPLICATE,
        /** Its frame cannot be brought to the site frame at the stamp. */
        NO_TRANSFORM,
        /** Its frame drifts with a body's odometry or rides on a body, so it says nothing about the site. */
        MOVING_FRAME,
        /** The body's track contradicts it by more than the gate. */
        GATED,
        /** Its source is not believed for this body: the others have proved it wrong. */
        EXCLUDED,
        /** Needs an estimate that does not exist yet. */
        NOT_INITIALISED,
        /** A kind this engine does not use for such a body. */
        UNSUPPORTED,
        /** More fixes than the node can take. */
        OVERLOAD
    }
}
