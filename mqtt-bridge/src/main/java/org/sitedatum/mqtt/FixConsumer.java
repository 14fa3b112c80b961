package org.sitedatum.mqtt;

import org.sitedatum.positioning.fix.Fix;

/** Takes fixes, one after the other on the engine thread; usually an engine behind a thin adapter. */
public interface FixConsumer {
    /** One fix that could be read; not yet checked against the site. */
    void onFix(Fix fix);

    /**
     * Time has passed and no fix was waiting.
     *
     * @param nowNanos ns since the Unix epoch
     */
    void onTime(long nowNanos);
}
