/**
 * A simulated two-floor building whose truth is known: the site, who moves in it, and what its sensors say.
 *
 * <p>Read first: {@link org.sitedatum.samples.building.SampleBuilding}, {@link
 * org.sitedatum.samples.building.BuildingTruth}, {@link org.sitedatum.samples.building.BuildingSimulation}. Site frame, SI
 * units, stamps in ns since the Unix epoch. Everything is a function of the seed and of the time given: no clock, no
 * thread, no file, no network. Not thread-safe unless a type says so.
 */
@NullMarked
package org.sitedatum.samples.building;

import org.jspecify.annotations.NullMarked;
