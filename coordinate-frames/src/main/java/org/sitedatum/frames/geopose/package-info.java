/**
 * The frame-based targets of OGC GeoPose 1.0 (21-056r11) as values, with their maths: chains, graphs, series and streams of
 * frames that hang below a tangent plane. Read {@link org.sitedatum.frames.geopose.GeoPoseChain}, {@link
 * org.sitedatum.frames.geopose.FramePose} and {@link org.sitedatum.frames.geopose.GeoPoseSeries} first; the Basic targets are
 * in {@code org.sitedatum.frames.geo}.
 *
 * <p>An outer frame is the east-north-up plane at a geodetic position; an inner frame is its pose in the frame around it.
 * Metres, unit quaternions x y z w, instants in milliseconds since the Unix epoch as the standard has them. Pure values, no
 * threads, no text: the JSON belongs to the edge.
 */
@NullMarked
package org.sitedatum.frames.geopose;

import org.jspecify.annotations.NullMarked;
