/**
 * Fences and meetings: what a position costs against many zones, beside JTS, and what a pose costs among many bodies. Read
 * {@link org.sitedatum.benchmarks.places.FenceBenchmark} and {@link org.sitedatum.benchmarks.places.JtsFenceBenchmark}; both
 * walk the same bodies ({@link org.sitedatum.benchmarks.places.Walkers}) through the same zones ({@link
 * org.sitedatum.benchmarks.places.ZoneField}).
 *
 * <p>Site frame, metres; one thread.
 */
@NullMarked
package org.sitedatum.benchmarks.places;

import org.jspecify.annotations.NullMarked;
