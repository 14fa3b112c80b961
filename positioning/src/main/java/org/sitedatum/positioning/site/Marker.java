package org.sitedatum.positioning.site;

import org.sitedatum.frames.geometry.RigidTransform;

/**
 * A fiducial marker.
 *
 * @param id marker id
 * @param siteFromMarker its pose
 * @param size edge length, m; NaN: not stated
 */
public record Marker(String id, RigidTransform siteFromMarker, double size) {}
