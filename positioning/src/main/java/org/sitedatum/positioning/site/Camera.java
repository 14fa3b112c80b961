package org.sitedatum.positioning.site;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * A fixed camera. Exactly one of pose (frame or siteFromOptical) with intrinsics, or homography.
 *
 * @param id camera id
 * @param frame optical frame named in the frame list
 * @param siteFromOptical pose of the optical frame
 * @param intrinsics pinhole and distortion
 * @param homography 3x3 row by row, pixel to floor metres; empty when not given
 */
public record Camera(
        String id,
        Optional<String> frame,
        Optional<RigidTransform> siteFromOptical,
        Optional<Intrinsics> intrinsics,
        List<Double> homography) {

    /** Copies the collections. */
    public Camera {
        homography = List.copyOf(homography);
    }
}
