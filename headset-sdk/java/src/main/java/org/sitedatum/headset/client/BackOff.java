package org.sitedatum.headset.client;

import java.util.SplittableRandom;

/** Pauses between attempts to connect: from a quarter of a second doubling to eight, each between half and all of it. */
final class BackOff {

    private static final long SHORTEST = 250;
    private static final long LONGEST = 8_000;

    private final SplittableRandom random;
    private long pause = SHORTEST;

    BackOff(long seed) {
        random = new SplittableRandom(seed);
    }

    long nextMillis() {
        long now = pause;
        pause = Math.min(LONGEST, 2 * pause);
        return now / 2 + random.nextLong(now / 2 + 1);
    }

    /** The connection held. */
    void reset() {
        pause = SHORTEST;
    }
}
