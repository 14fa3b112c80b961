package org.sitedatum.positioning.site;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * A static frame.
 *
 * @param id frame id
 * @param parent parent frame id; {@code site} is the root
 * @param parentFromFrame its pose in the parent
 * @param covariance of that pose, order x y z rotX rotY rotZ
 */
public record FramePlacement(
        String id, String parent, RigidTransform parentFromFrame, Optional<Covariance6> covariance) {}
