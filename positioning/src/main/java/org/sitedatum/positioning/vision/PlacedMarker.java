package org.sitedatum.positioning.vision;

import org.sitedatum.frames.geometry.UncertainTransform;

/**
 * A marker at a surveyed place.
 *
 * @param id marker id
 * @param siteFromMarker its pose and how well it is known
 * @param size edge length, m; NaN: not stated
 */
public record PlacedMarker(String id, UncertainTransform siteFromMarker, double size) {}
