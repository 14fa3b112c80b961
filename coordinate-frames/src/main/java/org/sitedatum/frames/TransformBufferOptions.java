package org.sitedatum.frames;

import java.time.Duration;

/**
 * What a {@link TransformBuffer} keeps at most. Memory of an edge: 64 bytes per sample kept, rounded up to a power of
 * two, plus one reference where it carries covariances.
 *
 * @param history how far back each moving edge remembers, from its own newest stamp
 * @param maxSamplesPerEdge samples of one moving edge; when there are more, its history gets shorter
 * @param maxFrames frames in the tree; further ones are refused
 */
public record TransformBufferOptions(Duration history, int maxSamplesPerEdge, int maxFrames) {

    /** 10 s as tf2, 16,383 samples per edge (10 s at 1.6 kHz, 1 MiB), 100,000 frames. */
    public static final TransformBufferOptions DEFAULTS =
            new TransformBufferOptions(Duration.ofSeconds(10), 16_383, 100_000);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when the history is not positive or over 365 days, or a count is below 2
     */
    public TransformBufferOptions {
        if (history.isNegative() || history.isZero() || history.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("history must be positive and at most 365 days: " + history);
        }
        if (maxSamplesPerEdge < 2 || maxSamplesPerEdge > 1 << 24) {
            throw new IllegalArgumentException("samples per edge must be 2 to 2^24: " + maxSamplesPerEdge);
        }
        if (maxFrames < 2) {
            throw new IllegalArgumentException("a tree needs at least 2 frames: " + maxFrames);
        }
    }

    /** The same with another history. */
    public TransformBufferOptions withHistory(Duration other) {
        return new TransformBufferOptions(other, maxSamplesPerEdge, maxFrames);
    }
}
