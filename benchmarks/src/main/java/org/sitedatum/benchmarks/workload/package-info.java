/**
 * What the benchmarks are fed: bodies on closed paths, noisy fixes of them, some spoilt. Read {@link
 * org.sitedatum.benchmarks.workload.ClosedPath} and {@link org.sitedatum.benchmarks.workload.PositionStream}.
 *
 * <p>Site frame, metres; stamps are nanoseconds since the Unix epoch. Everything is drawn from fixed seeds.
 */
@NullMarked
package org.sitedatum.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
