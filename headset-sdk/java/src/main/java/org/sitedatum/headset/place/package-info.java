/**
 * Where a thing is that somebody sees again and again: sightings of one thing put together into one place.
 *
 * <p>Read first: {@link org.sitedatum.headset.place.SightedPlace}, {@link org.sitedatum.headset.place.Sighting}.
 *
 * <p>Site frame, z up, metres; radians; times are nanoseconds of one clock that the caller chooses. One thread. Must not
 * depend on transport or messages.
 */
@NullMarked
package org.sitedatum.headset.place;

import org.jspecify.annotations.NullMarked;
