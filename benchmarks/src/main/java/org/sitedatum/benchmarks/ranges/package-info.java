/**
 * Ranges to anchors: what one costs while tracking, and what finding a start from six of them costs and is worth beside
 * least squares. Read {@link org.sitedatum.benchmarks.ranges.RangeBenchmark}.
 *
 * <p>Site frame, metres; one floor, tags at a known height unless said otherwise.
 */
@NullMarked
package org.sitedatum.benchmarks.ranges;

import org.jspecify.annotations.NullMarked;
