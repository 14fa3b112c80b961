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
 * @param imageSize of a camera with a homography; empty: not known, and every pixel is taken for one of its image
 * @param floor it looks at; empty: the highest below it, or, of a homography, the first of the site
 */
public record Camera(
        String id,
        Optional<String> frame,
        Optional<RigidTransform> siteFromOptical,
        Optional<Intrinsics> intrinsics,
        List<Double> homography,
        Optional<ImageSize> imageSize,
        Optional<String> floor) {

    /** Copies the collections. */
    public Camera {
        homography = List.copyOf(homography);
    }

    /** One whose image size is that of its intrinsics, and whose floor follows from its place. */
    public Camera(
            String id,
            Optional<String> frame,
            Optional<RigidTransform> siteFromOptical,
            Optional<Intrinsics> intrinsics,
            List<Double> homography) {
        this(id, frame, siteFromOptical, intrinsics, homography, Optional.empty(), Optional.empty());
    }
}
