package org.sitedatum.mqtt;

import java.util.Map;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;

/**
 * Takes fixes, one call at a time; usually an engine behind a thin adapter. The calls may come on different threads, each
 * seeing all that the ones before did.
 */
public interface FixConsumer {
    /** One fix that could be read; not yet checked against the site. */
    void onFix(Fix fix);

    /**
     * Time has passed and no fix was waiting.
     *
     * @param nowNanos ns since the Unix epoch
     */
    void onTime(long nowNanos);

    /**
     * Who sent a fix has said how much charge its battery has left; called after {@link #onFix}.
     *
     * @param share 0 to 1
     */
    default void onBattery(Fix fix, double share) {}

    /** A message that could not be read as a fix; the site has been told. */
    default void onUnreadable(FixRejection rejection) {}

    /** What is wrong with sources, anchors and sensors, by their ids, for the site's status. */
    default Map<String, String> problems() {
        return Map.of();
    }
}
