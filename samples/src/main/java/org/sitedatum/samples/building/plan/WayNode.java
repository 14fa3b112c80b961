package org.sitedatum.samples.building.plan;

import org.sitedatum.frames.geometry.Vector3;

/**
 * A place where ways meet.
 *
 * @param name unique in the building
 * @param point on the floor surface, m
 */
public record WayNode(String name, Vector3 point) {}
