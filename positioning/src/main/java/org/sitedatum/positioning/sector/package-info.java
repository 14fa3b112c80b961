/**
 * Several sectors of one site: which part of the site each answers for, and how a body that walks from one to the next is
 * handed over with all that is known of it.
 *
 * <p>Read first: {@link org.sitedatum.positioning.sector.SectorMap}, {@link
 * org.sitedatum.positioning.sector.SectorEngine}, {@link org.sitedatum.positioning.sector.HandOver}. Site frame, metres;
 * ns since the Unix epoch. Functions of their input; an engine belongs to one thread, values and maps are immutable. What
 * carries hand-overs between engines is not part of it.
 */
@NullMarked
package org.sitedatum.positioning.sector;

import org.jspecify.annotations.NullMarked;
