package org.sitedatum.frames.geopose;

import java.util.OptionalLong;
import org.sitedatum.frames.geo.GeoPoseQuaternion;

/**
 * The Advanced target with a tangent plane as its outer frame: a pose with the instant it holds for.
 *
 * @param pose where and how turned; the plane's origin is the position
 * @param validTimeMillis ms since the Unix epoch; empty: not stated
 */
public record AdvancedGeoPose(GeoPoseQuaternion pose, OptionalLong validTimeMillis) {}
