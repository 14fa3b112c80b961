/**
 * Recordings through the engine as fast as it can. Read {@link org.sitedatum.benchmarks.replay.ReplayMeasurement}.
 *
 * <p>Fixes are read and decoded beforehand, so that the engine alone is measured.
 */
@NullMarked
package org.sitedatum.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
