/**
 * The filter alone: predict and take a position of one of many bodies, against the same filter written by hand and with
 * two matrix libraries. Read {@link org.sitedatum.benchmarks.filter.FilterBenchmark}.
 *
 * <p>Six states, position and velocity in the site frame (m, m/s), white acceleration.
 */
@NullMarked
package org.sitedatum.benchmarks.filter;

import org.jspecify.annotations.NullMarked;
