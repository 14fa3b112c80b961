/**
 * How simulated bodies move: rounded paths, bounded speed and acceleration, pauses, stairs and lift rides.
 *
 * <p>Read first: {@link org.sitedatum.samples.building.motion.Walker}, {@link
 * org.sitedatum.samples.building.motion.Trajectory}, {@link org.sitedatum.samples.building.motion.BodyState}. Site frame,
 * metres, seconds since the start of the simulation. Immutable and thread-safe.
 */
@NullMarked
package org.sitedatum.samples.building.motion;

import org.jspecify.annotations.NullMarked;
