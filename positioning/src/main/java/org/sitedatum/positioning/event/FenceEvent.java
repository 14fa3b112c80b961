package org.sitedatum.positioning.event;

import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;

/**
 * A body entered a fence, stays in it, or left it. For one body and one fence, entered and exited alternate.
 *
 * @param sequence counts the events of the engine
 * @param stampNanos when it happened, interpolated between poses where they allow; ns since the Unix epoch
 * @param fence fence id
 * @param trackable body id
 * @param change what happened
 * @param cause what showed it
 * @param visit counts the body's entries into fences: entered, dwelling and exited of one stay carry the same number
 * @param enteredNanos when this stay began, ns since the Unix epoch
 * @param probability that the body was inside, from its pose's covariance, 0..1; the last known when time alone decided
 * @param position of the body, m; the last known when time alone decided
 * @param floor of the body
 */
public record FenceEvent(
        long sequence,
        long stampNanos,
        String fence,
        String trackable,
        Change change,
        Cause cause,
        long visit,
        long enteredNanos,
        double probability,
        Vector3 position,
        Optional<String> floor)
        implements SiteEvent {

    /** What happened. */
    public enum Change {
        /** The body is inside. */
        ENTERED,
        /** The body has been inside for the fence's dwell time. */
        DWELLING,
        /** The body is outside again. */
        EXITED
    }

    /** What showed it. */
    public enum Cause {
        /** A pose. */
        POSE,
        /** Two poses outside with the fence between them. */
        CROSSING,
        /** Time went by without a pose that says otherwise. */
        TIMEOUT,
        /** The fence's schedule began or ended. */
        SCHEDULE,
        /** The body is lost. */
        LOST,
        /** The fence or the body is not in the site any more. */
        REMOVED,
        /** The stay goes on under another id: two bodies proved to be one, or not to be one after all. */
        MERGE
    }

    /** {@code dwell} for a stay of the dwell time, else {@code fence}. */
    @Override
    public String kind() {
        return change == Change.DWELLING ? "dwell" : "fence";
    }

    @Override
    public String subject() {
        return fence;
    }
}
