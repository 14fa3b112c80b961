package org.sitedatum.frames.geopose;

import org.sitedatum.frames.geometry.RigidTransform;

/**
 * A frame at an instant.
 *
 * @param validTimeMillis ms since the Unix epoch
 * @param outerFromInner pose in the outer frame; m
 */
public record TimedFrame(long validTimeMillis, RigidTransform outerFromInner) {}
