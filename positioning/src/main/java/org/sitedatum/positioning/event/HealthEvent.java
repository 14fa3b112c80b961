package org.sitedatum.positioning.event;

import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;

/**
 * A source or an anchor behaves otherwise than it should, or well again.
 *
 * @param sequence counts the events of the engine
 * @param stampNanos when it was noticed, ns since the Unix epoch
 * @param device what kind of thing it is about
 * @param subject its id
 * @param condition what is wrong
 * @param change whether the condition began or ended
 * @param measured the value that showed it, in the unit of the condition
 * @param limit the bound that value passed, in the same unit
 * @param likelyPosition where the thing now seems to be, m in the site frame, when that can be told
 */
public record HealthEvent(
        long sequence,
        long stampNanos,
        Device device,
        String subject,
        Condition condition,
        Change change,
        double measured,
        double limit,
        Optional<Vector3> likelyPosition)
        implements SiteEvent {

    /** What kind of thing an event is about. */
    public enum Device {
        /** A source of fixes. */
        SOURCE,
        /** A surveyed anchor. */
        ANCHOR,
        /** A fixed sensor: camera, radar, detector. */
        SENSOR
    }

    /** What is wrong. */
    public enum Condition {
        /** Mean residual away from zero; m, or rad for angles. */
        BIASED,
        /** Residuals wider than the source says; ratio of standard deviations. */
        NOISY,
        /** Refused or excluded by the tracks; share 0..1. */
        EXCLUDED,
        /** Its clock is off; s. */
        CLOCK_OFFSET,
        /** Not where the site says; m from there. */
        MOVED,
        /** Nothing heard; s. */
        SILENT
    }

    /** Whether the condition began or ended. */
    public enum Change {
        /** It began. */
        RAISED,
        /** It ended. */
        CLEARED
    }

    @Override
    public String kind() {
        return "health";
    }
}
