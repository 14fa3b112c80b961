/**
 * Behind {@code sitedatum bench}: every figure of speed and memory the project quotes comes from here, each beside a peer
 * or a floor measured in the same run. Read {@link org.sitedatum.benchmarks.BenchCommand}, then one of the packages below.
 *
 * <p>Times are CPU nanoseconds per operation unless a table says otherwise. Nothing depends on this module.
 */
@NullMarked
package org.sitedatum.benchmarks;

import org.jspecify.annotations.NullMarked;
