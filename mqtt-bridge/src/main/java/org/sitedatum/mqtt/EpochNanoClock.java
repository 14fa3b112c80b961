package org.sitedatum.mqtt;

import java.time.Instant;

/** The wall clock of the edge. Nobody inside reads one; everybody else is given the time. Thread-safe. */
@FunctionalInterface
public interface EpochNanoClock {
    /** Now, ns since the Unix epoch. */
    long epochNanos();

    /** The system's clock, in steps of a microsecond or finer. */
    static EpochNanoClock system() {
        return () -> {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        };
    }
}
