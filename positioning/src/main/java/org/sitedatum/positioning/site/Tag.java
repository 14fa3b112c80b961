package org.sitedatum.positioning.site;

import org.sitedatum.frames.geometry.Vector3;

/**
 * A tag fixed to a body.
 *
 * @param id tag id
 * @param leverArm m in the body frame
 */
public record Tag(String id, Vector3 leverArm) {}
