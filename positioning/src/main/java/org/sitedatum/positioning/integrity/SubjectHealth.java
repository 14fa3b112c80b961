package org.sitedatum.positioning.integrity;

import java.util.EnumSet;
import java.util.Set;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.event.HealthEvent.Device;

/**
 * How one source, anchor or sensor has been lately.
 *
 * @param device what kind of thing it is
 * @param id its id
 * @param heardNanos when it was last heard, ns since the Unix epoch
 * @param bias mean residual about the tracked bodies, m; of a sensor without names the larger of that along its sight
 *     (positive: too far) and across (positive: too far left), about where the others have the same bodies, NaN before enough was compared
 * @param spread standard deviation of the residuals, m
 * @param excludedShare share of what it said that the tracks did not use, 0..1; of a sensor without names, of its
 *     detections that no body explains
 * @param lag how much older than stamped its news seems beside the others', s; NaN while nothing moved enough to tell
 * @param conditions what is wrong now
 */
public record SubjectHealth(
        Device device,
        String id,
        long heardNanos,
        double bias,
        double spread,
        double excludedShare,
        double lag,
        Set<Condition> conditions) {

    /** Copies the set. */
    public SubjectHealth {
        conditions = Set.copyOf(conditions);
    }

    /** The same with more that is wrong. */
    SubjectHealth with(Set<Condition> more) {
        EnumSet<Condition> all = EnumSet.noneOf(Condition.class);
        all.addAll(conditions);
        all.addAll(more);
        return new SubjectHealth(device, id, heardNanos, bias, spread, excludedShare, lag, all);
    }
}
