/**
 * What sensors are worth together: the simulated building followed by one kind of sensor, by all, and by all but one for a
 * while. Read {@link org.sitedatum.benchmarks.fusion.FusionMeasurement}, then {@link
 * org.sitedatum.benchmarks.fusion.BuildingTrial}. Metres, seconds; nothing here measures time.
 */
@NullMarked
package org.sitedatum.benchmarks.fusion;

import org.jspecify.annotations.NullMarked;
