/**
 * What a line through a floor with many walls costs, beside JTS' own index.
 *
 * <p>Read first: {@link org.sitedatum.benchmarks.walls.WallMeasurement}, {@link
 * org.sitedatum.benchmarks.walls.WallBenchmark}. Nanoseconds per line.
 */
@NullMarked
package org.sitedatum.benchmarks.walls;

import org.jspecify.annotations.NullMarked;
