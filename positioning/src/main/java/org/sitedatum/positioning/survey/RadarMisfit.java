package org.sitedatum.positioning.survey;

import org.sitedatum.frames.geometry.Vector3;

/**
 * A scan in which a radar saw something near the walker, but not where he was.
 *
 * @param stampNanos of the scan, ns since the Unix epoch
 * @param walker where the walk has him then, m in the site
 * @param metres from there to what was seen, in the plane of range and azimuth
 * @param rangeError measured minus expected, m
 * @param azimuthError measured minus expected, rad
 */
public record RadarMisfit(long stampNanos, Vector3 walker, double metres, double rangeError, double azimuthError) {}
