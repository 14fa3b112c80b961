package org.sitedatum.frames.geo;

/**
 * How a map differs from the ground at one place. A site measured in map coordinates is turned by the convergence and
 * stretched by the scale against its tangent plane: UTM has 0.9996 on its central meridian, 4 m in 10 km.
 *
 * @param convergenceDeg degrees that grid north lies clockwise of true north
 * @param scale map length over length on the ellipsoid, along the meridian
 */
public record GridFactors(double convergenceDeg, double scale) {}
