/**
 * The whole engine on positions: door, clock, order, filter, pose out. Read {@link
 * org.sitedatum.benchmarks.engine.EngineBenchmark} for its cost and {@link
 * org.sitedatum.benchmarks.engine.PositionAccuracy} for what the poses are worth in the same stream.
 *
 * <p>Site frame, metres; one thread.
 */
@NullMarked
package org.sitedatum.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
