package org.sitedatum.cluster.engine;

import java.util.Map;
import org.sitedatum.positioning.FixRejection;

/**
 * What an engine's thread has done since it started.
 *
 * @param taken fixes given to the engine
 * @param accepted fixes the engine accepted
 * @param rejected fixes the engine refused, by reason
 * @param shed fixes that found the queue full
 * @param waiting fixes in the queue
 */
public record EngineHealth(long taken, long accepted, Map<FixRejection.Reason, Long> rejected, long shed, int waiting) {

    /** Copies the map. */
    public EngineHealth {
        rejected = Map.copyOf(rejected);
    }

    /** Before the first fix. */
    public static EngineHealth start() {
        return new EngineHealth(0, 0, Map.of(), 0, 0);
    }
}
