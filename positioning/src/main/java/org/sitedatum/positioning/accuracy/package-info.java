/**
 * How well a site's sensors can tell where a body is, before anybody walks there: the Cramér-Rao bound at a place, walls
 * included, and a raster of it over a floor.
 *
 * <p>Read first: {@link org.sitedatum.positioning.accuracy.AccuracyBound}, {@link
 * org.sitedatum.positioning.accuracy.PlaceAccuracy}, {@link org.sitedatum.positioning.accuracy.AccuracyRaster}. Site
 * frame, metres, radians. Pure functions of the site document; nothing here is needed while tracking.
 */
@NullMarked
package org.sitedatum.positioning.accuracy;

import org.jspecify.annotations.NullMarked;
