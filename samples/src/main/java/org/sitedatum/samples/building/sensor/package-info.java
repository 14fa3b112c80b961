/**
 * What simulated sensors say, with the faults real ones have: bias, noise, obstruction, dropouts, outliers, drift, clock
 * offset, latency.
 *
 * <p>Read first: {@link org.sitedatum.samples.building.sensor.SensorModel}, {@link
 * org.sitedatum.samples.building.sensor.UwbTag}, {@link org.sitedatum.samples.building.sensor.RadioChannel}. Every random
 * number is a function of seed, sensor and sample index ({@link org.sitedatum.samples.building.random.Noise}), so the order
 * of calls between sensors changes nothing.
 */
@NullMarked
package org.sitedatum.samples.building.sensor;

import org.jspecify.annotations.NullMarked;
