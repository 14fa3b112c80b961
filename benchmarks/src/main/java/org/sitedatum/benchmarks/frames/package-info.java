/**
 * What a frame lookup costs. Read first: {@link org.sitedatum.benchmarks.frames.FrameLookupBenchmark}.
 *
 * <p>Stamps are nanoseconds; figures are nanoseconds per operation.
 */
@NullMarked
package org.sitedatum.benchmarks.frames;

import org.jspecify.annotations.NullMarked;
