package org.sitedatum.frames.alignment;

/**
 * How to fit when some matches are plainly wrong.
 *
 * @param seed of the random samples: same seed, same matches, same result
 * @param samples minimal sets tried, 1 to 1,000,000
 * @param minimumConsensus share of the matches that must agree, [0.5, 1]
 */
public record RobustOptions(long seed, int samples, double minimumConsensus) {

    /** Refuses numbers outside the ranges above with an {@link IllegalArgumentException}. */
    public RobustOptions {
        if (samples < 1 || samples > 1_000_000) {
            throw new IllegalArgumentException("samples is " + samples + ", must be in [1, 1000000]");
        }
        if (!(minimumConsensus >= 0.5 && minimumConsensus <= 1)) {
            throw new IllegalArgumentException("minimumConsensus is " + minimumConsensus + ", must be in [0.5, 1]");
        }
    }

    /** 1,000 samples, at least half of the matches must agree. */
    public static RobustOptions seeded(long seed) {
        return new RobustOptions(seed, 1000, 0.5);
    }
}
