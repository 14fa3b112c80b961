/**
 * Where a site is on Earth: WGS84 geodetic, Earth-centred and local tangent-plane coordinates, the georeference of a
 * site, map projections by EPSG code, and OGC GeoPose. The only home of degrees.
 *
 * <p>Read first: {@link org.sitedatum.frames.geo.Geodetic}, {@link org.sitedatum.frames.geo.SiteGeoreference}, {@link
 * org.sitedatum.frames.geo.GeoPose}.
 *
 * <p>Units: names ending in {@code Deg} are degrees, all other angles radians, lengths metres. Heights are above the WGS84
 * ellipsoid, never above sea level or floor. Frames: right-handed; ENU is x east, y north, z up. Types are immutable
 * and safe to share between threads, except {@link org.sitedatum.frames.geo.ProjectedCrs}. Malformed values are refused
 * with an {@link IllegalArgumentException} that names field, value and range. Must not depend on the frame tree or on
 * {@code frames.alignment}.
 */
@NullMarked
package org.sitedatum.frames.geo;

import org.jspecify.annotations.NullMarked;
