package org.sitedatum.positioning.replay;

/**
 * How a replay is compared with the truth.
 *
 * @param skipNanos the start of the recording that is not scored, ns
 * @param matchMetres an anonymous estimate farther than this from a truth is not the same body; the cut-off c of GOSPA
 * @param gridNanos anonymous truth is scored once in this time, ns
 */
public record ScoringOptions(long skipNanos, double matchMetres, long gridNanos) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when the skip is negative, or the distance or the grid not positive
     */
    public ScoringOptions {
        if (skipNanos < 0) {
            throw new IllegalArgumentException("skip is negative");
        }
        if (!(matchMetres > 0) || Double.isInfinite(matchMetres)) {
            throw new IllegalArgumentException("match distance must be positive");
        }
        if (gridNanos <= 0) {
            throw new IllegalArgumentException("grid must be positive");
        }
    }

    /** The contract's defaults: 5 s, 1 m, 1 s. */
    public static ScoringOptions defaults() {
        return new ScoringOptions(5_000_000_000L, 1, 1_000_000_000L);
    }
}
