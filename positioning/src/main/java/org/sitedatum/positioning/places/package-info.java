/**
 * Where bodies are and what they meet: fences with hysteresis, delays, heights and schedules; proximity and collisions.
 *
 * <p>Read {@link org.sitedatum.positioning.places.Places} first, then {@code FenceWatch} (how poses become entries and exits)
 * and {@code ZoneGrid} (why a thousand fences cost no more than a few). Site frame, metres, m^2, stamps in ns since the Unix
 * epoch. One thread, the engine's. What each parameter of a fence means is in docs/places.md.
 */
@NullMarked
package org.sitedatum.positioning.places;

import org.jspecify.annotations.NullMarked;
