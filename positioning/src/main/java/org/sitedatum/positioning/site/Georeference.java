package org.sitedatum.positioning.site;

/**
 * Where the site origin is on Earth, and how the site is turned.
 *
 * @param latDeg degrees, WGS84
 * @param lonDeg degrees, WGS84
 * @param height m above the WGS84 ellipsoid
 * @param headingDeg degrees the site x axis is turned counter-clockwise from east
 */
public record Georeference(double latDeg, double lonDeg, double height, double headingDeg) {}
